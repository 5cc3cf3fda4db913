import { describe, expect, test } from 'vitest';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { foldingRanges } from '../../server/src/features/foldingRanges.ts';
import { renameFiles } from '../../server/src/features/renameFiles.ts';
import { selectionRanges } from '../../server/src/features/selectionRanges.ts';
import { Marked, pathOf, uriOf } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

const both =
  (...changes: readonly ((text: string) => string)[]) =>
  (text: string): string =>
    changes.reduce((changed, change) => change(changed), text);

describe('links', () => {
  async function links(
    path: string,
    files: Readonly<Record<string, string>>,
    markdownFeatures = true,
  ): Promise<string[]> {
    const marked = await Marked.of(files);
    return documentLinks(uriOf(path), marked.context, { markdownFeatures }).map(
      ({ range, target = '' }) => `${marked.show(uriOf(path), range)} -> ${target.replace('file:///ws/', '')}`,
    );
  }

  test('of a map are its evidence, the acts of its grants and addresses', async () => {
    const files = lane({
      [MAP]: put(
        '"kind": "design", "path"',
        '"kind": "document", "url": "https://example.org/a", "recordedBy": "owner", "recordedOn": "2026-06-01" },\n        { "kind": "design", "path"',
      ),
    });
    expect(await links(MAP, files)).toEqual([
      `${MAP}:19:39 https://example.org/a -> https://example.org/a`,
      `${MAP}:20:38 evidence/rollback.md -> evidence/rollback.md`,
      `${MAP}:29:128 decisions/permit.md -> decisions/permit.md`,
    ]);
  });

  test('do not lead to evidence that is not there, nor out of the workspace', async () => {
    const files = lane({
      [MAP]: both(put('evidence/rollback.md', 'evidence/gone.md'), put('decisions/permit.md', '../permit.md')),
    });
    expect(await links(MAP, files)).toEqual([]);
  });

  test('of a packet in Markdown are left to an editor that knows Markdown', async () => {
    expect(await links(PACKET, lane())).toEqual([`${PACKET}:3:42 ${MAP} -> ${MAP}`]);
    expect(await links(PACKET, lane(), false)).toEqual([]);
  });

  test('in code spans and the front matter are shown everywhere', async () => {
    const code = lane({ [PACKET]: put(`[the map](${MAP})`, `\`${MAP}\``) });
    expect(await links(PACKET, code, false)).toEqual([`${PACKET}:3:33 ${MAP} -> ${MAP}`]);
    const front = lane({
      [PACKET]: both(put(`[the map](${MAP})`, 'there'), (text) => `---\nblocker-map: ${MAP}\n---\n${text}`),
    });
    expect(await links(PACKET, front, false)).toEqual([`${PACKET}:2:14 ${MAP} -> ${MAP}`]);
  });
});

