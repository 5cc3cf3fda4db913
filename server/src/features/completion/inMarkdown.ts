import { FRONT_MATTER_KEYS } from '../../core/packet/markdown/frontMatterValues.ts';
import { PACKET_STATUSES } from '../../core/packet/model.ts';
import type { PacketFile } from '../../core/project.ts';
import { relativePath } from '../../core/rules/uris.ts';
import type { Context } from '../context.ts';
import { describePath, describeWord, propertyOfKey } from '../hover/schemaWords.ts';
import { markdownOf } from '../places/syntax.ts';
import { Candidates, type TypedWord } from './candidates.ts';
import { lineSnippets } from './lineSnippets.ts';
import { type Due, type MarkdownPlace, markdownPlaceAt } from './markdownPlace.ts';
import type { Suggestion } from './suggestion.ts';

/** Characters that bring suggestions up by themselves only where something of the packet is due. */
const QUIET_TRIGGERS = new Set([' ', '|', '-', '_', '(', '/', '"', ':']);

/** What to suggest at `offset` of a packet in Markdown; `trigger` is the character that asks by itself. */
export function suggestInMarkdown(
  file: PacketFile,
  offset: number,
  trigger: string | undefined,
  today: string,
  context: Context,
): Suggestion[] {
  const place = markdownPlaceAt(file, offset);
  if (trigger !== undefined && QUIET_TRIGGERS.has(trigger) && !isAsked(place, trigger)) return [];
  const word: TypedWord = { span: place.word, typed: place.typed };
  return suggest(place.due, word, file, today, context);
}

/** Whether a character that was typed asks for suggestions where it stands: `-` does in `FIX7-`, not in `- `. */
function isAsked({ due, typed }: MarkdownPlace, trigger: string): boolean {
  const isId = /^[A-Z][A-Z0-9]*[-_]/.test(typed);
  if (trigger === '-' || trigger === '_') return isId;
  if (trigger === ':') return due.kind === 'front-matter-value';
  return due.kind !== 'prose' && due.kind !== 'line' && due.kind !== 'key';
}

function suggest(due: Due, word: TypedWord, file: PacketFile, today: string, context: Context): Suggestion[] {
  const candidates = new Candidates(file, context);
  switch (due.kind) {
    case 'key':
      return keys(file, word);
    case 'front-matter-value':
      return valuesOf(due.key, word, file, today, candidates);
    case 'label-value':
      return due.label === 'superseded-by'
        ? otherPackets(file, word, context)
        : valuesOf(due.label, word, file, today, candidates);
    case 'link':
      return candidates.maps(word);
    case 'cell':
      return inCell(due, word, file, candidates);
    case 'standing-entry':
      return standingEntries(word, file, candidates);
    case 'line':
      return [...lineSnippets(file, word, due.isFirst, today), ...names(word, candidates)];
    case 'prose':
      return names(word, candidates);
  }
}

const names = (word: TypedWord, candidates: Candidates): Suggestion[] => [
  ...candidates.blockers(word),
  ...candidates.options(word),
];

function keys(file: PacketFile, { span }: TypedWord): Suggestion[] {
  const present = new Set(markdownOf(file).frontMatter?.entries.map(({ key }) => key.value));
  return FRONT_MATTER_KEYS.filter((key) => !present.has(key)).map((key): Suggestion => {
    const documentation = describePath('packet', [propertyOfKey(key)]);
    return {
      label: key,
      kind: 'key',
      insert: `${key}: `,
      word: span,
      ...(documentation !== undefined && { documentation }),
      goesOn: true,
    };
  });
}

function valuesOf(
  key: string,
  word: TypedWord,
  { evaluation: { packet } }: PacketFile,
  today: string,
  candidates: Candidates,
): Suggestion[] {
  switch (key) {
    case 'status':
      return PACKET_STATUSES.map((status): Suggestion => {
        const documentation = describeWord('packet', ['status'], status);
        return {
          label: status,
          kind: 'status',
          insert: status,
          word: word.span,
          ...(documentation && { documentation }),
        };
      });
    case 'default':
      return candidates.options(word);
    case 'selected':
      return [...candidates.options(word), { label: 'none', kind: 'word', insert: 'none', word: word.span }];
    case 'decided-by':
    case 'choosers':
      return candidates.roles(
        word,
        packet.choosers.map(({ value }) => value),
      );
    case 'decided-on':
    case 'date':
      return [{ label: today, kind: 'date', detail: 'today', insert: today, word: word.span }];
    case 'blocker-map':
      return candidates.maps(word);
    case 'lane': {
      const lane = candidates.map?.lane?.value;
      return lane === undefined ? [] : [{ label: lane, kind: 'word', insert: lane, word: word.span }];
    }
    default:
      return [];
  }
}

function otherPackets({ uri }: PacketFile, { span }: TypedWord, { snapshot }: Context): Suggestion[] {
  const others = [...snapshot.files.values()].filter(({ file }) => file.kind === 'packet' && file.uri !== uri);
  return others.map(({ file }) => {
    const path = relativePath(uri, file.uri);
    return { label: path, kind: 'file', insert: path, word: span };
  });
}

function inCell(
  { clause, row, isBlank }: Extract<Due, { kind: 'cell' }>,
  word: TypedWord,
  file: PacketFile,
  candidates: Candidates,
): Suggestion[] {
  const { text } = file.source;
  const behind = /^[^|;\r\n]*/.exec(text.slice(word.span.end))?.[0] ?? '';
  const isInGrants = /\bgrants?\b/i.test(behind);
  const whole: TypedWord = {
    span: { start: clause.start, end: word.span.end },
    typed: text.slice(clause.start, clause.end),
  };
  const words = [
    ...(isBlank ? [{ label: 'none', detail: 'it requires nothing' }] : []),
    { label: 'above', detail: 'all that the row above requires' },
    { label: 'all of the above', detail: 'all that every row above requires' },
    { label: 'ALL blockers resolved', detail: 'every blocker of the map' },
  ];
  return [
    ...candidates.blockers(word),
    ...candidates.conditions(whole).map((suggestion) => ({ ...suggestion, insert: inTable(suggestion.insert) })),
    ...candidates.grants(word, (name) => (isInGrants ? name : `${name} grant`)),
    ...candidates.options(word, row),
    ...words.map(({ label, detail }): Suggestion => ({ label, kind: 'word', detail, insert: label, word: whole.span })),
  ];
}

/** A statement as it stands in one cell. */
const inTable = (statement: string): string => statement.replace(/\s+/g, ' ').replace(/\|/g, '\\|');

/** A whole entry for each blocker that the packet's list does not have yet. */
function standingEntries(word: TypedWord, { evaluation }: PacketFile, candidates: Candidates): Suggestion[] {
  const listed = new Set(
    evaluation.references.all.flatMap(({ word: each, lookup }) =>
      each.place === 'standing-list' && each.span.start !== word.span.start && lookup.kind === 'known'
        ? [lookup.earned.blocker.id?.value]
        : [],
    ),
  );
  const entries = candidates.map?.blockers ?? [];
  return candidates.blockers(word).flatMap((suggestion): Suggestion[] => {
    const blocker = entries.find(({ id }) => id?.value === suggestion.label);
    if (blocker === undefined || listed.has(suggestion.label)) return [];
    const owners = blocker.owners.map(({ value }) => value).join(' + ');
    const insert = `${suggestion.label} — ${blocker.title?.value ?? ''} (${owners})`;
    return [{ ...suggestion, insert }];
  });
}
