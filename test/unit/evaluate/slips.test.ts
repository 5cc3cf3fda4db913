import { describe, expect, test } from 'vitest';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { evaluatedPacket } from '../../support/evaluate.ts';

const EVIDENCE = { kind: 'document', url: 'https://example.org/a', recordedBy: 'owner', recordedOn: '2026-06-01' };
const RESOLVED = {
  ...{ id: 'L-A-1', title: 'A', owners: ['owner'], status: 'RESOLVED', evidence: [EVIDENCE] },
  ...{ resolvedBy: 'owner', resolvedOn: '2026-06-02' },
};
const OPEN = { id: 'L-B-1', title: 'B', owners: ['owner'], status: 'OPEN' };
const GRANTED = {
  ...{ id: 'RUN', owners: ['owner'], status: 'GRANTED' },
  ...{ grantedBy: 'owner', grantedOn: '2026-06-01', reference: 'decisions/run.md' },
};

const packet = (cell: string) =>
  readMarkdownPacket(`# Decision packet

Options (owner chooses exactly one; default HOLD)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_IT | nothing | none |
| GO_LIVE | the release | ${cell} |
`);

const isAvailable = (cell: string, map: object): boolean | undefined =>
  evaluatedPacket(packet(cell), { map: { version: 1, lane: 'L', blockers: [], ...map } }).options[1]?.available;

const withBlocker = (slip: object, ...others: readonly object[]) =>
  isAvailable('L-A-1', { blockers: [{ ...RESOLVED, ...slip }, OPEN, ...others] });
const withGrant = (slip: object, ...others: readonly object[]) =>
  isAvailable('RUN grant', { grants: [{ ...GRANTED, ...slip }, ...others] });

describe('a slip of the pen in a map', () => {
  test('is not there', () => {
    expect([withBlocker({}), withGrant({})]).toEqual([true, true]);
  });

  test.each([{ priority: 1 }, { tags: ['a'] }, { 'x-requires': ['L-B-1'] }, { reviewedOn: '2026-06-01' }])(
    'is none where a team keeps its own fields: %j',
    (own) => {
      expect([withBlocker(own), withGrant(own)]).toEqual([true, true]);
    },
  );

  test.each([
    { require: ['L-B-1'] },
    { evidence: [{ ...EVIDENCE, path: 'a.md', url: undefined, sha25: 'a' }] },
    { status: 'WAIVED', waiver: { by: 'owner', reason: 'small', expires: '2026-07-01', expire: '2026-06-01' } },
  ])('in what limits a blocker opens nothing: %j', (slip) => {
    expect(withBlocker(slip)).toBe(false);
  });

  test.each([{ expire: '2026-06-01' }, { expiresOn: '2026-06-01' }, { expiry: '2026-06-01' }])(
    'in what limits a grant opens nothing: %j',
    (slip) => {
      expect(withGrant(slip)).toBe(false);
    },
  );

  test.each(['L-A-1 ', 'l-a-1', ' L-A-1'])('in an ID does not make two entries of one: %j', (id) => {
    expect(withBlocker({}, { ...OPEN, id })).toBe(false);
  });

  test.each(['Decisions/Run.md', './decisions//run.md', '"decisions/run.md"', 'decisions/run.md.'])(
    'in a reference does not make two acts of one: %j',
    (reference) => {
      expect(withGrant({}, { ...GRANTED, id: 'CUT', reference })).toBe(false);
    },
  );

  test.each([
    ['https://example.org/a', 'http://example.org:80/a/'],
    ['minutes of 3 June', 'Minutes  of 3 June.'],
  ])('in %j does not make another act of it: %j', (one, other) => {
    expect(withGrant({ reference: one }, { ...GRANTED, id: 'CUT', reference: other })).toBe(false);
    expect(withGrant({ reference: one }, { ...GRANTED, id: 'CUT', reference: `${other} b` })).toBe(true);
  });

  test.each(['./.', '/', '""'])('that leaves nothing of a reference leaves nothing of the grant: %j', (reference) => {
    expect(withGrant({ reference })).toBe(false);
  });
});
