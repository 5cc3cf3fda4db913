import { append } from '../../syntax/append.ts';
import { RichText } from '../../syntax/markdown/richText.ts';
import { asSeen, VEIL } from '../../syntax/seen.ts';
import { type Located, shifted } from '../../syntax/span.ts';
import { disguisesIn } from '../disguise.ts';
import type { DefaultDeclaration, NonSelection, Packet, Selection } from '../model.ts';
import { furthest, type SaidStatus, statusOf } from '../unknownStatus.ts';
import { bare, isGiven, isNoneLike, isPlaceholder, rolesOf } from '../values.ts';
import type { FrontMatterKey, FrontMatterValues } from './frontMatterValues.ts';
import { isOpen, type Label, type LabelledLine, movedLabel, optionsNamedIn, valueText } from './labels.ts';
import { choosersInLead, type Lead } from './lead.ts';
import type { Line } from './lines.ts';

type IsOption = (id: string) => boolean;

/** A default may be declared in the middle of a line, where a sentence starts. */
const DEFAULT_SENTENCE = /[.!?]\s+default\s*[:=]/gi;

const plain = ({ value, span }: Located<string>): RichText => RichText.plain(value, span.start);
const whole = (text: RichText): Located<string> => ({ value: text.text, span: text.span });

const SUPERSEDED_BY = /^super[sc]eded[ -]by\s*[:=](.*)$/is;
const SUPERSEDED_BEHIND_VEIL = /super[sc]eded[ -]by\s*[:=](.*)$/is;
/** A line that is about the status of something, most likely of the packet. */
const STATUS_LINE = /^(?:packet[ -])?status\s*[:=](.*)$/is;

/**
 * The status that a line says. A label that a reader takes for `Superseded by:` is one, whatever characters hide in it
 * or pictures stand before it: it can only take something out of force.
 */
export function statusIn({ text: { text, span } }: Line): SaidStatus | undefined {
  const pattern = text.includes(VEIL) ? SUPERSEDED_BEHIND_VEIL : SUPERSEDED_BY;
  const seen = asSeen(text).trim();
  const successor = pattern.exec(seen)?.[1];
  if (successor !== undefined) return isOpen(successor) ? undefined : { status: 'superseded', span };
  const word = STATUS_LINE.exec(seen)?.[1];
  const status = word === undefined ? undefined : statusOf(bare(word), true);
  return status && { status, span };
}

export const movedStatus = ({ status, span }: SaidStatus, by: number): SaidStatus => ({
  status,
  span: shifted(span, by),
});

/** `superseded` holds from either place; what is no status at all counts as a draft. */
export const readStatus = (values: FrontMatterValues, inText: readonly SaidStatus[]): SaidStatus | undefined =>
  furthest([...values.statuses, ...inText]);

/** What stands in the right place, and beside it, not by itself, what a reader takes for the same: it can only take away. */
const beside = (
  exact: readonly Located<string>[],
  near: () => readonly Located<string>[],
): readonly Located<string>[] => (exact.length === 0 ? exact : [...exact, ...near()]);

/** Where a line may declare a default: behind its label, or in a sentence. */
export type SaidDefault = { readonly label: LabelledLine } | { readonly sentence: RichText };

/** What a line says of the default; `label` is the label that it starts with. */
export const defaultsIn = (line: Line, label: LabelledLine | undefined): readonly SaidDefault[] =>
  label?.label === 'default' ? [{ label }] : sentencesIn(line).map((sentence) => ({ sentence }));

export const movedDefault = (said: SaidDefault, by: number): SaidDefault =>
  'label' in said ? { label: movedLabel(said.label, by) } : { sentence: said.sentence.movedBy(by) };

