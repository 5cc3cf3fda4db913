import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Token } from 'markdown-it';
import { checkSync } from 'recheck';
import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';

/*
 * A regular expression that takes the square of a text's length, or worse, lets a file stop the editor. Every one of
 * the sources is looked at by a checker, which finds a text that shows it.
 */

/**
 * Those that a hostile file cannot reach, or whose text is short whatever the file says, and those that go back a
 * bounded number of characters from each place: the checker takes such a bound for a power where it has the time to
 * count that far, so that how busy the machine is would decide.
 */
const HARMLESS: Readonly<Record<string, string>> = {
  '^\\s*([^\\s:]+)\\s*:\\s*(.*)$': 'what a person answers to "init"',
  '^(.*?)\\s*\\(([^()]*)\\)\\s*$': 'what a person answers to "init"',
  '\\$\\{\\d+\\|([^,|]*)[^}]*\\}': 'our own snippets',
  '(?<!\\\\)\\$\\{\\d+:([^}]*)\\}': 'our own snippets',
  '\\s*\\(\\s*$': 'the 200 characters before a word',
  '\\s*[,;]\\s*$': 'the 200 characters before a word',
  '[\\w.-]{1,99}$|\\.\\{([\\w,]{1,99})\\}$': 'at most 99 characters from each place',
  '\\]\\([^)\\s]{0,999}$': 'at most 999 characters from each place',
  '\\[((?:\\\\.|[^\\]\\\\]){0,999})\\]\\((?:[^()\\\\]|\\\\.){0,999}\\)': 'at most 1,998 characters from each place',
  '\\((?:the\\s+(?!\\s))?([^()]{0,500}?)(?<!\\s)\\s+(?:chooses?|may\\s+choose)\\b':
    'at most 500 characters from each bracket',
};

interface Found {
  readonly pattern: string;
  readonly flags: string;
  readonly file: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const found = new Map<string, Found>();
const note = (each: Found) => found.set(`${each.pattern} ${each.flags}`, each);

/** How often a file makes a regular expression from a text. */
const made = new Map<string, number>();
for (const folder of ['server/src/', 'client/src/']) {
  for (const name of readdirSync(root + folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
    const file = folder + name.replaceAll('\\', '/');
    const { program } = parseSync(file, readFileSync(root + file, 'utf8'));
    const noteMade = ({ callee }: { readonly callee: object }) => {
      if ('name' in callee && callee.name === 'RegExp') made.set(file, (made.get(file) ?? 0) + 1);
    };
    new Visitor({
      Literal(node) {
        if ('regex' in node) note({ ...node.regex, file });
      },
      NewExpression: noteMade,
      CallExpression: noteMade,
    }).visit(program);
  }
}

/** What they are made to is seen while the modules are loaded that make them. */
const madeIn = new Map<string, number>();
const Original = RegExp;
globalThis.RegExp = new Proxy(Original, {
  construct(target, [pattern, flags]: [string | RegExp, string | undefined]) {
    const expression = new target(pattern, flags);
    // The nearest of the files: those behind it wait for it to be loaded.
    const lines = new Error().stack?.split('\n') ?? [];
    const file = lines.flatMap((line) => [...made.keys()].find((name) => line.includes(`/${name}`)) ?? [])[0];
    if (file !== undefined) {
      madeIn.set(file, (madeIn.get(file) ?? 0) + 1);
      note({ pattern: expression.source, flags: expression.flags, file });
    }
    return expression;
  },
});
for (const file of made.keys()) await import(/* @vite-ignore */ root + file);
// One is made of each name that the preview shows.
const { TokenIndex } = await import('../../client/src/preview/tokenIndex.ts');
const badge = { line: 0, name: 'it (really) rains', tone: 'met', label: '', detail: '' } as const;
new TokenIndex('', []).placements({} as Token, [badge]);
globalThis.RegExp = Original;
const { readMarkdownPacket } = await import('../../server/src/core/packet/markdown/read.ts');

test('every regular expression that is made from a text was seen', () => {
  expect([...made].filter(([file, count]) => (madeIn.get(file) ?? 0) < count)).toEqual([]);
});

/** The checker counts steps, and not how long they take: that would depend on what else the machine does. */
const BY_STEPS = { timeout: 60_000, attackTimeout: null, seedingTimeout: null, incubationTimeout: null };

const suspects = () =>
  [...found.values()].flatMap(({ pattern, flags, file }) => {
    if (pattern in HARMLESS) return [];
    const found = checkSync(pattern, flags, BY_STEPS);
    if (found.status === 'safe') return [];
    if (found.status === 'unknown') return [`${file}: nobody knows how long /${pattern}/${flags} can take`];
    const { complexity, attack } = found;
    return [`${file}: /${pattern}/${flags} takes ${complexity.summary} time on ${attack.pattern}`];
  });

test('no regular expression of the sources can be made to take long by a text', { timeout: 600_000 }, () => {
  expect(found.size).toBeGreaterThan(100);
  expect(suspects()).toEqual([]);
});

test('a lead line of 50,000 blanks is read', () => {
  for (const lead of [`(the${' '.repeat(50_000)}x`, `(${' '.repeat(50_000)}x`, `(the${' may'.repeat(50_000)}`]) {
    const packet = readMarkdownPacket(
      `# Decision packet\n\nOptions ${lead}\n\n| option | preconditions |\n|---|---|\n| HOLD_IT | none |\n`,
    );
    expect(packet.options).toHaveLength(1);
  }
});

test('the checker finds one that can', () => {
  expect(checkSync('^(a+)+$', '').status).toBe('vulnerable');
});

test('none is excused that is not there', () => {
  const patterns = new Set([...found.values()].map(({ pattern }) => pattern));
  expect(Object.keys(HARMLESS).filter((pattern) => !patterns.has(pattern))).toEqual([]);
});
