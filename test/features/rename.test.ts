import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileEdit } from '../../server/src/core/rules/rule.ts';
import { prepareRename, rename } from '../../server/src/features/rename/rename.ts';
import { Marked, pathOf } from './cursor.ts';
import { lane, MAP, PACKET, packet, put } from './lane.ts';

type Change = Readonly<Record<string, (text: string) => string>>;

const both =
  (...changes: readonly ((text: string) => string)[]) =>
  (text: string): string =>
    changes.reduce((changed, change) => change(changed), text);

async function renamed(files: Readonly<Record<string, string>>, newName: string) {
  const marked = await Marked.of(files);
  const result = rename(marked.uri, marked.position, newName, marked.context);
  if (result.kind === 'refused') return { refused: result.reason, texts: {} as Record<string, string>, changed: [] };
  return {
    refused: undefined,
    texts: apply(marked, Object.keys(files), result.files),
    changed: result.files.map(({ uri }) => pathOf(uri)),
  };
}

function apply(marked: Marked, paths: readonly string[], files: readonly FileEdit[]): Record<string, string> {
  return Object.fromEntries(
    paths.map((path) => {
      const edits = files.find(({ uri }) => pathOf(uri) === path)?.edits ?? [];
      const sorted = edits.toSorted((one, other) => other.span.start - one.span.start);
      return [
        path,
        sorted.reduce(
          (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
          marked.source(path).text,
        ),
      ];
    }),
  );
}

const linesWith = (text: string | undefined, word: string): string[] =>
  (text ?? '')
    .split('\n')
    .filter((line) => line.includes(word))
    .map((line) => line.trim());

describe('renaming a blocker', () => {
  test('renames it in the map, in what requires it and in the packet; a short ID stays short', async () => {
    const { texts } = await renamed(
      lane({ [PACKET]: put('- LANE-A-ROLLBACK-1', '- LANE-A-ROLL│BACK-1') }),
      'LANE-A-RESTORE-2',
    );
    expect(texts[PACKET]).toBe(packet.replaceAll('ROLLBACK-1', 'RESTORE-2'));
    expect(linesWith(texts[MAP], 'RESTORE-2')).toEqual([
      '"requires": ["LANE-A-RESTORE-2"]',
      '"id": "LANE-A-RESTORE-2",',
    ]);
    expect(texts[MAP]).not.toContain('ROLLBACK-1');
  });

  test('from a short ID asks for the ID in full', async () => {
    const marked = await Marked.of(lane({ [PACKET]: put('| ROLLBACK-1 design', '| ROLL│BACK-1 design') }));
    expect(prepareRename(marked.uri, marked.position, marked.context)).toMatchObject({
      kind: 'ready',
      placeholder: 'LANE-A-ROLLBACK-1',
    });
  });

  test('writes a short ID in full where the short form of the new one stands for several', async () => {
    const { texts } = await renamed(
      lane({
        [PACKET]: put('| ROLLBACK-1 design', '| ROLL│BACK-1 design'),
        [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "LANE-A-B-SCOPE-1"'),
      }),
      'LANE-A-SCOPE-1',
    );
    expect(linesWith(texts[PACKET], 'a rehearsal')[0]).toContain('| LANE-A-SCOPE-1 design;');
  });

  test('writes short IDs of other blockers in full where they would become ambiguous', async () => {
    const { texts } = await renamed(
      lane({
        [PACKET]: put('AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1', 'AUTHORIZE_REHEARSAL; SCOPE-1'),
        [MAP]: put('"id": "LANE-A-ROLLBACK-1"', '"id": "LANE-A-ROLL│BACK-1"'),
      }),
      'LANE-A-B-SCOPE-1',
    );
    expect(linesWith(texts[PACKET], 'a dry run')[0]).toContain('AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1 |');
  });

  test.each([
    ['a malformed ID', 'LANE-A-rollback', /is no blocker ID/],
    ['an ID outside the lane', 'OTHER-ROLLBACK-1', /begins with its lane: LANE-A-/],
    ['a taken ID', 'LANE-A-SCOPE-1', /is taken/],
  ])('is refused for %s', async (_, newName, reason) => {
    const { refused } = await renamed(lane({ [PACKET]: put('- LANE-A-ROLLBACK-1', '- LANE-A-ROLL│BACK-1') }), newName);
    expect(refused).toMatch(reason);
  });

  test('is refused at an ID that may be one of several', async () => {
    const change: Change = {
      [PACKET]: put('| ROLLBACK-1 design', '| ROLL│BACK-1 design'),
      [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "LANE-A-B-ROLLBACK-1"'),
    };
    expect((await renamed(lane(change), 'LANE-A-X-1')).refused).toMatch(/may be one of several/);
  });

  test('to the same ID changes nothing', async () => {
    const { changed } = await renamed(
      lane({ [PACKET]: put('- LANE-A-ROLLBACK-1', '- LANE-A-ROLL│BACK-1') }),
      'LANE-A-ROLLBACK-1',
    );
    expect(changed).toEqual([]);
  });

  test('keeps escapes, emoji and CRLF line ends around it', async () => {
    const { texts } = await renamed(
      lane({
        [PACKET]: both(
          put('LANE-A-SCOPE-1 |', 'a \\| 🚀 **LANE-A-SC│OPE-1** |'),
          (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
        ),
      }),
      'LANE-A-SURFACE-1',
    );
    expect(texts[PACKET]).toContain('a \\| 🚀 **LANE-A-SURFACE-1** |\r\n');
  });

  test('in a packet of JSON replaces what stands between the quotes', async () => {
    const json = (options: string) =>
      `{ "version": 1, "blockerMap": "${MAP}", "default": "HOLD_ALL", "options": [{ "id": "HOLD_ALL", "preconditions": "none" }, ${options}] }`;
    const { texts } = await renamed(
      {
        ...lane({ [MAP]: put('"id": "LANE-A-SCOPE-1"', '"id": "LANE-A-SC│OPE-1"') }),
        'b.packet.json': json(
          '{ "id": "GO", "preconditions": [{ "blocker": "LANE-A-SCOPE-1", "level": "RESOLVED" }] }',
        ),
      },
      'LANE-A-SURFACE-1',
    );
    expect(texts['b.packet.json']).toBe(
      json('{ "id": "GO", "preconditions": [{ "blocker": "LANE-A-SURFACE-1", "level": "RESOLVED" }] }'),
    );
  });
});

describe('renaming an option', () => {
  test('renames it in the text, in the map and in every packet that has it', async () => {
    const next = packet.replace('(2026-06-10)', '(2026-07-01)');
    const { texts, changed } = await renamed(
      {
        ...lane({ [PACKET]: put('| AUTHORIZE_REHEARSAL;', '| AUTHORIZE_RE│HEARSAL;') }),
        'later-decision-packet.md': next,
      },
      'AUTHORIZE_TRIAL',
    );
    expect(changed).toEqual([MAP, 'later-decision-packet.md', PACKET]);
    expect(texts[PACKET]).toBe(packet.replaceAll('AUTHORIZE_REHEARSAL', 'AUTHORIZE_TRIAL'));
    expect(linesWith(texts[MAP], 'dischargedBy')).toEqual(['"dischargedBy": "AUTHORIZE_TRIAL",']);
  });

  test('writes HOLD in full where it would no longer stand for the one option', async () => {
    const { texts } = await renamed(lane({ [PACKET]: put('| HOLD_ALL (default)', '| HOLD│_ALL (default)') }), 'STAY');
    expect(linesWith(texts[PACKET], 'chooses exactly one')).toEqual([
      '## Options (owner/GPT chooses exactly one; default STAY)',
    ]);
  });

  test('leaves HOLD where it still stands for it', async () => {
    const { texts } = await renamed(
      lane({ [PACKET]: put('| HOLD_ALL (default)', '| HOLD│_ALL (default)') }),
      'HOLD_PRODUCTION',
    );
    expect(linesWith(texts[PACKET], 'chooses exactly one')[0]).toContain('default HOLD)');
  });

  test('writes HOLD in full where another option comes to start with it', async () => {
    const { texts } = await renamed(
      lane({ [PACKET]: put('| AUTHORIZE_REHEARSAL;', '| AUTHORIZE_RE│HEARSAL;') }),
      'HOLD_REHEARSAL',
    );
    expect(linesWith(texts[PACKET], 'chooses exactly one')[0]).toContain('default HOLD_ALL)');
  });

  test.each([
    ['malformed', 'authorize-trial', /is no option ID/],
    ['taken', 'HOLD_ALL', /is taken: the packet has an option/],
  ])('is refused where the new ID is %s', async (_, newName, reason) => {
    const { refused } = await renamed(
      lane({ [PACKET]: put('| AUTHORIZE_REHEARSAL;', '| AUTHORIZE_RE│HEARSAL;') }),
      newName,
    );
    expect(refused).toMatch(reason);
  });
});

describe('renaming a grant or a condition', () => {
  test('renames the grant in the phrase and in the map', async () => {
    const { texts } = await renamed(lane({ [PACKET]: put('/ permit grants', '/ per│mit grants') }), 'permission');
    expect(linesWith(texts[PACKET], 'distinct')[0]).toContain('distinct REAL_RUN / permission grants');
    expect(linesWith(texts[MAP], 'GRANTED')[1]).toContain('"id": "permission"');
    expect(texts[MAP]).toContain('"decisions/permit.md"');
  });

  test('renames the ID of a condition in the map and leaves its statement', async () => {
    const { texts, changed } = await renamed(lane({ [MAP]: put('"CLONE"', '"CLO│NE"') }), 'OPERATOR-BUILDS-CLONE');
    expect(changed).toEqual([MAP]);
    expect(texts[MAP]).toContain('{ "id": "OPERATOR-BUILDS-CLONE", "statement": "operator builds clone"');
  });

  test('renames the ID of a condition where the packet requires it by ID', async () => {
    const { texts } = await renamed(
      lane({ [PACKET]: put('operator builds clone |', 'CLO│NE |') }),
      'OPERATOR-BUILDS-CLONE',
    );
    expect(linesWith(texts[PACKET], 'a rehearsal')[0]).toContain('design; OPERATOR-BUILDS-CLONE |');
  });

  test('is refused at a statement', async () => {
    const { refused } = await renamed(
      lane({ [PACKET]: put('operator builds clone |', 'operator │builds clone |') }),
      'X',
    );
    expect(refused).toBe("This is the condition's statement. Its ID, CLONE, can be renamed in the blocker map.");
  });

  test.each(['LANE-A-X-1', 'two words', 'grant', 'none', '', 'AUTHORIZE_X'])(
    'is refused for a condition called "%s"',
    async (newName) => {
      const { refused } = await renamed(lane({ [MAP]: put('"CLONE"', '"CLO│NE"') }), newName);
      expect(refused).toBeDefined();
    },
  );
});

test('nothing can be renamed where nothing has a name', async () => {
  const marked = await Marked.of(lane({ [PACKET]: put('the real run', 'the re│al run') }));
  expect(prepareRename(marked.uri, marked.position, marked.context)).toEqual({
    kind: 'refused',
    reason: 'Here is no option, blocker, condition or grant to rename.',
  });
});

describe('whatever is renamed', () => {
  const places = [
    '- LANE-A-SCOPE-1',
    '- LANE-A-ROLLBACK-1',
    'Selected: HOLD_ALL',
    '| AUTHORIZE_REHEARSAL;',
    'distinct REAL_RUN',
    '/ permit',
  ] as const;
  const segment = fc.stringMatching(/^[A-Z][A-Z0-9]{0,4}$/);
  const newName = fc.oneof(
    fc.tuple(segment, fc.nat(9)).map(([word, number]) => `LANE-A-${word}-${number}`),
    fc.constantFrom('LANE-A-X-SCOPE-1', 'LANE-A-B-ROLLBACK-1', 'HOLD_MORE', 'HOLD', 'run'),
    fc.tuple(segment, segment).map((words) => words.join('_')),
  );

  test('every verdict and the option in force stay as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), newName, async (place, name) => {
        const files = lane({ [PACKET]: put(place, `${place}│`) });
        const { texts, refused } = await renamed(files, name);
        if (refused !== undefined) return;
        const [before, after] = await Promise.all([
          Marked.of(files),
          Marked.of({ ...texts, [PACKET]: `${texts[PACKET]}│` }),
        ]);
        expect(verdicts(after)).toEqual(verdicts(before));
      }),
      { numRuns: 60 },
    );
  });

  test('there and back is as it was, byte for byte', async () => {
    // Whatever is called by a part of its name is written out where the new one has no such part, or shares it.
    const whole = put('default HOLD)', 'default HOLD_ALL)');
    let there = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), newName, async (place, name) => {
        if (/(?:SCOPE|ROLLBACK)-1$/.test(name)) return;
        const old = /\S+$/.exec(place.replace(';', ''))?.[0] ?? '';
        const [before, behind] = place.split(old);
        const files = lane({ [PACKET]: both(whole, put(place, `${before}${old}│${behind}`)) });
        const renaming = await renamed(files, name);
        const renamedPlace = `${before}${name}${behind}`;
        if (renaming.refused !== undefined || renaming.texts[PACKET]?.split(renamedPlace).length !== 2) return;
        there += 1;
        const again = {
          ...renaming.texts,
          [PACKET]: put(renamedPlace, `${before}${name}│${behind}`)(renaming.texts[PACKET]),
        };
        const back = await renamed(again, old);
        expect(back.refused).toBeUndefined();
        expect(back.texts).toEqual(lane({ [PACKET]: whole }));
      }),
      { numRuns: 60 },
    );
    expect(there).toBeGreaterThan(5);
  });

  function verdicts(marked: Marked) {
    const file = marked.context.snapshot.files.get(marked.uri)?.file;
    if (file?.kind !== 'packet') return undefined;
    const { options, decision } = file.evaluation;
    return {
      inForce: options.findIndex(({ read }) => read.option.id.value === decision.inForce),
      reason: decision.reason,
      options: options.map(({ requirements }) => requirements.map(({ kind, met }) => `${kind} ${met}`)),
    };
  }
});
