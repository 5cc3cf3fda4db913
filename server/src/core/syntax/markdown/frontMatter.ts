import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLParseError } from 'yaml';
import type { DuplicateKey } from '../json/tree.ts';
import { asSeen } from '../seen.ts';
import type { Located, Span, SyntaxProblem } from '../span.ts';

/** One `key: value` at the top level of the front matter. */
export interface FrontMatterEntry {
  readonly key: Located<string>;
  /** The value's words, one for each item of a list; none for an empty value or `null`. */
  readonly values: readonly Located<string>[];
  /** Whether the value is something else than a word or a list of words. */
  readonly nested: boolean;
  /** The value as the source has it; `undefined` where there is none. */
  readonly value: Located<string> | undefined;
  readonly span: Span;
}

/** The YAML between two `---` lines at the very start of a file. */
export interface FrontMatter {
  /** What stands between the two lines. */
  readonly span: Span;
  /** Where the Markdown starts: behind the closing line's break. */
  readonly end: number;
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly SyntaxProblem[];
  /** Keys of the top level that stand there already; which one holds is anybody's guess. */
  readonly duplicateKeys: readonly DuplicateKey[];
}

/** YAML compares each key with every other one; what people write has a dozen. */
const MOST_CHARACTERS = 50_000;

const OPENING = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/gm;

/** Reads the front matter of `source`; `undefined` when it has none. Never throws: what YAML refuses is a problem. */
export function readFrontMatter(source: string): FrontMatter | undefined {
  const opening = OPENING.exec(source);
  if (opening === null) return seenAtStart(source);
  const start = opening[0].length;
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(source);
  if (closing === null) return seenAtStart(source);
  const span = { start, end: closing.index };
  if (span.end - span.start > MOST_CHARACTERS) {
    const message = `The front matter is longer than ${MOST_CHARACTERS} characters, and is not read.`;
    const end = closing.index + closing[0].length;
    return { span, end, entries: [], problems: [{ span: { start: 0, end: start }, message }], duplicateKeys: [] };
  }
  // YAML knows no line break but these two.
  const yaml = source.slice(start, closing.index).replace(/\r(?!\n)/g, '\n');
  return { span, end: closing.index + closing[0].length, ...readYaml(yaml, start) };
}

const HYPHEN = 0x2d;
/** Lines of which a reader takes the first for the start of front matter, and no program does. */
const SEEN = /^\s*(---)[^\S\n]*\n(?=[^\S\n]*["']?[\w-]+["']?[^\S\n]*:)/;

/** Front matter that only a reader takes for one: what it says would be passed over, and nobody knows what it says. */
function seenAtStart(source: string): FrontMatter | undefined {
  // What begins with a letter of ASCII, or another sign of it, looks like no hyphen, whatever stands behind.
  const first = source.charCodeAt(source.search(/\S/));
  if (first < 0x80 && first !== HYPHEN) return undefined;
  const [head = ''] = /^(?:[^\n]{0,200}\n){0,100}/.exec(source.slice(0, 20_000).replace(/\r\n?/g, '\n')) ?? [];
  const lines = asSeen(head)
    .split('\n')
    .map((line) => line.trim());
  const start = lines.findIndex((line) => line !== '');
  if (!SEEN.test(lines.slice(start).join('\n')) || !lines.slice(start + 1).includes('---')) return undefined;
  const base = source.startsWith('\uFEFF') ? 1 : 0;
  const span = { start: base, end: base };
  const message =
    'A reader takes these lines for front matter, but they are none: a line of three hyphens must stand at the very start and behind them, with nothing else in it.';
  return { span, end: base, entries: [], problems: [{ span, message }], duplicateKeys: [] };
}

function readYaml(yaml: string, base: number): Pick<FrontMatter, 'entries' | 'problems' | 'duplicateKeys'> {
  const document = parseDocument(yaml, { logLevel: 'silent', prettyErrors: false, stringKeys: true });
  const root = document.contents;
  const duplicateKeys = isMap(root) ? findDuplicateKeys(root, base) : [];
  const isTold = ({ code, pos }: YAMLParseError): boolean =>
    code === 'DUPLICATE_KEY' && duplicateKeys.some(({ key }) => key.span.start === base + pos[0]);
  const errors = document.errors.filter((error) => !isTold(error));
  const problems: SyntaxProblem[] = errors.map(({ pos, message }) => ({
    span: { start: base + pos[0], end: base + Math.max(pos[0], pos[1]) },
    message: `The front matter is not valid YAML: ${message.trim().replace(/\.?$/, '.')}`,
  }));
  if (root === null) return { entries: [], problems, duplicateKeys };
  if (!isMap(root)) {
    const message = 'The front matter must be a list of keys and values, such as `lane: FIX7-P0`.';
    return { entries: [], problems: [...problems, { span: spanOf(root, base), message }], duplicateKeys };
  }
  const entries: FrontMatterEntry[] = [];
  for (const { key, value } of root.items) {
    if (!isScalar(key)) continue;
    const keySpan = spanOf(key, base);
    const node = (value ?? undefined) as Node | undefined;
    const end = node === undefined ? keySpan.end : Math.max(keySpan.end, spanOf(node, base).end);
    entries.push({
      key: { value: String(key.value), span: keySpan },
      ...readValue(node, yaml, base),
      value: node && wordOf(node, yaml, base),
      span: { start: keySpan.start, end },
    });
  }
  return { entries, problems, duplicateKeys };
}

function findDuplicateKeys({ items }: YAMLMap, base: number): DuplicateKey[] {
  const first = new Map<string, Span>();
  const duplicates: DuplicateKey[] = [];
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const value = String(key.value);
    const span = spanOf(key, base);
    const known = first.get(value);
    if (known === undefined) first.set(value, span);
    else duplicates.push({ key: { value, span }, first: known });
  }
  return duplicates;
}

function readValue(node: Node | undefined, yaml: string, base: number): Pick<FrontMatterEntry, 'values' | 'nested'> {
  if (node === undefined) return { values: [], nested: false };
  const items: readonly unknown[] = isSeq(node) ? node.items : [node];
  const values = items.flatMap((item): Located<string>[] => {
    if (!isScalar(item) || item.value === null || item.value === '') return [];
    const { start, end } = spanOf(item, base);
    // A number or a truth value is the word that was typed, not the value that YAML makes of it.
    if (typeof item.value !== 'string') return [{ value: yaml.slice(start - base, end - base), span: { start, end } }];
    const isQuoted = item.value.length + 2 === end - start && /^["']/.test(yaml.slice(start - base));
    return [{ value: item.value, span: isQuoted ? { start: start + 1, end: end - 1 } : { start, end } }];
  });
  return { values, nested: items.some((item) => !isScalar(item) || isAlias(item)) };
}

function wordOf(node: Node, yaml: string, base: number): Located<string> {
  const span = spanOf(node, base);
  const value = yaml.slice(span.start - base, span.end - base).trimEnd();
  return { value, span: { start: span.start, end: span.start + value.length } };
}

function spanOf(node: Node, base: number): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start: base + start, end: base + end };
}
