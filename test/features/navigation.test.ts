import { describe, expect, test } from 'vitest';
import type { Location, LocationLink } from 'vscode-languageserver-protocol';
import { definition } from '../../server/src/features/definition.ts';
import { documentHighlight } from '../../server/src/features/documentHighlight.ts';
import { references } from '../../server/src/features/references.ts';
import { Marked, pathOf } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

type Change = Readonly<Record<string, (text: string) => string>>;

const both =
  (...changes: readonly ((text: string) => string)[]) =>
  (text: string): string =>
    changes.reduce((changed, change) => change(changed), text);

async function definitionsIn(
  change: Change,
): Promise<{ readonly found: string[]; readonly wanted: readonly string[] }> {
  const marked = await Marked.of(lane(change));
  const found = definition(marked.uri, marked.position, marked.context, { linkSupport: false }) as Location[];
  return { found: found.map(({ uri, range }) => marked.show(uri, range)).sort(), wanted: marked.marked };
}

describe('go to definition leads', () => {
  test.each<[string, Change]>([
    [
      'from a blocker in a list to the map',
      {
        [PACKET]: put('- LANE-A-SCOPE-1 —', '- LANE-A-SC│OPE-1 —'),
        [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "⟦LANE-A-SCOPE-1⟧"'),
      },
    ],
    [
      'from a short ID to the map',
      {
        [PACKET]: put('| ROLLBACK-1 design', '| ROLL│BACK-1 design'),
        [MAP]: put('"id": "LANE-A-ROLLBACK-1"', '"id": "⟦LANE-A-ROLLBACK-1⟧"'),
      },
    ],
    [
      'from directly behind an ID',
      {
        [PACKET]: put('discharge LANE-A-ROLLBACK-1.', 'discharge LANE-A-ROLLBACK-1│.'),
        [MAP]: put('"id": "LANE-A-ROLLBACK-1"', '"id": "⟦LANE-A-ROLLBACK-1⟧"'),
      },
    ],
    [
      'from a blocker that another requires to its entry',
      {
        [MAP]: both(
          put('["LANE-A-ROLLBACK-1"]', '["LANE│-A-ROLLBACK-1"]'),
          put('"id": "LANE-A-ROLLBACK-1"', '"id": "⟦LANE-A-ROLLBACK-1⟧"'),
        ),
      },
    ],
    [
      'from a condition in its own words to the map',
      {
        [PACKET]: put('operator builds clone |', 'operator │builds clone |'),
        [MAP]: put('"CLONE"', '"⟦CLONE⟧"'),
      },
    ],
    [
      'from a grant to the map',
      {
        [PACKET]: put('/ permit grants', '/ per│mit grants'),
        [MAP]: put('"id": "permit"', '"id": "⟦permit⟧"'),
      },
    ],
    [
      'from the selection to the option',
      {
        [PACKET]: both(
          put('Selected: HOLD_ALL', 'Selected: HOLD│_ALL'),
          put('| HOLD_ALL (default)', '| ⟦HOLD_ALL⟧ (default)'),
        ),
      },
    ],
    [
      'from HOLD alone to the one option that starts with it',
      {
        [PACKET]: both(put('default HOLD)', 'default HO│LD)'), put('| HOLD_ALL (default)', '| ⟦HOLD_ALL⟧ (default)')),
      },
    ],
    [
      'from an inherited option to its row',
      {
        [PACKET]: both(
          put('| AUTHORIZE_REHEARSAL;', '| AUTHORIZE│_REHEARSAL;'),
          put('| AUTHORIZE_REHEARSAL |', '| ⟦AUTHORIZE_REHEARSAL⟧ |'),
        ),
      },
    ],
    [
      'from "above" to the row above',
      {
        [PACKET]: both(put('| above +', '| ab│ove +'), put('| AUTHORIZE_DRYRUN |', '| ⟦AUTHORIZE_DRYRUN⟧ |')),
      },
    ],
    [
      'from what discharges a blocker to the option in the packet',
      {
        [MAP]: put('"AUTHORIZE_REHEARSAL"', '"AUTHORIZE│_REHEARSAL"'),
        [PACKET]: put('| AUTHORIZE_REHEARSAL |', '| ⟦AUTHORIZE_REHEARSAL⟧ |'),
      },
    ],
    ['nowhere from plain words', { [PACKET]: put('the real run', 'the re│al run') }],
  ])('%s', async (_, change) => {
    const { found, wanted } = await definitionsIn(change);
    expect(found).toEqual(wanted);
  });

  test.each<[string, Change, string]>([
    ['the map that a packet links', { [PACKET]: put('](production', '](prod│uction') }, MAP],
    [
      'the evidence that a map names',
      { [MAP]: put('evidence/rollback.md', 'evidence/roll│back.md') },
      'evidence/rollback.md',
    ],
    [
      'the act that a grant refers to',
      { [MAP]: put('decisions/permit.md', 'decisions/│permit.md') },
      'decisions/permit.md',
    ],
  ])('to %s', async (_, change, path) => {
    const marked = await Marked.of(lane(change));
    const found = definition(marked.uri, marked.position, marked.context, { linkSupport: false }) as Location[];
    expect(found.map(({ uri }) => pathOf(uri))).toEqual([path]);
  });

  test('not to evidence that is not there', async () => {
    const marked = await Marked.of(lane({ [MAP]: put('evidence/rollback.md', 'evidence/go│ne.md') }));
    expect(definition(marked.uri, marked.position, marked.context, { linkSupport: true })).toEqual([]);
  });

  test('to both of two blockers that a short ID may be', async () => {
    const marked = await Marked.of(
      lane({
        [PACKET]: put('| ROLLBACK-1 design', '| ROLL│BACK-1 design'),
        [MAP]: both(
          put('"id": "LANE-A-SCOPE-1"', '"id": "⟦LANE-A-PROD-ROLLBACK-1⟧"'),
          put('"id": "LANE-A-ROLLBACK-1"', '"id": "⟦LANE-A-ROLLBACK-1⟧"'),
        ),
      }),
    );
    const found = definition(marked.uri, marked.position, marked.context, { linkSupport: false }) as Location[];
    expect(found.map(({ uri, range }) => marked.show(uri, range)).sort()).toEqual(marked.marked);
  });

  test('into a map that is broken', async () => {
    const { found, wanted } = await definitionsIn({
      [PACKET]: put('- LANE-A-SCOPE-1 —', '- LANE-A-SC│OPE-1 —'),
      [MAP]: both(put('"id": "LANE-A-SCOPE-1"', '"id": "⟦LANE-A-SCOPE-1⟧"'), put('"version": 1,', '"version": 1')),
    });
    expect(found).toEqual(wanted);
  });

  test('with the whole row or entry, and from the whole word, where the client shows links', async () => {
    const marked = await Marked.of(lane({ [PACKET]: put('Selected: HOLD_ALL', 'Selected: HOLD│_ALL') }));
    const [link] = definition(marked.uri, marked.position, marked.context, { linkSupport: true }) as LocationLink[];
    expect(link && marked.show(link.targetUri, link.targetRange)).toBe(
      `${PACKET}:9:1 | HOLD_ALL (default) | nothing | none |`,
    );
    expect(link?.originSelectionRange && marked.show(marked.uri, link.originSelectionRange)).toMatch(/ HOLD_ALL$/);
  });
});

async function referencesIn(change: Change, includeDeclaration: boolean) {
  const marked = await Marked.of(lane(change));
  const found = references(marked.uri, marked.position, { includeDeclaration }, marked.context);
  return { found: found.map(({ uri, range }) => marked.show(uri, range)).sort(), wanted: marked.marked };
}

const rollbackEverywhere: Change = {
  [PACKET]: both(
    put('| ROLLBACK-1 design', '| ⟦ROLLBACK-1⟧ design'),
    put('resolved: LANE-A-ROLLBACK-1', 'resolved: ⟦LANE-A-ROLLBACK-1⟧'),
    put('- LANE-A-ROLLBACK-1', '- ⟦LANE-A-ROLL│BACK-1⟧'),
    put('discharge LANE-A-ROLLBACK-1', 'discharge ⟦LANE-A-ROLLBACK-1⟧'),
  ),
  [MAP]: put('["LANE-A-ROLLBACK-1"]', '["⟦LANE-A-ROLLBACK-1⟧"]'),
};

describe('references', () => {
  test('of a blocker are in the packet and in the map, short ones too', async () => {
    const { found, wanted } = await referencesIn(rollbackEverywhere, false);
    expect(found).toEqual(wanted);
  });

  test('with the declaration have the entry of the map too', async () => {
    const { found, wanted } = await referencesIn(
      {
        ...rollbackEverywhere,
        [MAP]: both(
          rollbackEverywhere[MAP] as (text: string) => string,
          put('"id": "LANE-A-ROLLBACK-1"', '"id": "⟦LANE-A-ROLLBACK-1⟧"'),
        ),
      },
      true,
    );
    expect(found).toEqual(wanted);
  });

  test('of a blocker are in every packet that uses the map', async () => {
    const other = '# Another decision packet\n\nIt waits for LANE-A-SCOPE-1.\n';
    const marked = await Marked.of({
      ...lane({ [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "LANE│-A-SCOPE-1"') }),
      'other.packet.md': other,
      'elsewhere/third.packet.md': '# A packet of another map\n\n[map](third-blocker-map.json), not LANE-A-SCOPE-1.\n',
      'elsewhere/third-blocker-map.json': '{ "version": 1, "lane": "LANE-A", "blockers": [] }',
    });
    const found = references(marked.uri, marked.position, { includeDeclaration: false }, marked.context);
    expect([...new Set(found.map(({ uri }) => pathOf(uri)))].sort()).toEqual([PACKET, 'other.packet.md']);
  });

  test('of an option are its mentions in the text, its selection and what it discharges', async () => {
    const { found, wanted } = await referencesIn(
      {
        [PACKET]: both(
          put('| AUTHORIZE_REHEARSAL |', '| AUTHORIZE│_REHEARSAL |'),
          put('| AUTHORIZE_REHEARSAL;', '| ⟦AUTHORIZE_REHEARSAL⟧;'),
          put('AUTHORIZE_REHEARSAL on a', '⟦AUTHORIZE_REHEARSAL⟧ on a'),
        ),
        [MAP]: put('"AUTHORIZE_REHEARSAL"', '"⟦AUTHORIZE_REHEARSAL⟧"'),
      },
      false,
    );
    expect(found).toEqual(wanted);
  });

  test('of a condition and a grant are what the packet requires', async () => {
    const condition = await referencesIn(
      { [MAP]: put('"CLONE"', '"CL│ONE"'), [PACKET]: put('operator builds clone |', '⟦operator builds clone⟧ |') },
      false,
    );
    expect(condition.found).toEqual(condition.wanted);
    const grant = await referencesIn(
      {
        [MAP]: put('"id": "REAL_RUN"', '"id": "REAL│_RUN"'),
        [PACKET]: put('distinct REAL_RUN', 'distinct ⟦REAL_RUN⟧'),
      },
      false,
    );
    expect(grant.found).toEqual(grant.wanted);
  });

  test('of a blocker that no map has are the words themselves', async () => {
    const marked = await Marked.of({
      'a.packet.md':
        '# A packet\n\n| option | authorizes | preconditions |\n|---|---|---|\n| GO | it | ⟦X-Y-1⟧; a \\| b; ⟦X-│Y-1⟧ (🚀) |\n',
    });
    const found = references(marked.uri, marked.position, { includeDeclaration: true }, marked.context);
    expect(found.map(({ uri, range }) => marked.show(uri, range)).sort()).toEqual(marked.marked);
  });
});

describe('highlight', () => {
  test('tells where an option comes into being from where it is read', async () => {
    const marked = await Marked.of(
      lane({
        [PACKET]: both(
          put('Selected: HOLD_ALL', 'Selected: ⟦HOLD_ALL⟧'),
          put('default HOLD)', 'default ⟦HO│LD⟧)'),
          put('Default = HOLD_ALL.', 'Default = ⟦HOLD_ALL⟧.'),
          put('| HOLD_ALL (default)', '| ⟦HOLD_ALL⟧ (default)'),
        ),
      }),
    );
    const found = documentHighlight(marked.uri, marked.position, marked.context);
    expect(found.map(({ range }) => marked.show(marked.uri, range)).sort()).toEqual(marked.marked);
    expect(found.map(({ kind }) => kind).sort()).toEqual([2, 2, 2, 3]);
  });

  test('finds a role wherever it is named', async () => {
    const marked = await Marked.of(
      lane({ [PACKET]: both(put('(owner/GPT', '(⟦own│er⟧/GPT'), put('(owner + operator)', '(⟦owner⟧ + operator)')) }),
    );
    const found = documentHighlight(marked.uri, marked.position, marked.context);
    expect(found.map(({ range }) => marked.show(marked.uri, range)).sort()).toEqual(marked.marked);
  });

  test('keeps its places with CRLF line ends and a byte order mark', async () => {
    const crlf = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const marked = await Marked.of(
      lane({ [PACKET]: both(put('/ permit grants', '/ ⟦per│mit⟧ grants'), crlf), [MAP]: crlf }),
    );
    const found = documentHighlight(marked.uri, marked.position, marked.context);
    expect(found.map(({ range }) => marked.show(marked.uri, range))).toEqual(marked.marked);
  });
});

test('a stale position, a file that is gone, and an empty text are no trouble', async () => {
  const marked = await Marked.of({ 'a.packet.md': '', 'b-blocker-map.json': '' });
  for (const uri of ['file:///ws/a.packet.md', 'file:///ws/b-blocker-map.json', 'file:///ws/gone.packet.md']) {
    const position = { line: 99, character: 99 };
    expect(definition(uri, position, marked.context, { linkSupport: true })).toEqual([]);
    expect(references(uri, position, { includeDeclaration: true }, marked.context)).toEqual([]);
    expect(documentHighlight(uri, position, marked.context)).toEqual([]);
  }
});
