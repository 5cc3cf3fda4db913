import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import { displayWidth } from '../../server/src/core/syntax/displayWidth.ts';
import { format } from '../../server/src/features/format/format.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, MAP, PACKET, packet } from './lane.ts';

const OPTIONS = { tabSize: 2, insertSpaces: true };

async function formatted(path: string, files: Readonly<Record<string, string>>, range?: Range): Promise<string> {
  const marked = await Marked.of(files);
  const source = marked.source(path);
  const edits = format(uriOf(path), range, OPTIONS, marked.context).map((edit: TextEdit) => ({
    ...source.spanOf(edit.range),
    newText: edit.newText,
  }));
  edits.sort((one, other) => other.start - one.start);
  return edits.reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source.text);
}

const tableOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.includes('|'));

describe('formatting never makes more blanks than a file is worth:', () => {
  test.each([1e9, -5, Number.NaN, '8'])('a tab of %s blanks', async (tabSize) => {
    const marked = await Marked.of(lane());
    const edits = format(uriOf(MAP), undefined, { tabSize: tabSize as number, insertSpaces: true }, marked.context);
    expect(JSON.stringify(edits).length).toBeLessThan(20_000);
  });

  test('a map that is very deep is left as it is', async () => {
    const deep = `{"version": 1, "lane": "L", "blockers": [], "x-own": ${'['.repeat(40)}${']'.repeat(40)}}`;
    expect(await formatted(MAP, { [MAP]: deep })).toBe(deep);
    const flat = deep.replace(/\[{40}\]{40}/, '[[]]');
    expect(await formatted(MAP, { [MAP]: flat })).not.toBe(flat);
  });
});

