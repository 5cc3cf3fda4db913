import { fitted } from '../../syntax/fitted.ts';
import { RichText } from '../../syntax/markdown/richText.ts';
import { asSeen, VEIL } from '../../syntax/seen.ts';
import type { Located } from '../../syntax/span.ts';
import { disguisesIn } from '../disguise.ts';
import { type Level, reaches } from '../level.ts';
import type { Statement } from '../model.ts';
import { bare, isNoneLike, located } from '../values.ts';
import { blockerWordsOf, isOptionWord, type Word, wordsOf } from '../words.ts';
import { divide, protection } from './divide.ts';
import { type GrantNames, grantNamesIn } from './grants.ts';
import { asksForProof, levelAt } from './level.ts';

/** What the reading of a cell depends on beside its words. */
export interface Vocabulary extends GrantNames {
  isOption(id: string): boolean;
  /** Whether a word of a blocker ID's shape is a reference. */
  isReference(word: string): boolean;
  /** Whether the map knows a blocker by this ID, or the ID belongs to the lane. */
  isKnownBlocker(id: string): boolean;
  /** Whether a condition of the map has this ID or statement. */
  isCondition(text: string): boolean;
}

/** What an option's cells say: nothing at all, that there are no preconditions, or which. */
export type CellReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'statements';
      readonly statements: readonly Statement[];
      /** Whether it says `none` beside them. */
      readonly saysNone: boolean;
    };

// What looks like the sign, such as the full-width one, divides as well: readers of the page see it so.
const CLAUSE_SEPARATOR = /[;+\n\u037E\uFF1B\uFE54\uFF0B\uFE62]/g;
const ITEM_SEPARATOR = /[,\uFF0C\u3001\uFE50]/g;
const JOINT = /(?<![\p{L}\p{N}_-])(?:and|with|plus)(?![\p{L}\p{N}_-])|&/giu;
const LEADING_JOINT = /^(?:(?:and|with|plus)(?![\p{L}\p{N}_-])|&)\s*/iu;
const ALL_BLOCKERS = /(?<![\p{L}\p{N}_-])all\s+blockers(?![\p{L}\p{N}_-])/iu;

/** Reads the words of an option's precondition cells. The grammar is in `docs/preconditions.md`. */
export function readCells(cells: readonly RichText[], vocabulary: Vocabulary): CellReading {
  const clauses = cells.flatMap((cell) => divide(cell, CLAUSE_SEPARATOR)).filter((clause) => bare(clause.text) !== '');
  if (clauses.length === 0) return { kind: 'nothing' };
  const stated = clauses.filter((clause) => !isNoneLike(clause.text));
  if (stated.length === 0) return { kind: 'none' };
  const statements = fitted(stated.flatMap((clause) => readClause(clause, vocabulary)));
  return { kind: 'statements', statements, saysNone: stated.length < clauses.length };
}

/** A clause in which a reader may see more than is read can never be met. */
function readClause(clause: RichText, vocabulary: Vocabulary): Statement[] {
  const statements = readWords(clause, vocabulary);
  // A condition is what it is named; beside a reference words in small letters would be passed over.
  const namesOthers = statements.some(({ kind }) => kind !== 'condition');
  const isPlain = ASCII.test(clause.text) && !(namesOthers && clause.text.search(BLOCKER_IN_SMALL) !== -1);
  if (isPlain || statements.some(({ kind }) => kind === 'unknown')) return statements;
  const seen = seenText(clause.text, vocabulary);
  if (!clause.text.includes(VEIL) && !saysMore(seen, statements, vocabulary)) return statements;
  const text = { value: withoutVeil(clause.text), span: clause.span };
  const reason = clause.text.includes(VEIL)
    ? 'It holds a picture, or words that some of its readers may not see.'
    : `A reader takes it for "${seen}", and what is read says less.`;
  return [...statements, { kind: 'unknown', cause: 'disguised', reason, text }];
}

/** `text` as it is written, without the sign that it may not be seen. */
const withoutVeil = (text: string): string => text.replaceAll(VEIL, '').trim();

