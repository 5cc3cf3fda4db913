import type { OptionSummary, Place } from '../summary/model.ts';
import { evidencePhrase, marksOf, preconditionPhrase, type Style, verdictOf } from '../summary/phrases.ts';
import type { Assumption } from './assume.ts';
import type { ExplainedClause, ExplainedPrecondition, Explanation } from './model.ts';
import type { Step } from './steps.ts';

/** One thing that an explanation says. */
export interface ExplanationLine {
  /** Whether it is shown to be so; `undefined` for what is to be done, or only said. */
  readonly isMet: boolean | undefined;
  /** What it is about, before a colon. */
  readonly subject?: string;
  /** Where that stands, to be said in a low voice. */
  readonly aside?: string;
  readonly text: string;
  /** What is said further about it. */
  readonly below: readonly { readonly isMet: boolean | undefined; readonly text: string }[];
  /** Where to go for it. */
  readonly place: Place | undefined;
}

export interface ExplanationSection {
  readonly kind: 'reading' | 'requirements' | 'steps';
  readonly title: string;
  readonly lines: readonly ExplanationLine[];
}

/** The parts of an explanation that have something to say, in the order in which they are read. */
export function sectionsOf(explanation: Explanation, style: Style): ExplanationSection[] {
  const { option, clauses, preconditions, steps } = explanation;
  const sections: ExplanationSection[] = [
    {
      kind: 'reading',
      title: 'How its words were read',
      lines: clauses.map((clause) => readingLine(clause, option, style)),
    },
    {
      kind: 'requirements',
      title: 'What it requires',
      lines: preconditions.map((precondition) => preconditionLine(precondition, option, style)),
    },
    { kind: 'steps', title: 'What opens it', lines: steps.map((step) => stepLine(step, style)) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** The verdict of an option, and what sets it apart. */
export function verdictPhrase(option: OptionSummary): string {
  const marks = marksOf(option);
  return `${verdictOf(option)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
}

/** What an explanation rests on beside what is shown; `undefined` where that is nothing. */
export function assumedPhrase({ assumed }: Explanation, style: Style): string | undefined {
  if (assumed.length === 0) return undefined;
  const all = assumed.map((assumption) => assumptionPhrase(assumption, style)).join('; ');
  return `This rests on assumptions: ${all}. Nothing is in force by it.`;
}

function assumptionPhrase(assumption: Assumption, { code, words }: Style): string {
  switch (assumption.kind) {
    case 'blocker':
      return `${code(assumption.id)} is ${assumption.level}`;
    case 'condition':
      return `“${words(assumption.name)}” is met`;
    case 'grant':
      return `the grant ${code(assumption.name)} is given`;
  }
}

function readingLine(clause: ExplainedClause, option: OptionSummary, { code, words }: Style): ExplanationLine {
  const { option: from, state, text, line, place } = clause;
  return {
    isMet: state === 'met',
    subject: `“${words(clause.clause)}”`,
    aside: `(line ${line + 1}${from === option.id ? '' : `, of ${code(from)}`})`,
    text: state === 'blocked' ? `cannot be met as written: ${text}` : `${text}.`,
    below: [],
    place,
  };
}

function preconditionLine(precondition: ExplainedPrecondition, option: OptionSummary, style: Style): ExplanationLine {
  const { kind, met, doubts, evidence, entry, place } = precondition;
  // The phrase of a condition or a grant names its doubts itself.
  const own = kind === 'blocker' ? doubts.map((doubt) => ({ isMet: false, text: style.words(doubt) })) : [];
  const records = evidence.map((each) => ({ isMet: each.isGood, text: evidencePhrase(each, style) }));
  return {
    isMet: met,
    text: preconditionPhrase(precondition, option, style),
    below: [...own, ...records],
    place: entry ?? place,
  };
}

function stepLine(step: Step, style: Style): ExplanationLine {
  const [text = '', ...rest] = stepPhrases(step, style);
  return { isMet: undefined, text, below: rest.map((more) => ({ isMet: undefined, text: more })), place: step.place };
}

function stepPhrases(step: Step, style: Style): readonly string[] {
  const { code, words } = style;
  switch (step.kind) {
    case 'edit':
      return [`Edit the ${step.file === 'packet' ? 'packet' : 'blocker map'}: ${words(step.reason)}`];
    case 'blocker': {
      const title = step.title === '' ? '' : ` (${words(step.title)})`;
      const proof = step.provenBy === undefined ? '' : ` The execution of ${code(step.provenBy)} is to bring that.`;
      return [
        `${who(step.owners, style)}: bring ${code(step.id)} from ${step.from} to ${step.to}${title}.`,
        `${EVIDENCE[step.to]}${proof}`,
        ...(step.neededBy.length === 0
          ? []
          : [`It must be RESOLVED before ${listed(step.neededBy.map(code))} can be.`]),
      ];
    }
    case 'condition': {
      const name = `“${words(step.text)}”`;
      return [
        step.isTracked
          ? `${who(step.owners, style)}: show that ${name} holds, and set ${code(step.id ?? '')} to MET with evidence.`
          : `Nobody yet: have the map track ${name}; then show that it holds, and set it to MET with evidence.`,
      ];
    }
    case 'grant': {
      const name = code(step.id ?? step.text);
      return [
        step.isTracked
          ? `${who(step.owners, style)}: give the grant ${name}, by an act of its own.`
          : `Nobody yet: have the map track the grant ${name}; then give it, by an act of its own.`,
      ];
    }
  }
}

const who = (owners: readonly string[], { words }: Style): string =>
  owners.length === 0 ? 'Nobody yet' : words(owners.join(' or '));

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** What each level demands. */
const EVIDENCE = {
  OPEN: '',
  DESIGNED: 'That takes a good evidence entry.',
  RESOLVED: 'That takes a good evidence entry, resolvedBy one of its owners, and resolvedOn.',
  PROVEN: 'That takes resolvedBy one of its owners, resolvedOn, and a good rehearsal or dry-run entry.',
} as const;
