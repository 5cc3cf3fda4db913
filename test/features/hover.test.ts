import { describe, expect, test } from 'vitest';
import { hover } from '../../server/src/features/hover/hover.ts';
import { plainText } from '../../server/src/features/hover/plainText.ts';
import { Marked } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

type Change = (text: string) => string;

/** What the hover says at the cursor that `by` puts into the place of `what`. */
async function at(file: string, what: string, by: string, change: Readonly<Record<string, Change>> = {}) {
  const changes = { ...change, [file]: (text: string) => put(what, by)((change[file] ?? ((same) => same))(text)) };
  const marked = await Marked.of(lane(changes));
  return hover(marked.uri, marked.position, marked.context);
}

/** The same as plain text, in one line per paragraph or list item. */
async function textAt(...parameters: Parameters<typeof at>): Promise<string> {
  return plainText((await at(...parameters))?.markdown ?? 'nothing').replace(/\n+/g, '\n');
}

const resolved = put(
  '"status": "DESIGNED",',
  '"status": "RESOLVED", "resolvedBy": "operator", "resolvedOn": "2026-06-02",',
);

describe('on a blocker', () => {
  test('it says how it stands, on what that rests, and what depends on it', async () => {
    expect(await textAt(PACKET, '- LANE-A-SCOPE-1', '- LANE-A-SC│OPE-1')).toBe(
      [
        'LANE-A-SCOPE-1 scope the surface',
        'OPEN',
        'Owners: owner or operator',
        'Evidence: none',
        'Requires, each at RESOLVED or above:',
        '- ✗ LANE-A-ROLLBACK-1, which has earned DESIGNED',
        'Gates 2 options:',
        '- AUTHORIZE_DRYRUN',
        '- AUTHORIZE_EXECUTION',
        'Named in:',
        '- Next decision packet (2026-06-10), 2 times',
        'Go to its entry in production-blocker-map.json',
      ].join('\n'),
    );
  });

  test('it leads to the places that it speaks of', async () => {
    const found = await at(PACKET, '- LANE-A-SCOPE-1', '- LANE-A-SC│OPE-1');
    expect(found?.markdown).toContain('[`AUTHORIZE_DRYRUN`](file:///ws/next-decision-packet.md#L11,3)');
    expect(found?.markdown).toContain('(file:///ws/production-blocker-map.json#L6,13)');
    expect(found?.range).toEqual({ start: { line: 15, character: 2 }, end: { line: 15, character: 16 } });
  });

  test('it tells what it is short for, and how its clause was read', async () => {
    const text = await textAt(PACKET, '| ROLLBACK-1 design', '| ROLL│BACK-1 design');
    expect(text).toContain('ROLLBACK-1 is short for LANE-A-ROLLBACK-1.');
    expect(text).toContain('- ✓ design evidence/rollback.md, recorded by operator on 2026-06-01');
    expect(text).toContain(
      '✓ Read as: the blocker LANE-A-ROLLBACK-1, which ROLLBACK-1 is short for, at DESIGNED or above; it is DESIGNED.',
    );
  });

  test('it says why a claim does not hold', async () => {
    const claim = put('"status": "OPEN"', '"status": "RESOLVED", "resolvedBy": "GPT"');
    const text = await textAt(MAP, '"LANE-A-SCOPE-1"', '"LANE-A-│SCOPE-1"', { [MAP]: claim });
    expect(text).toContain('✗ Claims RESOLVED, has earned OPEN: there is no evidence; resolvedBy "GPT" is not among');
    expect(text).toContain('it requires LANE-A-ROLLBACK-1, which has earned only DESIGNED');
  });

  test('it says by whom and until when it is waived', async () => {
    const waived = put(
      '"status": "OPEN"',
      '"status": "WAIVED", "waiver": { "by": "owner", "reason": "pilot", "expires": "2026-07-01" }',
    );
    expect(await textAt(MAP, '"LANE-A-SCOPE-1"', '"LANE-A-│SCOPE-1"', { [MAP]: waived })).toContain(
      'WAIVED by owner until 2026-07-01: pilot. It counts as RESOLVED.',
    );
  });

  test('it says what it requires from the entry that requires it', async () => {
    const text = await textAt(MAP, '["LANE-A-ROLLBACK-1"]', '["LANE-│A-ROLLBACK-1"]');
    expect(text).toContain('LANE-A-ROLLBACK-1 prove the rollback\nDESIGNED');
  });

  test.each([
    [
      'the map does not know it',
      {},
      'LANE-A-NOPE-7 is not in the blocker map production-blocker-map.json, so it counts as OPEN.',
    ],
    ['the map is empty', { [MAP]: () => '' }, 'LANE-A-NOPE-7 is not in the blocker map'],
  ])('it says so when %s', async (_, change, text) => {
    const unknown = put('; LANE-A-SCOPE-1 |', '; LANE-A-NOPE-7 |');
    const changes = { ...change, [PACKET]: unknown };
    expect(await textAt(PACKET, 'LANE-A-NOPE-7', 'LANE-A-│NOPE-7', changes)).toContain(text);
  });

  test('it says of a broken map that nothing in it counts', async () => {
    const broken = put('"version": 1', '"version": 2');
    const text = await textAt(PACKET, '- LANE-A-ROLLBACK-1', '- LANE-A-ROLL│BACK-1', { [MAP]: broken });
    expect(text).toContain('Claims DESIGNED, and counts for nothing: the map is broken. version must be 1');
  });
});

