import { describe, expect, test } from 'vitest';
import { openMap, requirementsOf } from '../../support/evaluate.ts';

const map = openMap('L-0-A-1', 'L-0-B-2', 'L-0-C-SCOPE-3', 'L-0-D-SCOPE-3');
const read = (cell: string) => requirementsOf(cell, { map });

describe('a precondition cell', () => {
  test.each([
    // What says that there is nothing, and what says nothing.
    ['none', []],
    ['None.', []],
    ['**none**', []],
    ['N/A', []],
    ['—', []],
    ['-', []],
    ['', ['unknown "" MET/UNMET']],
    [' ; + ', ['unknown "" MET/UNMET']],
    // Clauses.
    ['it rains; it shines', ['condition "it rains" MET/UNMET', 'condition "it shines" MET/UNMET']],
    ['it rains + it shines', ['condition "it rains" MET/UNMET', 'condition "it shines" MET/UNMET']],
    ['it rains<br>it shines', ['condition "it rains" MET/UNMET', 'condition "it shines" MET/UNMET']],
    ['it rains\uFF1Bit shines', ['condition "it rains" MET/UNMET', 'condition "it shines" MET/UNMET']],
    ['A-1\u037E it rains', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']],
    ['A-1\uFF0Cit rains', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']],
    ['it (rains; it) shines', ['condition "it (rains; it) shines" MET/UNMET']],
    ['it `rains; it` shines', ['condition "it rains; it shines" MET/UNMET']],
    ['it (rains; it shines', ['condition "it (rains" MET/UNMET', 'condition "it shines" MET/UNMET']],
    ['it) rains; it (shines', ['condition "it) rains" MET/UNMET', 'condition "it (shines" MET/UNMET']],
    ['a `(` b; c `)` d', ['condition "a ( b" MET/UNMET', 'condition "c ) d" MET/UNMET']],
    ['it rains, it shines', ['condition "it rains, it shines" MET/UNMET']],
    ['it rains; IT  *Rains*.', ['condition "it rains" MET/UNMET']],
    ['~~it rains;~~ it shines', ['condition "it shines" MET/UNMET']],
    ['it rains <!-- ; it shines -->', ['condition "it rains" MET/UNMET']],
    // References and their levels.
    ['L-0-A-1', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['`L-0-A-1` resolved', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['A-1 scoped', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['surface scoped (L-0-A-1)', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['L-0-A-1 proven', ['blocker L-0-A-1 PROVEN/OPEN']],
    ['a rehearsal proves L-0-A-1', ['blocker L-0-A-1 PROVEN/OPEN']],
    ['L-0-A-1 not proven', ['blocker L-0-A-1 PROVEN/OPEN']],
    ['L-0-A-1 provenance', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['L-0-A-1 design', ['blocker L-0-A-1 DESIGNED/OPEN']],
    ['L-0-A-1 (designed)', ['blocker L-0-A-1 DESIGNED/OPEN']],
    ['**L-0-A-1** `designed`', ['blocker L-0-A-1 DESIGNED/OPEN']],
    ['L-0-A-1 is designed', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['design of L-0-A-1', ['blocker L-0-A-1 DESIGNED/OPEN']],
    ['the design for L-0-A-1', ['blocker L-0-A-1 DESIGNED/OPEN']],
    ['redesign of L-0-A-1', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['L-0-A-1 design, L-0-A-1 resolved', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['L-0-A-1 design and L-0-A-1', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['L-0-A-1, B-2 proven', ['blocker L-0-A-1 RESOLVED/OPEN', 'blocker L-0-B-2 PROVEN/OPEN']],
    ['L-0-A-1 and B-2 proven', ['blocker L-0-A-1 PROVEN/OPEN', 'blocker L-0-B-2 PROVEN/OPEN']],
    // What is joined to a reference.
    ['A-1 resolved and it rains', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']],
    ['A-1 with it raining', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it raining" MET/UNMET']],
    ['A-1 & it rains', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']],
    ['A-1 plus B-2', ['blocker L-0-A-1 RESOLVED/OPEN', 'blocker L-0-B-2 RESOLVED/OPEN']],
    ['A-1 (scoped and closed)', ['blocker L-0-A-1 RESOLVED/OPEN']],
    ['A-1, it rains', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']],
    ['A-1, and it rains', ['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']],
    ['it rains and it shines', ['condition "it rains and it shines" MET/UNMET']],
    // IDs that the map does not know, or knows too often.
    ['L-0-Z-9', ['blocker L-0-Z-9 RESOLVED/OPEN']],
    ['SCOPE-3', ['blocker SCOPE-3 RESOLVED/OPEN']],
    ['X-Y-1 resolved', ['blocker X-Y-1 RESOLVED/OPEN']],
    ['see KB-9759', ['condition "see KB-9759" MET/UNMET']],
    // All of them.
    [
      'ALL blockers resolved: A-1 (proven), B-2',
      [
        'blocker L-0-A-1 PROVEN/OPEN',
        'blocker L-0-B-2 RESOLVED/OPEN',
        'blocker L-0-C-SCOPE-3 RESOLVED/OPEN',
        'blocker L-0-D-SCOPE-3 RESOLVED/OPEN',
      ],
    ],
    [
      'B-2; all blockers proven',
      [
        'blocker L-0-B-2 PROVEN/OPEN',
        'blocker L-0-A-1 PROVEN/OPEN',
        'blocker L-0-C-SCOPE-3 PROVEN/OPEN',
        'blocker L-0-D-SCOPE-3 PROVEN/OPEN',
      ],
    ],
    // Grants.
    ['REAL_RUN grant', ['grant REAL_RUN GRANTED/NOT_GRANTED']],
    ['a permit grant', ['condition "a permit grant" MET/UNMET']],
    ['distinct permit grant', ['grant permit GRANTED/NOT_GRANTED']],
    [
      'distinct REAL_RUN / permit/cut-over grants',
      ['grant REAL_RUN GRANTED/NOT_GRANTED', 'grant permit GRANTED/NOT_GRANTED', 'grant cut-over GRANTED/NOT_GRANTED'],
    ],
    ['distinct A, B grants', ['condition "distinct A" MET/UNMET', 'grant B GRANTED/NOT_GRANTED']],
    ['A-1 plus QT1 grant', ['blocker L-0-A-1 RESOLVED/OPEN', 'grant QT1 GRANTED/NOT_GRANTED']],
    ['the grant of the owner', ['condition "the grant of the owner" MET/UNMET']],
    ['distinct grant', ['condition "distinct grant" MET/UNMET']],
    ['L-0-A-1 grant', ['blocker L-0-A-1 RESOLVED/OPEN', 'grant L-0-A-1 GRANTED/NOT_GRANTED']],
    // What looks like an option and is none.
    ['AUTHORIZE_ELSE', ['unknown "AUTHORIZE_ELSE" MET/UNMET']],
    ['AUTHORIZE_ELSE (done)', ['unknown "AUTHORIZE_ELSE (done)" MET/UNMET']],
    ['REAL_RUN precheck design', ['condition "REAL_RUN precheck design" MET/UNMET']],
    // Characters that are not what they look like.
    ['surface (L-0-\u0410-1), A-1', expect.arrayContaining(['unknown "L-0-\u0410-1" MET/UNMET'])],
    ['A-1 (with L-0-B\u200B-2)', ['blocker L-0-A-1 RESOLVED/OPEN', 'unknown "L-0-B\u200B-2" MET/UNMET']],
    [
      'A-1 (with L\u20110\u2011B\u20112)',
      ['blocker L-0-A-1 RESOLVED/OPEN', 'unknown "L\u20110\u2011B\u20112" MET/UNMET'],
    ],
    // Other languages write without blanks between words.
    ['完成L-0-A-1和L-0-B-2', ['blocker L-0-A-1 RESOLVED/OPEN', 'blocker L-0-B-2 RESOLVED/OPEN']],
    ['nghiệm thu L-0-A-1 đã xong 👩‍💻', ['blocker L-0-A-1 RESOLVED/OPEN']],
  ])('%j', (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });

  test('needs a map that can be relied on for ALL blockers', () => {
    expect(requirementsOf('ALL blockers')).toEqual(['unknown "ALL blockers" MET/UNMET']);
    expect(requirementsOf('ALL blockers', { map: openMap() })).toEqual(['unknown "ALL blockers" MET/UNMET']);
    expect(requirementsOf('ALL blockers', { map: '{' })).toEqual(['unknown "ALL blockers" MET/UNMET']);
  });

  test('counts an entry of the map without an ID for ALL blockers', () => {
    const broken = {
      version: 1,
      lane: 'L-0',
      blockers: [{ idd: 'L-0-A-1', title: 'x', owners: ['o'], status: 'OPEN' }],
    };
    expect(requirementsOf('ALL blockers', { map: broken })).toEqual(['unknown "ALL blockers" MET/UNMET']);
  });

  test('counts what stands beyond the last column of the table', () => {
    expect(read('A-1 | it rains')).toEqual(['blocker L-0-A-1 RESOLVED/OPEN', 'condition "it rains" MET/UNMET']);
  });

  test('takes a pipe that is escaped as a pipe', () => {
    expect(read('a \\| b; `c \\| d`; **`e \\| f`**')).toEqual([
      'condition "a | b" MET/UNMET',
      'condition "c | d" MET/UNMET',
      'condition "e | f" MET/UNMET',
    ]);
  });
});