const ASCII = /^\p{ASCII}*$/u;
/** What somebody may take for a blocker's ID although it is not in capital letters. */
const BLOCKER_IN_SMALL =
  /(?<![A-Za-z0-9_-])(?=[A-Z0-9_-]*[a-z_])[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*[_-][0-9]+(?![A-Za-z0-9_-])/g;

/** `text` as a reader may take it: look-alikes as what they look like, known blockers in capital letters. */
function seenText(text: string, vocabulary: Vocabulary): string {
  return asSeen(text).replace(BLOCKER_IN_SMALL, (word) => {
    const id = word.toUpperCase().replaceAll('_', '-');
    return vocabulary.isKnownBlocker(id) ? id : word;
  });
}

/** Whether `seen` asks for something that `statements`, which the text itself was read as, do not. */
function saysMore(seen: string, statements: readonly Statement[], vocabulary: Vocabulary): boolean {
  const grants = new Set(statements.flatMap((each) => (each.kind === 'grant' ? asSeen(each.name.value) : [])));
  const reader: Vocabulary = { ...vocabulary, isGrant: (name) => grants.has(name) || vocabulary.isGrant(name) };
  const asked = statements.map(targetOf);
  return readWords(RichText.plain(seen, 0), reader).some((statement) => {
    if (statement.kind === 'condition') return false;
    const target = targetOf(statement);
    return !asked.some((other) => other.target === target.target && reaches(other.level, target.level));
  });
}

/** What a statement is about, as a reader takes it, and the level that it asks for. */
function targetOf(statement: Statement): { readonly target: string; readonly level: Level } {
  switch (statement.kind) {
    case 'blocker':
      return { target: `blocker ${asSeen(statement.reference.value)}`, level: statement.level };
    case 'all-blockers':
      return { target: 'all', level: statement.level };
    case 'grant':
      return { target: `grant ${asSeen(statement.name.value)}`, level: 'OPEN' };
    case 'inherit':
      return { target: `inherit ${JSON.stringify(statement.from)}`, level: 'OPEN' };
    default:
      return { target: statement.kind, level: 'OPEN' };
  }
}

function readWords(clause: RichText, vocabulary: Vocabulary): Statement[] {
  const items = divide(clause, ITEM_SEPARATOR);
  const isDivided = items.some(
    (item) => holdsTarget(item, vocabulary) || readInheritance(item, vocabulary) !== undefined,
  );
  const statements = isDivided
    ? items.flatMap((item) => readItem(item, vocabulary))
    : [readRemainder(clause, vocabulary)];
  return [...statements, ...disguisedWords(clause, isDivided).map((word) => readDisguised(clause, word))];
}

/**
 * The words that only look like IDs. Beside a reference or a grant every word counts, `proven` for one, so that there
 * none may hold a character that is not what it looks like; typographic hyphens are no harm in it.
 */
function disguisedWords({ text }: RichText, isDivided: boolean): Word[] {
  const words = wordsOf(text);
  const disguises = isDivided ? disguisesIn(text).filter(({ kind }) => kind !== 'hyphen') : [];
  const holds = ({ text: word, at }: Word) =>
    disguises.some((disguise) => at <= disguise.at && disguise.at < at + word.length);
  return words.filter((word) => word.disguised || holds(word));
}

/** Divides `ALL blockers …: …` at its colon; what stands behind it has levels of its own. */
function readItem(item: RichText, vocabulary: Vocabulary): Statement[] {
  const all = ALL_BLOCKERS.exec(item.text);
  const colon = all === null ? -1 : colonBehind(item, all.index);
  if (colon === -1) return readParts(item, vocabulary);
  const parts = [item.slice(0, colon), item.slice(colon + 1, item.text.length)];
  return parts.filter((part) => !part.isBlank).flatMap((part) => readParts(part, vocabulary));
}

function colonBehind(item: RichText, from: number): number {
  const isProtected = protection(item);
  let colon = item.text.indexOf(':', from);
  while (colon !== -1 && isProtected(colon)) colon = item.text.indexOf(':', colon + 1);
  return colon;
}

/** Reads what `and`, `with`, `plus` and `&` join; words that ask for proof go for the whole item. */
function readParts(item: RichText, vocabulary: Vocabulary): Statement[] {
  if (!holdsTarget(item, vocabulary)) {
    const joint = LEADING_JOINT.exec(item.text)?.[0].length ?? 0;
    return [readRemainder(item.slice(joint, item.text.length), vocabulary)];
  }
  const proof = asksForProof(item);
  return divide(item, JOINT).flatMap((part) => {
    const targets = readTargets(part, proof, vocabulary);
    return targets.length > 0 ? targets : [readRemainder(part, vocabulary)];
  });
}

/** `X-1/2`, `X-1–3`: a reference that goes on with further numbers. */
const MORE_NUMBERS = /^(?:[/–—~…]|\.{2,3})\p{N}+/u;
/** `A grants / B`: a name behind the word, where no other `grant` follows it. */
const NAME_BEHIND =
  /(?<![\p{L}\p{N}_-])grants?\s*\/\s*([\p{L}\p{N}_.-]+)(?![\p{L}\p{N}_.-])(?!(?:\s*\/\s*[\p{L}\p{N}_.-]+)*\s+grants?(?![\p{L}\p{N}_-]))/giu;

function readTargets(part: RichText, proof: boolean, vocabulary: Vocabulary): Statement[] {
  const text = { value: part.text, span: part.span };
  const level = (from: number, to: number) => (proof ? 'PROVEN' : levelAt(part, from, to));
  const statements: { readonly at: number; readonly statement: Statement }[] = [];
  /** What may name something more, and is not understood: a condition. */
  const also = (from: number, to: number): void => {
    const condition = located(part, from, to);
    statements.push({ at: condition.span.start, statement: { kind: 'condition', text: condition } });
  };
  const all = ALL_BLOCKERS.exec(part.text);
  if (all !== null) {
    const end = all.index + all[0].length;
    const statement: Statement = { kind: 'all-blockers', level: level(all.index, end), text };
    statements.push({ at: part.sourceOf(all.index, end).start, statement });
  }
  for (const word of references(part, vocabulary)) {
    const end = word.at + word.text.length;
    const reference = { value: word.text, span: part.sourceOf(word.at, end) };
    const statement: Statement = { kind: 'blocker', reference, level: level(word.at, end), text };
    statements.push({ at: reference.span.start, statement });
    const more = MORE_NUMBERS.exec(part.text.slice(end))?.[0].length ?? 0;
    if (more > 0) also(word.at, end + more);
  }
  const grants = grantNamesIn(part, vocabulary);
  for (const name of grants) statements.push({ at: name.span.start, statement: { kind: 'grant', name, text } });
  if (grants.length > 0) {
    for (const { 0: words, 1: name = '', index } of part.text.matchAll(NAME_BEHIND)) {
      also(index + words.length - name.length, index + words.length);
    }
  }
  return statements.sort((one, other) => one.at - other.at).map(({ statement }) => statement);
}

const references = (text: RichText, vocabulary: Vocabulary): Word[] =>
  blockerWordsOf(text).filter((word) => vocabulary.isReference(word.text));

const holdsTarget = (text: RichText, vocabulary: Vocabulary): boolean =>
  ALL_BLOCKERS.test(text.text) || references(text, vocabulary).length > 0 || grantNamesIn(text, vocabulary).length > 0;

/** What holds neither a reference nor a grant: an inheritance, or else a condition. */
function readRemainder(item: RichText, vocabulary: Vocabulary): Statement {
  const inheritance = readInheritance(item, vocabulary);
  if (inheritance !== undefined) return inheritance;
  const text: Located<string> = { value: withoutVeil(item.text), span: item.span };
  const id = optionIn(item.text);
  if (id !== undefined && isOptionWord(id) && !vocabulary.isCondition(item.text)) {
    return { kind: 'unknown', cause: 'no-such-option', reason: `${id} is no option of this packet.`, text };
  }
  return { kind: 'condition', text };
}

function readInheritance(item: RichText, vocabulary: Vocabulary): Statement | undefined {
  const text = { value: item.text, span: item.span };
  const words = bare(item.text).replace(/\s+/g, ' ').toLowerCase();
  if (words === 'above' || words === 'as above') return { kind: 'inherit', from: { kind: 'above' }, text };
  if (words === 'all of the above') return { kind: 'inherit', from: { kind: 'all-above' }, text };
  const id = optionIn(item.text);
  if (id === undefined || !vocabulary.isOption(id)) return undefined;
  return { kind: 'inherit', from: { kind: 'option', id }, text };
}

/** The option ID that `text` consists of, notes in parentheses behind it left out. */
const optionIn = (text: string): string | undefined => /^([A-Z][A-Z0-9_]*)(?:\s*\([^()]*\))?$/.exec(bare(text))?.[1];

function readDisguised(clause: RichText, word: Word): Statement {
  const span = clause.sourceOf(word.at, word.at + word.text.length);
  const reason = `The word "${word.text}" has a character in it that is not what it looks like.`;
  return { kind: 'unknown', cause: 'disguised', reason, text: { value: word.text, span } };
}
