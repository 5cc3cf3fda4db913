import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/core/config/model.ts';
import { readAssumption, suppose } from '../../../server/src/core/explain/assume.ts';
import type { PacketFile } from '../../../server/src/core/project.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { evaluated, optionOf, TODAY } from '../../support/evaluate.ts';

const MAP = {
  version: 1,
  lane: 'L-0',
  blockers: ['L-0-A-1', 'L-0-X-B-2', 'L-0-Y-B-2'].map((id) => ({ id, title: id, owners: ['owner'], status: 'OPEN' })),
  conditions: [{ id: 'RAIN', statement: 'It **rains**.', owners: ['owner'], status: 'UNMET' }],
  grants: [{ id: 'RUN', owners: ['owner'], status: 'NOT_GRANTED' }],
};

const packetWithMap = (map: unknown): PacketFile => ({
  kind: 'packet',
  uri: 'file:///w/a.packet.md',
  source: new SourceText(''),
  evaluation: evaluated({
    rows: ['AUTHORIZE_A | a thing | A-1 design; it rains; the tide is in; RUN grant; PERMIT grant'],
    map,
  }),
  config: DEFAULT_CONFIG,
});
const PACKET = packetWithMap(MAP);

describe('what can be assumed', () => {
  it.each([
    ['L-0-A-1=PROVEN', { kind: 'blocker', id: 'L-0-A-1', level: 'PROVEN' }],
    ['A-1=DESIGNED', { kind: 'blocker', id: 'L-0-A-1', level: 'DESIGNED' }],
    [' A-1 = RESOLVED ', { kind: 'blocker', id: 'L-0-A-1', level: 'RESOLVED' }],
    ['RUN=GRANTED', { kind: 'grant', name: 'RUN' }],
    ['PERMIT=GRANTED', { kind: 'grant', name: 'PERMIT' }],
    ['RAIN=MET', { kind: 'condition', name: 'RAIN' }],
    ['it rains=MET', { kind: 'condition', name: 'it rains' }],
    ['The tide is in.=MET', { kind: 'condition', name: 'The tide is in.' }],
  ])('%s', (written, expected) => {
    expect(readAssumption(written, PACKET)).toMatchObject(expected);
  });

  it.each([
    ['L-0-A-1', /assumes nothing: write BLOCKER=LEVEL/],
    ['=MET', /assumes nothing/],
    ['L-0-A-1=OPEN', /"OPEN" cannot be assumed of L-0-A-1/],
    ['L-0-A-1=WAIVED', /"WAIVED" cannot be assumed/],
    ['L-0-A-1=proven', /"proven" cannot be assumed/],
    ['L-0-A-2=PROVEN', /has no blocker L-0-A-2\. Did you mean L-0-A-1\?/],
    ['B-2=PROVEN', /is the end of several IDs: write L-0-X-B-2 or L-0-Y-B-2\./],
    ['RUM=GRANTED', /a grant RUM\. Did you mean RUN\?/],
    ['the tide is on=MET', /a condition "the tide is on"\. Did you mean the tide is in\?/],
  ])('%s is refused, with the reason', (written, message) => {
    const read = readAssumption(written, PACKET);
    expect(read.kind === 'problem' ? read.message : '').toMatch(message);
  });

  it('is nothing where no map counts', () => {
    const read = readAssumption('RUN=GRANTED', packetWithMap(undefined));
    expect(read.kind === 'problem' ? read.message : '').toMatch(/no blocker map that can be relied on/);
  });
});

describe('under assumptions', () => {
  const openBy = (...written: readonly string[]): boolean => {
    const assumed = written.map((each) => {
      const read = readAssumption(each, PACKET);
      if (read.kind === 'problem') throw new Error(read.message);
      return read;
    });
    return optionOf(suppose(PACKET, assumed, TODAY).evaluation, 'AUTHORIZE_A').available;
  };
  const ALL = ['A-1=DESIGNED', 'RAIN=MET', 'the tide is in=MET', 'RUN=GRANTED', 'PERMIT=GRANTED'];

  it('an option opens when all that it lacks is assumed, however conditions are named', () => {
    expect(openBy(...ALL)).toBe(true);
    expect(openBy(...ALL.map((each) => each.replace('RAIN', 'it rains')))).toBe(true);
  });

  it.each(ALL)('it stays closed without %s', (left) => {
    expect(openBy(...ALL.filter((each) => each !== left))).toBe(false);
  });

  it('of two levels of one blocker the higher counts', () => {
    expect(openBy('A-1=PROVEN', ...ALL)).toBe(true);
  });

  it('the packet itself stays as it was', () => {
    openBy(...ALL);
    expect(optionOf(PACKET.evaluation, 'AUTHORIZE_A').available).toBe(false);
  });
});
