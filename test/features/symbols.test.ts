import { describe, expect, test } from 'vitest';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-protocol';
import { documentSymbols } from '../../server/src/features/documentSymbols.ts';
import { inKinds } from '../../server/src/features/symbolKinds.ts';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, MAP, PACKET } from './lane.ts';

const TREE = { hierarchical: true, markdownFeatures: false };

/** A tree of symbols as indented lines. */
const draw = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
  symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === undefined ? '' : ` [${detail}]`}`,
    ...draw(children ?? [], `${indent}  `),
  ]);

async function outline(path: string, files: Readonly<Record<string, string>>, traits = TREE): Promise<string[]> {
  const { context } = await Marked.of(files);
  return draw(documentSymbols(uriOf(path), context, traits) as DocumentSymbol[]);
}

describe('the outline', () => {
  test('of a packet has its options with their verdicts, its blockers and its decision', async () => {
    expect(await outline(PACKET, lane())).toEqual([
      'Options',
      '  HOLD_ALL [available]',
      '  AUTHORIZE_REHEARSAL [1 of 2 met]',
      '  AUTHORIZE_DRYRUN [1 of 3 met]',
      '  AUTHORIZE_EXECUTION [1 of 5 met]',
      'Standing blockers',
      '  LANE-A-SCOPE-1 [scope the surface]',
      '  LANE-A-ROLLBACK-1 [prove the rollback]',
      'AUTHORIZE_REHEARSAL [recommended]',
      'Selected: HOLD_ALL [HOLD_ALL is in force]',
    ]);
  });

  test('of a packet has its headings around them for an editor that knows no Markdown', async () => {
    expect(await outline(PACKET, lane(), { ...TREE, markdownFeatures: true })).toEqual([
      'Next decision packet (2026-06-10)',
      '  Options (owner/GPT chooses exactly one; default HOLD)',
      '    Options',
      '      HOLD_ALL [available]',
      '      AUTHORIZE_REHEARSAL [1 of 2 met]',
      '      AUTHORIZE_DRYRUN [1 of 3 met]',
      '      AUTHORIZE_EXECUTION [1 of 5 met]',
      '  Standing blockers (all OPEN)',
      '    Standing blockers',
      '      LANE-A-SCOPE-1 [scope the surface]',
      '      LANE-A-ROLLBACK-1 [prove the rollback]',
      '  Recommended next step',
      '    AUTHORIZE_REHEARSAL [recommended]',
      '    Selected: HOLD_ALL [HOLD_ALL is in force]',
    ]);
  });

  test('of a map has its entries with their evidence', async () => {
    expect(await outline(MAP, lane())).toEqual([
      'blockers',
      '  LANE-A-SCOPE-1 [OPEN · scope the surface]',
      '  LANE-A-ROLLBACK-1 [DESIGNED · prove the rollback]',
      '    evidence/rollback.md [design]',
      'conditions',
      '  CLONE [UNMET · operator builds clone]',
      'grants',
      '  REAL_RUN [NOT_GRANTED]',
      '  permit [GRANTED]',
    ]);
  });

  test('of a broken map has what can be read of it, and an entry without an ID has a name', async () => {
    const lines = await outline(
      MAP,
      lane({ [MAP]: (text) => text.replace('"id": "LANE-A-SCOPE-1"', '"id": ""').replace('"version": 1,', '') }),
    );
    expect(lines.slice(0, 3)).toEqual([
      'blockers',
      '  (no name) [OPEN · scope the surface]',
      '  LANE-A-ROLLBACK-1 [DESIGNED · prove the rollback]',
    ]);
  });

  test('has every name within its range, with CRLF line ends too', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const marked = await Marked.of(lane({ [PACKET]: crlf, [MAP]: crlf }));
    const check = (symbols: readonly DocumentSymbol[], path: string): void => {
      for (const { range, selectionRange, children } of symbols) {
        const source = marked.source(path);
        const [outer, inner] = [source.spanOf(range), source.spanOf(selectionRange)];
        expect(outer.start <= inner.start && inner.end <= outer.end).toBe(true);
        check(children ?? [], path);
      }
    };
    for (const path of [PACKET, MAP])
      check(
        documentSymbols(uriOf(path), marked.context, { ...TREE, markdownFeatures: true }) as DocumentSymbol[],
        path,
      );
  });

  test('is a list for a client that knows no trees', async () => {
    const { context } = await Marked.of(lane());
    const list = documentSymbols(uriOf(MAP), context, { ...TREE, hierarchical: false }) as SymbolInformation[];
    expect(list.map(({ name, containerName }) => [name, containerName])).toContainEqual([
      'evidence/rollback.md',
      'LANE-A-ROLLBACK-1',
    ]);
  });
});

describe('workspace symbols', () => {
  test.each([
    ['rlb', ['LANE-A-ROLLBACK-1 prove the rollback']],
    ['PROVE', ['LANE-A-ROLLBACK-1 prove the rollback']],
    ['clone', ['CLONE operator builds clone']],
    ['authdry', ['AUTHORIZE_DRYRUN']],
    ['nothing of the kind', []],
  ])('for "%s" are found by ID or title', async (query, names) => {
    const { context } = await Marked.of(lane());
    expect(workspaceSymbols(query, context).map(({ name }) => name)).toEqual(names);
  });

  test('are of kinds that every client knows, unless it knows more', async () => {
    const { context } = await Marked.of(lane());
    const found = workspaceSymbols('', context);
    expect(found.filter(({ kind }) => kind > 18).length).toBeGreaterThan(0);
    expect(inKinds(found, new Set()).filter(({ kind }) => kind > 18)).toEqual([]);
    expect(inKinds(found, new Set(found.map(({ kind }) => kind)))).toEqual(found);
  });

  test('are all of them where nothing is asked for, and none where the request was given up', async () => {
    const { context } = await Marked.of(lane());
    expect(workspaceSymbols('', context)).toHaveLength(5 + 2 + 1 + 2);
    expect(workspaceSymbols('', context, { isCancellationRequested: true })).toEqual([]);
  });
});

test('a file that is gone or empty has no symbols', async () => {
  const { context } = await Marked.of({ 'a.packet.md': '', 'b-blocker-map.json': '' });
  for (const path of ['a.packet.md', 'b-blocker-map.json', 'gone.packet.md']) {
    expect(documentSymbols(uriOf(path), context, { ...TREE, markdownFeatures: true })).toEqual([]);
  }
});