describe('on an option', () => {
  test('it says what it authorises, what is met and by whom the rest can be', async () => {
    expect(await textAt(PACKET, '| AUTHORIZE_DRYRUN |', '| AUTHORIZE_│DRYRUN |')).toBe(
      [
        'AUTHORIZE_DRYRUN',
        'Authorises: a dry run',
        '✗ 1 of 3 met',
        '- ✓ LANE-A-ROLLBACK-1: needs DESIGNED, has earned DESIGNED (operator), from AUTHORIZE_REHEARSAL',
        '- ✗ operator builds clone: not met (operator), from AUTHORIZE_REHEARSAL',
        '- ✗ LANE-A-SCOPE-1: needs RESOLVED, has earned OPEN (owner or operator)',
        'It opens when all of this is done:',
        '- operator: show that “operator builds clone” holds',
        '- owner or operator: bring LANE-A-SCOPE-1 from OPEN to RESOLVED',
      ].join('\n'),
    );
  });

  test('it says of what is in force why it is', async () => {
    const text = await textAt(PACKET, 'Selected: HOLD_ALL', 'Selected: HOLD│_ALL');
    expect(text).toContain('HOLD_ALL · default · selected · in force');
    expect(text).toContain('HOLD_ALL is in force: it is selected, and it is the default.');
  });

  test('it tells from the map what the packets say of it', async () => {
    const text = await textAt(MAP, '"AUTHORIZE_REHEARSAL"', '"AUTHORIZE│_REHEARSAL"');
    expect(text).toContain('Authorises: a rehearsal');
    expect(await textAt(MAP, '"AUTHORIZE_REHEARSAL"', '"NO_│SUCH"')).toBe(
      'No packet that uses this map has an option NO_SUCH.',
    );
  });
});

describe('on a clause', () => {
  test.each([
    [
      '| above + ALL',
      '| ab│ove + ALL',
      '✗ Read as: everything that the row above, AUTHORIZE_DRYRUN, requires: 1 of 3 met.',
    ],
    ['ALL blockers', 'ALL│ blockers', '✗ Read as: every blocker of the map at RESOLVED or above; 0 of 2 blockers are.'],
    [
      '| above + ALL',
      '| something el│se + ALL',
      '✗ Read as: the condition “something else”, which nothing in the map tracks; it counts as unmet.',
    ],
    ['| above + ALL', '| OTHER_OPT│ION + ALL', '✗ Cannot be met as written: OTHER_OPTION is no option of this packet.'],
    [
      '; LANE-A-SCOPE-1 |',
      '; the surface scop│ed (LANE-A-SCOPE-1) |',
      '✗ Read as: the blocker LANE-A-SCOPE-1, at RESOLVED or above; it is OPEN.',
    ],
    [
      '| ROLLBACK-1 design',
      '| above│; ROLLBACK-1 design',
      '✗ Read as: everything that the row above, HOLD_ALL, requires, which is nothing.',
    ],
    [
      '/ permit grants',
      '/ pivot gr│ants',
      '✗ Read as: the grant pivot, which nothing in the map tracks; it counts as not given.',
    ],
  ])('%s → %s', async (what, by, reading) => {
    expect((await textAt(PACKET, what, by)).split('\n')).toContain(reading);
  });

  test('it reads out only the target at the cursor where several share a clause', async () => {
    const text = await textAt(PACKET, '/ permit grants', '/ per│mit grants');
    expect(text).toContain('✓ Read as: the grant permit; it is given.');
    expect(text).not.toContain('Read as: the grant REAL_RUN');
  });
});