/** Declarations by a label, in sentences and in the front matter. */
export function readDefaults(
  inText: readonly SaidDefault[],
  values: FrontMatterValues,
  isOption: IsOption,
): DefaultDeclaration[] {
  const label = inText.flatMap((said) =>
    'label' in said ? namedBy(said.label, isOption) : optionsNamedIn(said.sentence, isOption).slice(0, 1),
  );
  const frontMatter = values.words('default').flatMap((value) => namedInEntry('default', value, values, isOption));
  return [
    ...label.map((option): DefaultDeclaration => ({ option, form: 'label' })),
    ...frontMatter.map((option): DefaultDeclaration => ({ option, form: 'front-matter' })),
  ];
}

/** What keys say that readers take for `default`; it counts beside a declaration, and declares nothing by itself. */
export const nearDefaults = (values: FrontMatterValues, isOption: IsOption): DefaultDeclaration[] =>
  values
    .near('default')
    .flatMap((value) => namedOr(plain(value), isOption))
    .map((option) => ({ option, form: 'front-matter' }));

/**
 * The options that `text` names, else its words as the name of an option that is none. With a hidden character in it
 * nobody knows what its reader saw, so that it names none.
 */
function namedOr(text: RichText, isOption: IsOption): readonly Located<string>[] {
  const hasHidden = text.text.includes(VEIL) || disguisesIn(text.text).some(({ kind }) => kind === 'hidden');
  const named = hasHidden ? [] : optionsNamedIn(text, isOption);
  return named.length > 0 || text.isBlank ? named : [whole(text)];
}

/** As `namedOr`, of a label's value. */
const namedBy = (label: LabelledLine, isOption: IsOption): readonly Located<string>[] =>
  label.kind === 'seen' ? [whole(label.line.text)] : namedOr(valueText(label), isOption);

/** As `namedOr`, of an entry of the front matter: what is no word or list of words names nothing, whatever is in it. */
const namedInEntry = (
  key: FrontMatterKey,
  value: Located<string>,
  values: FrontMatterValues,
  isOption: IsOption,
): readonly Located<string>[] => (values.entry(key)?.nested ? [value] : namedOr(plain(value), isOption));

/** Words by which a value takes back the option that it names, makes it depend on something, or leaves it open. */
const DOUBT =
  /[?¿]|(?<![\p{L}\p{N}_-])(?:no|not|none|never|neither|nor|if|when|unless|until|once|after|pending|subject|provided|provisional(?:ly)?|proposed|proposal|tentative(?:ly)?|draft|tbd|tbc|withdrawn|revoked|rescinded|rejected|declined|void|cancell?ed|superseded)(?![\p{L}\p{N}_-])/iu;

/**
 * The options that a value selects. A negation or a condition beside the one that it names is not understood, so that
 * the value is then taken by its words, which are no option.
 */
function withoutDoubt(value: RichText, options: readonly Located<string>[]): readonly Located<string>[] {
  const [option] = options;
  if (option === undefined || options.length > 1) return options;
  const rest = value.text.replace(option.value, ' ');
  return rest !== value.text && DOUBT.test(rest) ? [whole(value)] : options;
}

const sentencesIn = ({ text }: Line): RichText[] =>
  Array.from(text.text.matchAll(DEFAULT_SENTENCE), (match) => {
    const from = match.index + match[0].length;
    const end = text.text.slice(from).search(/[.!?](?:\s|$)/);
    return text.slice(from, end === -1 ? text.text.length : from + end);
  });

interface Selected {
  readonly selections: readonly Selection[];
  readonly nonSelections: readonly NonSelection[];
}

