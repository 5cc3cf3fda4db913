import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evaluation, evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { type PacketReading, readEditedPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { evaluated, evaluatedText, packetWith, TODAY } from '../../support/evaluate.ts';

const CELLS = [
  'none',
  '',
  'LANE-A-SCOPE-1',
  'LANE-A-SCOPE-1 design, SCOPE-2 resolved; the operator agrees',
  'ALL blockers resolved: LANE-A-SCOPE-2 proven',
  'above + LANE-A-SCOPE-2, OTHER-B-3',
  'all of the above',
  'AUTHORIZE_A',
  'AUTHORIZE_B; none',
  'AUTHORIZE_NOWHERE',
  'distinct RUN / DEPLOY grants and RUN grant',
  '`LANE-A-SCOPE-1` &amp; **SCOPE-2**, ~~RUN grant~~',
  'LANE‑A‑SCOPE‑1 resolved',
  'see https://example.com/LANE-A-SCOPE-1',
  'lane-a-scope-1 — and “more”',
];
const MAP = {
  version: 1,
  lane: 'LANE-A',
  blockers: [
    { id: 'LANE-A-SCOPE-1', title: 'One', owners: ['owner'], status: 'OPEN' },
    { id: 'LANE-A-SCOPE-2', title: 'Two', owners: ['owner'], status: 'OPEN' },
  ],
  grants: [{ name: 'RUN', owners: ['owner'], status: 'NOT_GRANTED' }],
};

const row = fc
  .tuple(fc.constantFrom('AUTHORIZE_A', 'AUTHORIZE_B', 'AUTHORIZE_C'), fc.constantFrom(...CELLS))
  .map(([id, cell]) => `${id} | a step | ${cell}`);
const text = fc
  .record({ rows: fc.array(row, { maxLength: 6 }), frontMatter: fc.constantFrom('', 'lane: OTHER', 'lane: LANE-A') })
  .map(packetWith);

const judged = ({ options, references }: Evaluation) => ({
  options: options.map(({ read, requirements, ...rest }) => [read, read.statements, requirements, rest.available]),
  references: references.all,
});

test('a packet that is edited is judged as one that nobody read before', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (versions) => {
      const { map } = evaluated({ map: MAP });
      expect(map.kind).toBe('read');
      let reading: PacketReading | undefined;
      let before: Evaluation | undefined;
      for (const version of versions) {
        reading = readEditedPacket(version, reading);
        before = evaluate(reading.packet, map, TODAY, before);
        expect(judged(before)).toEqual(judged(evaluatedText(version, { map: MAP })));
      }
    }),
    { numRuns: 300 },
  );
});
