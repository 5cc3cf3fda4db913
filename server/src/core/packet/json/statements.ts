import { propertyOf } from '../../syntax/json/place.ts';
import type { JsonNode, JsonObject, JsonProperty } from '../../syntax/json/tree.ts';
import { nearest } from '../../syntax/nearest.ts';
import type { Located } from '../../syntax/span.ts';
import { LEVELS, type Level } from '../level.ts';
import type { Preconditions, Statement } from '../model.ts';
import { insideOf } from './fields.ts';

/** The properties that say what kind of precondition an entry is; each has exactly one of them. */
const KINDS = ['option', 'condition', 'blocker', 'allBlockers', 'grant'] as const;

const KEYS: readonly string[] = [...KINDS, 'level'];

/**
 * Reads an option's `preconditions`: a list of entries, or the word `none`. What is not as the schema demands can't be
 * met, and neither can what stands under a misspelt key: passed over, it would be dropped. An empty list says nothing.
 */
export function readPreconditions(option: JsonNode): Preconditions {
  const node = propertyOf(option, 'preconditions')?.value;
  const misspelt = misspeltIn(option, ['preconditions']).map(({ key, value }) => malformed(value ?? key));
  if (node === undefined && misspelt.length === 0) return { kind: 'absent' };
  const { span } = node ?? option;
  const isNone = node?.type === 'string' && node.value === 'none';
  if (isNone && misspelt.length === 0) return { kind: 'none', span };
  const stated =
    node?.type === 'array' ? node.items.map(readStatement) : node === undefined || isNone ? [] : [malformed(node)];
  return { kind: 'statements', statements: [...stated, ...misspelt], span };
}

/** The properties whose names are all but one of `keys`. */
const misspeltIn = (node: JsonNode, keys: readonly string[]): readonly JsonProperty[] =>
  node.type !== 'object'
    ? []
    : node.properties.filter(({ key }) => !keys.includes(key.value) && nearest(key.value, keys) !== undefined);

function readStatement(node: JsonNode): Statement {
  if (node.type !== 'object' || misspeltIn(node, KEYS).length > 0) return malformed(node);
  const kinds = KINDS.filter((kind) => propertyOf(node, kind) !== undefined);
  const kind = kinds.length === 1 ? kinds[0] : undefined;
  const value = kind && propertyOf(node, kind)?.value;
  if (kind === undefined || value?.type !== 'string' || value.value.trim() === '') return malformed(node);
  // Nobody knows what a level means of anything but a blocker: all blockers have theirs in their own value.
  if (kind !== 'blocker' && propertyOf(node, 'level') !== undefined) return malformed(node);
  return readKind(kind, { value: value.value, span: insideOf(value) }, node);
}

function readKind(kind: (typeof KINDS)[number], word: Located<string>, node: JsonObject): Statement {
  switch (kind) {
    case 'option':
      return { kind: 'inherit', from: { kind: 'option', id: word.value }, text: word };
    case 'condition':
      return { kind, text: word };
    case 'grant':
      return { kind, name: word, text: word };
    case 'allBlockers': {
      const level = levelOf(word.value);
      const text = { value: `ALL blockers ${word.value}`, span: node.span };
      return level === undefined ? malformed(node) : { kind: 'all-blockers', level, text };
    }
    case 'blocker': {
      const written = propertyOf(node, 'level')?.value;
      const level = written?.type === 'string' ? levelOf(written.value) : undefined;
      if (level === undefined) return malformed(node);
      return { kind, reference: word, level, text: { value: `${word.value} ${level}`, span: node.span } };
    }
  }
}

/** OPEN is no level that can be asked for: every blocker has it. */
const levelOf = (word: string): Level | undefined => LEVELS.find((level) => level !== 'OPEN' && level === word);

const malformed = (node: JsonNode): Statement => ({
  kind: 'unknown',
  cause: 'malformed',
  reason: 'The entry is not as the schema of decision packets demands.',
  text: { value: node.type === 'string' ? node.value : '', span: node.span },
});