/** What labels and the front matter select, and where they say that nothing is. */
export function readSelections(
  labels: readonly LabelledLine[],
  values: FrontMatterValues,
  isOption: IsOption,
): Selected {
  const selections: Selection[] = [];
  const nonSelections: NonSelection[] = [];
  for (const label of labelled(labels, 'selected')) {
    const value = valueText(label);
    const { span } = label.line.text;
    if (isNoneLike(value.text)) nonSelections.push({ span, form: 'label' });
    // Whether its reader sees it or not: nothing is selected there.
    if (isOpen(label.seenValue)) continue;
    // "# Decision: how we go on" is a heading, not a decision.
    const isHeading = label.line.level > 0 && label.kind === 'plain';
    const options = isHeading ? optionsNamedIn(value, isOption) : namedBy(label, isOption);
    append(
      selections,
      withoutDoubt(value, options).map((option): Selection => ({ option, form: 'label', span })),
    );
  }
  for (const value of values.words('selected')) {
    const { span } = values.entry('selected') ?? value;
    if (isNoneLike(value.value)) nonSelections.push({ span, form: 'label' });
    if (isOpen(value.value)) continue;
    selections.push(
      ...withoutDoubt(plain(value), namedInEntry('selected', value, values, isOption)).map(
        (option): Selection => ({ option, form: 'front-matter', span }),
      ),
    );
  }
  return { selections, nonSelections };
}

/** What keys say that readers take for `selected`; it counts beside a selection, and selects nothing by itself. */
export function nearSelections(values: FrontMatterValues, isOption: IsOption): Selected {
  const near = values.near('selected');
  return {
    selections: near
      .filter(({ value }) => !isOpen(value))
      .flatMap((value) =>
        withoutDoubt(plain(value), namedOr(plain(value), isOption)).map(
          (option): Selection => ({ option, form: 'front-matter', span: value.span }),
        ),
      ),
    nonSelections: near
      .filter(({ value }) => isNoneLike(value))
      .map(({ span }): NonSelection => ({ span, form: 'label' })),
  };
}

/** Who may choose: where the lead line and the front matter both name somebody, those that both name. */
export function readChoosers(
  lead: Lead | undefined,
  values: FrontMatterValues,
): Pick<Packet, 'choosers' | 'openChoosers'> {
  const named = choosersInLead(lead);
  const listed = values.values('choosers').flatMap((value) => rolesOf(plain(value), 0, value.value.length));
  const both =
    values.entry('choosers') === undefined
      ? (named ?? [])
      : listed.filter((role) => named === undefined || named.some((other) => other.value === role.value));
  const near = values.near('choosers').flatMap((value) => rolesOf(plain(value), 0, value.value.length));
  const isNear = ({ value }: Located<string>) => near.length === 0 || near.some((other) => other.value === value);
  return {
    choosers: both.filter((role) => isGiven(role.value) && isNear(role)),
    openChoosers: [...listed, ...(named ?? [])].filter((role) => isPlaceholder(role.value)),
  };
}

export function readDeciders(labels: readonly LabelledLine[], values: FrontMatterValues): readonly Located<string>[] {
  const roles = (value: Located<string>) => rolesOf(plain(value), 0, value.value.length);
  const exact = [
    ...labelled(labels, 'decided-by').flatMap((label) => {
      const text = withoutStop(valueText(label));
      return label.kind === 'seen' ? [whole(text)] : rolesOf(text, 0, text.text.length);
    }),
    ...values.words('decided-by').flatMap(roles),
  ];
  return beside(exact, () => values.near('decided-by').flatMap(roles));
}

export function readDecidedOn(labels: readonly LabelledLine[], values: FrontMatterValues): readonly Located<string>[] {
  const exact = [
    ...labelled(labels, 'decided-on')
      .map((line) => withoutStop(valueText(line)))
      .filter((text) => !text.isBlank)
      .map(whole),
    ...values.words('decided-on'),
  ];
  return beside(exact, () => values.near('decided-on'));
}

const labelled = (labels: readonly LabelledLine[], label: Label): LabelledLine[] =>
  labels.filter((line) => line.label === label);

/** A last full stop ends the sentence, not the value; `...` is a value that keeps the place free. */
const withoutStop = (text: RichText): RichText =>
  /[^.]\.$/.test(text.text) ? text.slice(0, text.text.length - 1) : text;