describe('folding', () => {
  async function folds(
    path: string,
    files: Readonly<Record<string, string>>,
    markdownFeatures = true,
  ): Promise<string[]> {
    const { context } = await Marked.of(files);
    return foldingRanges(uriOf(path), context, { markdownFeatures }).map(
      ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`,
    );
  }

  test('of a packet are its front matter, sections and tables, for an editor that knows no Markdown', async () => {
    const files = lane({ [PACKET]: (text) => `---\nlane: LANE-A\n---\n${text}` });
    expect(await folds(PACKET, files)).toEqual(['1-3', '4-26', '8-15', '17-20', '22-26', '10-15']);
    expect(await folds(PACKET, files, false)).toEqual([]);
  });

  test('of a map are its brackets, whose end stays to be seen, and its comments', async () => {
    const text = '{\n  /* a\n     b */\n  "version": 1,\n  "blockers": [\n    {\n      "id": "X"\n    }\n  ]\n}\n';
    expect(await folds(MAP, { [MAP]: text })).toEqual(['1-9', '5-8', '6-7', '2-3 comment']);
  });

  test('of half a map are what is there of it', async () => {
    expect(await folds(MAP, { [MAP]: '{\n  "blockers": [\n    {\n      "id": "X",\n' })).toEqual(['1-4', '2-4', '3-4']);
  });
});

describe('a growing selection', () => {
  async function steps(files: Readonly<Record<string, string>>): Promise<string[]> {
    const marked = await Marked.of(files);
    const [range] = selectionRanges(marked.uri, [marked.position], marked.context);
    const texts: string[] = [];
    for (let step = range; step !== undefined; step = step.parent) {
      texts.push(marked.source(marked.path).slice(marked.source(marked.path).spanOf(step.range)));
    }
    return texts;
  }

  test('in a cell takes in the ID, the clause, the cell, the row, the table, the section', async () => {
    const found = await steps(lane({ [PACKET]: put('| ROLLBACK-1 design', '| ROLL│BACK-1 design') }));
    expect(found.slice(0, 4)).toEqual([
      'ROLLBACK-1',
      'ROLLBACK-1 design',
      'ROLLBACK-1 design; operator builds clone',
      '| AUTHORIZE_REHEARSAL | a rehearsal | ROLLBACK-1 design; operator builds clone |',
    ]);
    expect(found[4]).toMatch(/^\| option[\s\S]*grants \|$/);
    expect(found[5]).toMatch(/^## Options/);
    expect(found.at(-1)).toMatch(/^# Next[\s\S]*HOLD_ALL\n$/);
  });

  test('in a map takes in the text, its quotes, the property, the entry, the list', async () => {
    const found = await steps(lane({ [MAP]: put('"id": "CLONE"', '"id": "CL│ONE"') }));
    expect(found.slice(0, 3)).toEqual(['CLONE', '"CLONE"', '"id": "CLONE"']);
    expect(found[3]).toMatch(/^\{ "id": "CLONE"[\s\S]*\}$/);
    expect(found[4]).toMatch(/^\[[\s\S]*\]$/);
  });

  test('each step holds the one before, at every place of both files', async () => {
    const marked = await Marked.of(lane());
    for (const path of [PACKET, MAP]) {
      const source = marked.source(path);
      const positions = Array.from({ length: source.text.length / 7 }, (_, index) => source.positionAt(index * 7));
      const found = selectionRanges(uriOf(path), positions, marked.context);
      expect(found).toHaveLength(positions.length);
      for (const range of found) {
        for (let step = range; step.parent !== undefined; step = step.parent) {
          const [inner, outer] = [source.spanOf(step.range), source.spanOf(step.parent.range)];
          expect(outer.start <= inner.start && inner.end <= outer.end).toBe(true);
        }
      }
    }
  });

  test('answers for every position, a stale one and a file that is gone included', async () => {
    const { context } = await Marked.of({ 'a.packet.md': '' });
    const position = { line: 5, character: 5 };
    expect(selectionRanges(uriOf('gone.packet.md'), [position, position], context)).toHaveLength(2);
    expect(selectionRanges(uriOf('a.packet.md'), [position], context)).toHaveLength(1);
  });
});

describe('when files are renamed or moved', () => {
  async function moved(files: Readonly<Record<string, string>>, from: string, to: string): Promise<string[]> {
    const marked = await Marked.of(files);
    return renameFiles([{ oldUri: uriOf(from), newUri: uriOf(to) }], marked.context).flatMap(({ uri, edits }) =>
      edits.map(({ span, newText }) => `${pathOf(uri)}: ${marked.source(pathOf(uri)).slice(span)} -> ${newText}`),
    );
  }

  test.each<[string, string, string, string[]]>([
    [
      'a map',
      MAP,
      'maps/new-blocker-map.json',
      [
        `${PACKET}: ${MAP} -> maps/new-blocker-map.json`,
        `${MAP}: evidence/rollback.md -> ../evidence/rollback.md`,
        `${MAP}: decisions/permit.md -> ../decisions/permit.md`,
      ],
    ],
    ['a packet', PACKET, 'packets/next.packet.md', [`${PACKET}: ${MAP} -> ../${MAP}`]],
    [
      'evidence',
      'evidence/rollback.md',
      'evidence/restore.md',
      [`${MAP}: evidence/rollback.md -> evidence/restore.md`],
    ],
    ['the folder of the evidence', 'evidence', 'records', [`${MAP}: evidence/rollback.md -> records/rollback.md`]],
    [
      'the act of a grant',
      'decisions/permit.md',
      'decisions/2026/permit.md',
      [`${MAP}: decisions/permit.md -> decisions/2026/permit.md`],
    ],
    ['something else', 'README.md', 'docs/README.md', []],
  ])('%s, what names it is written anew', async (_, from, to, edits) => {
    expect((await moved(lane(), from, to)).sort()).toEqual(edits.sort());
  });

  test('a folder with all of it, nothing has to be written anew', async () => {
    const files = Object.fromEntries(Object.entries(lane()).map(([path, text]) => [`lane/${path}`, text]));
    expect(await moved(files, 'lane', 'lanes/a')).toEqual([]);
  });

  test('a link is percent-encoded, a path in code is not', async () => {
    expect(await moved(lane(), MAP, 'my maps/(a) blocker-map.json')).toContain(
      `${PACKET}: ${MAP} -> my%20maps/%28a%29%20blocker-map.json`,
    );
    const code = lane({ [PACKET]: put(`[the map](${MAP})`, `\`${MAP}\``) });
    expect(await moved(code, MAP, 'my maps/a-blocker-map.json')).toContain(
      `${PACKET}: ${MAP} -> my maps/a-blocker-map.json`,
    );
  });

  test('a reference of a grant in running words stays', async () => {
    const files = lane({ [MAP]: put('decisions/permit.md', 'the meeting of 2026-06-02') });
    expect((await moved(files, MAP, 'maps/a-blocker-map.json')).filter((edit) => edit.includes('meeting'))).toEqual([]);
  });

  test('a packet still finds its map afterwards', async () => {
    const marked = await Marked.of(lane());
    const to = 'maps/ü/new-blocker-map.json';
    const edits = renameFiles([{ oldUri: uriOf(MAP), newUri: uriOf(to) }], marked.context);
    const text = (path: string): string =>
      (edits.find(({ uri }) => uri === uriOf(path))?.edits ?? [])
        .toSorted((one, other) => other.span.start - one.span.start)
        .reduce(
          (done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end),
          marked.source(path).text,
        );
    const { [MAP]: _, ...rest } = lane();
    const after = await Marked.of({ ...rest, [PACKET]: text(PACKET), [to]: text(MAP) });
    const file = after.context.snapshot.files.get(uriOf(PACKET))?.file;
    expect(file?.kind === 'packet' && file.evaluation.map.kind).toBe('read');
    expect(documentLinks(uriOf(to), after.context, { markdownFeatures: true })).toHaveLength(2);
  });
});

test('a file that is gone or empty has no links and no folds', async () => {
  const { context } = await Marked.of({ 'a.packet.md': '', 'b-blocker-map.json': '' });
  for (const path of ['a.packet.md', 'b-blocker-map.json', 'gone.packet.md']) {
    expect(documentLinks(uriOf(path), context, { markdownFeatures: true })).toEqual([]);
    expect(foldingRanges(uriOf(path), context, { markdownFeatures: true })).toEqual([]);
  }
});
