import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockerMap } from '../../../server/src/core/blockerMap/model.ts';
import { readBlockerMap } from '../../../server/src/core/blockerMap/read.ts';
import { EarnedMap } from '../../../server/src/core/evaluate/earnedMap.ts';
import { type Evaluation, evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import type { MapState } from '../../../server/src/core/evaluate/mapState.ts';
import {
  type PacketReading,
  readEditedPacket,
  readMarkdownPacket,
} from '../../../server/src/core/packet/markdown/read.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { brief, evaluated, evaluatedText, optionOf, packetWith, TODAY } from '../../support/evaluate.ts';

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
  'OTHER-3',
  'one; two',
  '`one; two`',
];
const MAP = {
  version: 1,
  lane: 'LANE-A',
  blockers: [
    { id: 'LANE-A-SCOPE-1', title: 'One', owners: ['owner'], status: 'OPEN' },
    { id: 'LANE-A-SCOPE-2', title: 'Two', owners: ['owner'], status: 'OPEN' },
  ],
  grants: [{ id: 'RUN', owners: ['owner'], status: 'NOT_GRANTED' }],
};

const row = fc
  .tuple(fc.constantFrom('AUTHORIZE_A', 'AUTHORIZE_B', 'AUTHORIZE_C'), fc.constantFrom(...CELLS))
  .map(([id, cell]) => `${id} | a step | ${cell}`);
const text = fc
  .record({ rows: fc.array(row, { maxLength: 6 }), frontMatter: fc.constantFrom('', 'lane: OTHER', 'lane: LANE-A') })
  .map(packetWith);

const stateOf = (map: BlockerMap): MapState => ({
  kind: 'read',
  uri: 'file:///ws/blocker-map.json',
  earned: new EarnedMap(map, { facts: new Map(), today: TODAY, settings: { requireDigest: false } }),
});

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

test('packets that are read one after another beside one map are judged as each of them by itself', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (packets) => {
      const { map } = evaluated({ map: MAP });
      for (const packet of [...packets, ...packets]) {
        expect(judged(evaluate(readMarkdownPacket(packet), map, TODAY))).toEqual(
          judged(evaluatedText(packet, { map: MAP })),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test('a packet is not read again where its map changed, but for the names that it gives', () => {
  const text = packetWith({ rows: ['AUTHORIZE_A | a step | LANE-A-SCOPE-1 design; RUN grant; the operator agrees'] });
  const packet = readMarkdownPacket(text);
  let source = new SourceText(JSON.stringify(MAP));
  let map = readBlockerMap(source);
  let before = evaluate(packet, stateOf(map), TODAY);
  const isReadAgain = (replaced: string, by: string): boolean => {
    source = new SourceText(source.text.replace(replaced, by));
    map = readBlockerMap(source, map);
    const after = evaluate(packet, stateOf(map), TODAY, before);
    const fresh = evaluate(packet, stateOf(readBlockerMap(source)), TODAY);
    expect(judged(after)).toEqual(judged(fresh));
    const isAgain = after.readings.of(1).reading !== before.readings.of(1).reading;
    before = after;
    return isAgain;
  };
  expect(isReadAgain('"One"', '"The first one"')).toBe(false);
  expect(isReadAgain('"OPEN"', '"DESIGNED"')).toBe(false);
  expect(isReadAgain('"NOT_GRANTED"', '"GRANTED"')).toBe(false);
  expect(isReadAgain('LANE-A-SCOPE-2', 'LANE-A-SCOPE-7')).toBe(true);
  expect(isReadAgain('"RUN"', '"WALK"')).toBe(true);
  expect(isReadAgain('"blockers"', '"conditions":[{"id":"C","statement":"RUN grant"}],"blockers"')).toBe(true);
  expect(isReadAgain('"RUN grant"', '"run  GRANT"')).toBe(false);
  expect(isReadAgain('"run  GRANT"', '"rain"')).toBe(true);
  expect(isReadAgain('"C"', '"the operator agrees"')).toBe(true);
});

test('a copy of the packet that was read last beside the map is not read again', () => {
  const { map } = evaluated({ map: MAP });
  const packet = packetWith({ rows: ['AUTHORIZE_A | a step | LANE-A-SCOPE-1 design; the operator agrees'] });
  const [first, copy] = [packet, packet].map((each) => evaluate(readMarkdownPacket(each), map, TODAY).readings);
  expect(copy?.of(1).reading).toBe(first?.of(1).reading);
});

describe('the same words mean something else', () => {
  /** What the first option below HOLD requires in each of the packets, which are read one after another beside one map. */
  const required = (...packets: readonly Parameters<typeof packetWith>[0][]) => {
    const { map } = evaluated({ map: MAP });
    return packets.map((packet) =>
      optionOf(evaluate(readMarkdownPacket(packetWith(packet)), map, TODAY), 'AUTHORIZE_A').requirements.map(brief),
    );
  };

  test('in another lane', () => {
    const rows = ['AUTHORIZE_A | a step | OTHER-3'];
    const inOther = { rows, frontMatter: 'lane: OTHER' };
    expect(required(inOther, { rows, frontMatter: 'lane: LANE-A' }, inOther)).toEqual([
      ['blocker OTHER-3 RESOLVED/OPEN'],
      ['condition "OTHER-3" MET/UNMET'],
      ['blocker OTHER-3 RESOLVED/OPEN'],
    ]);
  });

  test('in a code span, which is not divided', () => {
    const plain = { rows: ['AUTHORIZE_A | a step | one; two'] };
    const code = { rows: ['AUTHORIZE_A | a step | `one; two`'] };
    const divided = ['condition "one" MET/UNMET', 'condition "two" MET/UNMET'];
    expect(required(plain, code, plain)).toEqual([divided, ['condition "one; two" MET/UNMET'], divided]);
  });

  test('beside other options', () => {
    const row = 'AUTHORIZE_A | a step | AUTHORIZE_B';
    const withB = { rows: [row, 'AUTHORIZE_B | a step | RUN grant'] };
    expect(required({ rows: [row] }, withB, { rows: [row] })).toEqual([
      ['unknown "AUTHORIZE_B" MET/UNMET'],
      ['grant RUN GRANTED/NOT_GRANTED'],
      ['unknown "AUTHORIZE_B" MET/UNMET'],
    ]);
  });
});
