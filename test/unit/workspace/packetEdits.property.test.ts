import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edits, front, sayings } from '../packet/sayings.ts';
import { edited, mostly } from '../syntax/edits.ts';
import { Edited } from './fresh.ts';
import { uriOf } from './session.ts';

const PACKET = uriOf('/ws/a.packet.md');
const MAP = uriOf('/ws/blocker-map.json');

const evidence = [{ kind: 'design', url: 'https://example.org/1', recordedBy: 'owner', recordedOn: '2026-06-01' }];
const blocker = (id: string, title: string, owners: readonly string[], more: object = { status: 'OPEN' }): object => ({
  id,
  title,
  owners,
  ...more,
});
/** Maps that know some of what the packets name, and agree with some of what they say. */
const MAPS = [
  [
    blocker('LANE-A-SCOPE-1', 'scope of the lane', ['owner', 'operator'], { status: 'DESIGNED', evidence }),
    blocker('LANE-B-2', 'proof', ['owner']),
    blocker('LANE-C-3', 'run together', ['owner']),
    blocker('OTHER-B-2', 'beside', ['TBD']),
  ],
  [
    blocker('LANE-A-SCOPE-1', 'another title', ['owner'], { status: 'OPEN', dischargedBy: 'GO_A' }),
    blocker('LANE-C-3', 'run together', ['owner']),
    blocker('LANE-D-4', 'with another', ['operator']),
    blocker('LANE-D-4', 'twice', ['operator']),
  ],
].map((blockers) =>
  JSON.stringify({
    version: 1,
    lane: 'LANE',
    blockers,
    conditions: [{ id: 'BUILDS', statement: 'operator builds it', owners: ['operator'], status: 'UNMET' }],
    grants: [{ id: 'permit', owners: ['owner'], status: 'NOT_GRANTED' }],
  }),
);

test('after any edits in a packet and its map, it is judged and checked as from a fresh start', async () => {
  const maps = fc.array(fc.constantFrom(undefined, undefined, ...MAPS), { minLength: 6, maxLength: 6 });
  let besideMaps = 0;
  await fc.assert(
    fc.asyncProperty(front, sayings, mostly, sayings, edits, maps, async (front, one, two, three, edits, maps) => {
      let text = front + one + two + three;
      const documents = new Edited();
      await documents.write({ [PACKET]: text, [MAP]: MAPS[0] as string }, PACKET);
      for (const [index, each] of edits.entries()) {
        text = edited(text, each);
        const map = maps[index];
        const { map: state } = await documents.write(
          { [PACKET]: text, ...(map !== undefined && { [MAP]: map }) },
          PACKET,
        );
        if (state.kind === 'read') besideMaps += 1;
      }
    }),
    { numRuns: 60 },
  );
  // Without a map there is little to be said.
  expect(besideMaps).toBeGreaterThan(50);
});
