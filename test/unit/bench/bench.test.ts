import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { typing } from '../../bench/inputs/typing.ts';
import type { Request } from '../../bench/lsp/requests.ts';
import { Typist } from '../../bench/lsp/typist.ts';
import { withNumbers } from '../../bench/page.ts';
import { print, toEntry } from '../../bench/report.ts';
import { atMost, within } from '../../bench/scenario.ts';
import { largest, quantile } from '../../bench/statistics.ts';

const bench = fileURLToPath(new URL('../../bench/bench.ts', import.meta.url));

const run = (...args: readonly string[]) => spawnSync(process.execPath, [bench, ...args], { encoding: 'utf8' });

test('measures us beside the floor, and writes nothing down unless asked to', () => {
  const { status, stdout, stderr } = run(
    '--quick',
    'start',
    'keystroke',
    'features',
    'index',
    'check',
    'memory',
    'answers',
    'bad-input',
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const name of [
    'start to the answer to initialize',
    'keystroke in a packet of 5 options, 7 blockers',
    'keystroke in a map of 10 blockers',
    'keystroke in a map, to the last of 20 packets',
    'keystroke in one of 40 packets',
    'rename of a blocker',
    'start to the diagnostics of all 10 packets',
    'check of 10 packets',
    'answers behind a keystroke in a packet of 5 options, 7 blockers',
    'hover behind a keystroke in a map of 10 blockers',
  ])
    expect(stdout).toContain(`\n${name}\n`);
  expect(stdout).toMatch(/× echo/);
  expect(stdout).toMatch(
    /\nnext answer behind a keystroke in bad input, at worst: [a-zA-Z ,]+\n.* × the median text\n/,
  );
}, 120_000);

test('says which scenarios there are when there is none of that name', () => {
  const { status, stderr } = run('no-such');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no scenario no-such, only bundles, start,');
});

test('a median is one of the values, and so is the 95th percentile', () => {
  expect(quantile([9, 1, 5], 0.5)).toBe(5);
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
  expect(() => quantile([], 0.5)).toThrow('Nothing was measured.');
});

test('the worst is the first one of the largest', () => {
  const all = [
    { name: 'small', ms: 1 },
    { name: 'large', ms: 3 },
    { name: 'as large', ms: 3 },
  ];
  expect(largest(all, 'ms').name).toBe('large');
});

test('ratios and goals come from medians', () => {
  const samples = new Map([
    ['ours', [10, 12, 100]],
    ['peer', [6, 6, 6]],
  ]);
  const entry = (goal: Parameters<typeof toEntry>[0]['goal']) =>
    toEntry({ name: 'a thing', unit: 'ms', samples, ...(goal !== undefined && { goal }) });
  expect(entry(undefined).ratios).toEqual({ peer: 2 });
  expect(entry(atMost(2, 'peer')).goal?.met).toBe(true);
  expect(entry(within(5, 'ms', 'peer')).goal?.met).toBe(false);
  expect(entry(atMost(2, 'nobody')).goal?.met).toBe(false);
});

test('a number that is one of many goes by the name of what it is of', () => {
  const entry = toEntry({ name: 'at worst', unit: 'ms', samples: new Map([['ours', [3]]]), of: 'a text' });
  const at = { cpu: 'a CPU', cores: 2, memoryGiB: 8, node: 'v24', load: 0.1 };
  expect(print(entry)).toBe('at worst: a text\n  ours 3 ms');
  expect(withNumbers('<!-- numbers -->\n<!-- /numbers -->', [entry], at)).toContain('| at worst: a text | 3 ms |');
  expect(JSON.stringify(entry)).toContain('"of":"a text"');
});

test('asks for what a server announces, behind the cursor, and for what differs in the semantic tokens', async () => {
  const asked: (readonly Request[])[] = [];
  const session = {
    capabilities: {
      semanticTokensProvider: {},
      hoverProvider: true,
      codeLensProvider: {},
      foldingRangeProvider: false,
    },
    typeAndAsk: (_: unknown, requests: readonly Request[]) => {
      asked.push(requests);
      return Promise.resolve({ ms: 1, answers: [{ resultId: `${asked.length}` }] });
    },
  };
  const textDocument = { uri: 'file:///a.md' };
  const typist = new Typist(session, typing({ ...textDocument, languageId: 'markdown', text: 'one\ntwo' }, 5));
  await typist.answers();
  await typist.answers();
  await typist.hover();
  const hoverAt = (character: number) => ({
    method: 'textDocument/hover',
    params: { textDocument, position: { line: 1, character } },
  });
  const lens = { method: 'textDocument/codeLens', params: { textDocument } };
  expect(asked).toEqual([
    [{ method: 'textDocument/semanticTokens/full', params: { textDocument } }, lens, hoverAt(2)],
    [
      { method: 'textDocument/semanticTokens/full/delta', params: { textDocument, previousResultId: '1' } },
      lens,
      hoverAt(1),
    ],
    [hoverAt(2)],
  ]);
});

test('the page gets the numbers of a run in the place of the last ones', () => {
  const samples = new Map([
    ['ours', [3]],
    ['echo', [2]],
  ]);
  const entry = toEntry({ name: 'a thing', unit: 'ms', samples, goal: within(2, 'ms', 'echo') });
  const at = { cpu: 'a CPU', cores: 2, memoryGiB: 8, node: 'v24', load: 0.1 };
  const page = withNumbers('# Page\n\n<!-- numbers -->\nold\n<!-- /numbers -->\n\nend\n', [entry], at);
  expect(page).toContain('| a thing | 3 ms | 1.5 × echo | within 2 ms of echo: met |\n<!-- /numbers -->\n\nend\n');
  expect(page).not.toContain('old');
});