describe('formatting a packet', () => {
  test('puts the borders of the options table under each other and touches nothing else', async () => {
    const text = await formatted(PACKET, lane());
    expect(tableOf(text)).toEqual([
      '| option              | what it authorizes | preconditions                            |',
      '| ------------------- | ------------------ | ---------------------------------------- |',
      '| HOLD_ALL (default)  | nothing            | none                                     |',
      '| AUTHORIZE_REHEARSAL | a rehearsal        | ROLLBACK-1 design; operator builds clone |',
      '| AUTHORIZE_DRYRUN    | a dry run          | AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1      |',
      '| AUTHORIZE_EXECUTION | the real run       | above + ALL blockers resolved: LANE-A-ROLLBACK-1 proven, plus distinct REAL_RUN / permit grants |',
    ]);
    expect(text.replace(/^\|.*\n/gm, '')).toBe(packet.replace(/^\|.*\n/gm, ''));
  });

  test('counts wide characters and emoji as two, and keeps escaped pipes and alignments', async () => {
    const text = await formatted('a.packet.md', {
      'a.packet.md':
        '# A packet\n\n|option|authorizes|preconditions|\n|:-|:-:|-:|\n|GO|漢字 🚀|a \\| `b \\| c`|\n|HOLD_X||none|\n',
    });
    expect(tableOf(text)).toEqual([
      '| option | authorizes | preconditions |',
      '| :----- | :--------: | ------------: |',
      '| GO     | 漢字 🚀    | a \\| `b \\| c` |',
      '| HOLD_X |            | none          |',
    ]);
  });

  test('in a range changes the lines in it alone', async () => {
    const line = packet.split('\n').findIndex((each) => each.startsWith('| HOLD_ALL'));
    const text = await formatted(PACKET, lane(), { start: { line, character: 2 }, end: { line, character: 5 } });
    expect(text.split('\n').filter((each, index) => each !== packet.split('\n')[index])).toHaveLength(1);
  });

  test('keeps CRLF line ends, quotes and indentation', async () => {
    const quoted =
      '# A packet\r\n\r\n> | option | authorizes | preconditions |\r\n> |---|---|---|\r\n> | HOLD_X | nothing | none |\r\n';
    const text = await formatted('a.packet.md', { 'a.packet.md': quoted });
    expect(text).toBe(
      '# A packet\r\n\r\n> | option | authorizes | preconditions |\r\n> | ------ | ---------- | ------------- |\r\n> | HOLD_X | nothing    | none          |\r\n',
    );
  });

  test('leaves a table without leading borders, and a packet without a table, alone', async () => {
    const bare = '# A packet\n\noption | authorizes | preconditions\n---|---|---\nHOLD_X | nothing | none\n';
    expect(await formatted('a.packet.md', { 'a.packet.md': bare })).toBe(bare);
    expect(await formatted('a.packet.md', { 'a.packet.md': '# A packet\n' })).toBe('# A packet\n');
  });

  const cell = fc.oneof(
    fc.constantFrom(
      'none',
      'above',
      '',
      ' ',
      'LANE-A-SCOPE-1',
      'ROLLBACK-1 (proven)',
      'a \\| b',
      '`x \\| y`',
      '漢字',
      '🚀',
      '\\\\',
      '**bold**',
      'operator builds clone',
      '<!-- | -->',
      '\\',
    ),
    fc.string({ maxLength: 8 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 4 });
  const end = fc.constantFrom(' |', '|', '', ' | ', '\t|');

  test('never changes what is read, and formats once and for all', async () => {
    await fc.assert(
      fc.asyncProperty(rows, end, async (cells, last) => {
        const lines = cells.map((row, index) => `| OPTION_${index} | ${row.join(' | ')}${last}`);
        const text = packet.replace(
          '| AUTHORIZE_REHEARSAL |',
          `${lines.map((line) => `${line}\n`).join('')}| AUTHORIZE_REHEARSAL |`,
        );
        const files = { ...lane(), [PACKET]: text.replace(/[│⟦⟧]/g, '') };
        const once = await formatted(PACKET, files);
        expect(await reading(once)).toEqual(await reading(files[PACKET] as string));
        expect(await formatted(PACKET, { ...files, [PACKET]: once })).toBe(once);
      }),
      { numRuns: 100 },
    );
  });

  async function reading(text: string): Promise<unknown> {
    const marked = await Marked.of({ ...lane(), [PACKET]: text });
    const file = marked.context.snapshot.files.get(uriOf(PACKET))?.file;
    if (file?.kind !== 'packet') return undefined;
    const { options, decision, packet: read } = file.evaluation;
    return {
      decision: { ...decision, faults: [...decision.faults] },
      ids: read.options.map(({ id, notes, authorizes }) => [
        id.value,
        notes.map(({ value }) => value),
        authorizes?.value,
      ]),
      options: options.map(({ available, requirements }) => [
        available,
        requirements.map(({ kind, met, text: { value } }) => [kind, met, value]),
      ]),
    };
  }
});

describe('formatting JSON', () => {
  test('lays it out and keeps comments, line ends and what it says', async () => {
    const text = '{"version":1, // the first\r\n"lane":"LANE-A","blockers":[]}';
    const once = await formatted(MAP, { [MAP]: text });
    expect(once).toBe('{\r\n  "version": 1, // the first\r\n  "lane": "LANE-A",\r\n  "blockers": []\r\n}\r\n');
    expect(await formatted(MAP, { [MAP]: once })).toBe(once);
  });

  test('leaves what cannot be read alone', async () => {
    const text = '{"version":1 "lane":"LANE-A"}';
    expect(await formatted(MAP, { [MAP]: text })).toBe(text);
    expect(await formatted(MAP, { [MAP]: '' })).toBe('');
  });

  test('in a range touches nothing outside', async () => {
    const text = '{ "version":   1,\n   "lane":   "LANE-A",\n"blockers":[] }\n';
    const once = await formatted(
      MAP,
      { [MAP]: text },
      { start: { line: 1, character: 0 }, end: { line: 1, character: 22 } },
    );
    expect(once.split('\n')[2]).toBe('"blockers":[] }');
  });

  test('never changes what is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 3 }), fc.constantFrom(0, 1, 3), async (value, indent) => {
        const text =
          `{ "version": 1, /* x */ "lane": "L", "blockers": [], "x-any": ${JSON.stringify(JSON.parse(value), undefined, indent)} }`.replace(
            /[│⟦⟧]/g,
            '',
          );
        const once = await formatted(MAP, { [MAP]: text });
        expect(JSON.parse(once.replace('/* x */', ''))).toEqual(JSON.parse(text.replace('/* x */', '')));
      }),
      { numRuns: 50 },
    );
  });
});

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['🚀', 2],
  ['👩‍🚀', 2],
  ['e\u0301', 1],
  ['a\u200Bb', 2],
  ['✓', 1],
  ['⚠️', 2],
])('"%s" takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width));

test('a file that is gone is not formatted', async () => {
  const { context } = await Marked.of({ [PACKET]: '' });
  expect(format(uriOf('gone.packet.md'), undefined, OPTIONS, context)).toEqual([]);
});