describe('on conditions, grants and words', () => {
  test('it says how a condition stands', async () => {
    const text = await textAt(PACKET, 'operator builds clone', 'operator bui│lds clone');
    expect(text).toContain('CLONE operator builds clone\n✗ UNMET\nOwners: operator\nRequired by 3 options:');
    expect(text).toContain('✗ Read as: the condition CLONE; it is not met.');
  });

  test('it says how a grant stands, and why not as it claims', async () => {
    expect(await textAt(MAP, '"permit"', '"per│mit"')).toContain(
      'grant permit\n✓ GRANTED\nGranted by owner on 2026-06-02 as recorded in decisions/permit.md',
    );
    const forged = put('"grantedBy": "owner"', '"grantedBy": "GPT"');
    expect(await textAt(MAP, '"permit"', '"per│mit"', { [MAP]: forged })).toContain(
      '✗ Claims GRANTED, counts as NOT_GRANTED: grantedBy "GPT" is not among its owners.',
    );
  });

  test.each([
    [
      '"DESIGNED"',
      '"DESI│GNED"',
      'DESIGNED: How to deal with it is designed. Needs one good evidence entry of any kind.\nThis blocker: DESIGNED',
    ],
    ['"UNMET"', '"UN│MET"', 'This condition: ✗ UNMET'],
    ['"NOT_GRANTED"', '"NOT_│GRANTED"', 'NOT_GRANTED: Not given. Needs nothing.\nThis grant: ✗ NOT_GRANTED'],
    ['"kind"', '"ki│nd"', 'kind: What sort of record it is.'],
    ['"design"', '"des│ign"', 'How the blocker is to be dealt with.'],
    ['"version": 1', '"version": 1│', 'The version of the format: 1.'],
    ['"lane"', '"la│ne"', 'lane: The lane that this map is about'],
  ])('%s → %s', async (what, by, text) => {
    expect(await textAt(MAP, what, by)).toContain(text);
  });

  test('it knows the keys and words of front matter', async () => {
    const front = (text: string) => `---\nstatus: draft\ndecided-by: owner\n---\n${text}`;
    expect(await textAt(PACKET, 'decided-by:', 'decided│-by:', { [PACKET]: front })).toContain('Who picked it');
    expect(await textAt(PACKET, 'status: draft', 'status: dr│aft', { [PACKET]: front })).toBe(
      'draft: It is being written: nothing that it selects is in force.',
    );
  });

  test('it says of a status in a packet that it is only a claim', async () => {
    expect(await textAt(PACKET, '(all OPEN)', '(all OP│EN)')).toContain('What counts is the level that the map shows.');
  });

  test('it is silent where nothing stands', async () => {
    expect(await textAt(PACKET, '## Standing', '## Stan│ding')).toBe('nothing');
    expect(await textAt(MAP, '"prove the rollback"', '"prove the │rollback"')).toContain('What stands in the way');
  });

  test('it shows what a file says, and not what that would be as markup', async () => {
    const evil = put('"prove the rollback"', '"<img src=x> [here](command:evil) **bold**"');
    const { markdown = '' } = (await at(MAP, '"LANE-A-ROLLBACK-1",', '"LANE-A-│ROLLBACK-1",', { [MAP]: evil })) ?? {};
    expect(markdown).toContain('\\<img src=x\\> \\[here\\](command:evil) \\*\\*bold\\*\\*');
  });

  test('a position that is not in the file any more is no reason to fail', async () => {
    const marked = await Marked.of(lane());
    const uri = 'file:///ws/next-decision-packet.md';
    expect(hover(uri, { line: 900, character: 900 }, marked.context)).toBeUndefined();
    expect(hover('file:///ws/none.md', { line: 0, character: 0 }, marked.context)).toBeUndefined();
  });

  test('a proof is told from other evidence', async () => {
    expect(await textAt(MAP, '"LANE-A-ROLLBACK-1",', '"LANE-A-│ROLLBACK-1",', { [MAP]: resolved })).toContain(
      'RESOLVED\nOwners: operator\nEvidence, no proof among it:',
    );
  });
});
