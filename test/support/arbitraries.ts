import fc from 'fast-check';

const IDS = ['L-0-A-1', 'L-0-B-2', 'L-0-C-3', 'L-0-D-4'] as const;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER_DIGEST = `sha256:${'b'.repeat(64)}`;
const role = fc.constantFrom('owner', 'operator', 'TBD');
const day = fc.constantFrom('2026-06-01', '2026-06-12', '2026-06-13', 'soon');

const evidence = fc.record(
  {
    kind: fc.constantFrom('design', 'document', 'rehearsal', 'dry-run'),
    url: fc.constant('https://example.org/record'),
    snapshot: fc.constant(DIGEST),
    restored: fc.constantFrom(DIGEST, DIGEST, OTHER_DIGEST),
    entry: fc.constant(DIGEST),
    exit: fc.constantFrom(DIGEST, DIGEST, OTHER_DIGEST),
    recordedBy: fc.constantFrom('owner', 'operator'),
    recordedOn: fc.constantFrom('2026-06-01', '2026-06-01', '2026-06-13'),
  },
  { requiredKeys: ['kind', 'url', 'recordedBy', 'recordedOn'] },
);

const blocker = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      title: fc.constant('A blocker'),
      owners: fc.constantFrom(['owner'], ['owner', 'operator']),
      status: fc.constantFrom('OPEN', 'DESIGNED', 'RESOLVED', 'PROVEN', 'WAIVED'),
      requires: fc.subarray([...IDS], { maxLength: 2 }),
      resolvedBy: fc.constantFrom('owner', 'owner', 'operator'),
      resolvedOn: fc.constantFrom('2026-06-01', '2026-06-01', '2026-06-13'),
      waiver: fc.record({ by: role, reason: fc.constantFrom('because', ''), expires: day }),
      evidence: fc.array(evidence, { maxLength: 3 }),
    },
    { requiredKeys: ['id', 'title', 'owners', 'status', 'evidence'] },
  );

const condition = fc.record({
  id: fc.constant('RAIN'),
  statement: fc.constant('it rains'),
  owners: fc.constant(['owner']),
  status: fc.constantFrom('MET', 'MET', 'UNMET'),
  evidence: fc.array(evidence, { maxLength: 2 }),
});

const grant = fc.record(
  {
    id: fc.constantFrom('RUN', 'permit'),
    owners: fc.constant(['owner']),
    status: fc.constantFrom('GRANTED', 'GRANTED', 'NOT_GRANTED', 'REVOKED'),
    grantedBy: fc.constantFrom('owner', 'owner', 'operator'),
    grantedOn: day,
    reference: fc.constantFrom('acts/a.md', 'acts/b.md', './acts/a.md'),
    expires: fc.constantFrom('2026-07-01', '2026-06-11'),
  },
  { requiredKeys: ['id', 'owners', 'status'] },
);

export type RandomMap = {
  version: number;
  lane: string;
  blockers: { id: string; status: string; evidence: unknown[]; [key: string]: unknown }[];
  conditions: { status: string; [key: string]: unknown }[];
  grants: { status: string; [key: string]: unknown }[];
};

/** A map of up to four blockers, a condition and two grants, some of which have earned what they claim. */
export const randomMap: fc.Arbitrary<RandomMap> = fc.record({
  version: fc.constant(1),
  lane: fc.constant('L-0'),
  blockers: fc.subarray([...IDS], { minLength: 1 }).chain((ids) => fc.tuple(...ids.map(blocker))),
  conditions: fc.array(condition, { maxLength: 1 }),
  grants: fc.uniqueArray(grant, { maxLength: 2, selector: ({ id }) => id }),
});

const clause = fc.constantFrom(
  'L-0-A-1',
  'A-1 design',
  'B-2 proven',
  'C-3, D-4 resolved',
  'it rains',
  'A-1 and it rains',
  'distinct RUN / permit grants',
  'ALL blockers resolved: A-1 (proven)',
  'above',
  'all of the above',
);

/** Rows for an options table, below HOLD. */
export const randomRows: fc.Arbitrary<string[]> = fc
  .array(fc.array(clause, { maxLength: 3 }), { minLength: 1, maxLength: 5 })
  .map((cells) => cells.map((clauses, index) => `GO_${index} | a thing | ${clauses.join('; ') || 'none'}`));
