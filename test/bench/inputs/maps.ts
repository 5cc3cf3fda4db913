/** The lane of all that is generated. */
export const LANE = 'BENCH-P0';

/** Behind each other: the kinds of obstacle that a lane has. */
const AREAS = ['SURFACE', 'CI-SCOPE', 'ROLLBACK', 'PLAN', 'AUTH', 'INPUT', 'DRYRUN'];
const OWNERS = [['operator'], ['owner'], ['owner', 'operator']];

export const blockerId = (index: number): string => `${LANE}-${AREAS[index % AREAS.length]}-${index + 1}`;
export const blockerTitle = (index: number): string => `settle obstacle ${index + 1} of the production surface`;
export const ownersOf = (index: number): readonly string[] => OWNERS[index % OWNERS.length] ?? [];

const RECORDED = { recordedBy: 'operator', recordedOn: '2026-06-10' };

function blocker(index: number): object {
  const base = { id: blockerId(index), title: blockerTitle(index), owners: ownersOf(index) };
  const url = `https://records.example.org/${index + 1}`;
  switch (index % 4) {
    case 0:
      return { ...base, status: 'DESIGNED', evidence: [{ kind: 'design', url, ...RECORDED }] };
    case 1: {
      const evidence = [{ kind: 'document', url, ...RECORDED }];
      return { ...base, status: 'RESOLVED', resolvedBy: base.owners[0], resolvedOn: '2026-06-11', evidence };
    }
    case 2:
      return { ...base, status: 'OPEN', ...(index >= 4 && { requires: [blockerId(index - 1)] }) };
    default:
      return { ...base, status: 'OPEN', notes: 'what is known so far' };
  }
}

/**
 * A map of `count` blockers, laid out as a person would have it. Every one has earned what it claims; the last one has
 * no owner, so that there is something to be said of every map.
 */
export function mapText(count: number): string {
  const blockers = Array.from({ length: count }, (_, index) => ({
    ...blocker(index),
    ...(index === count - 1 && { status: 'OPEN', owners: [] }),
  }));
  const grants = ['REAL_RUN', 'permit', 'cutover'].map((id) => ({ id, owners: ['owner'], status: 'NOT_GRANTED' }));
  return `${JSON.stringify({ version: 1, lane: LANE, blockers, grants }, null, 2)}\n`;
}
