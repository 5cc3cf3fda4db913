import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../server/src/core/config/model.ts';
import { type Assumption, readAssumption, suppose } from '../../../server/src/core/explain/assume.ts';
import { type Step, stepsFor } from '../../../server/src/core/explain/steps.ts';
import { reaches } from '../../../server/src/core/packet/level.ts';
import type { PacketFile } from '../../../server/src/core/project.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { randomMap, randomRows } from '../../support/arbitraries.ts';
import { evaluatedText, type Given, openMap, optionOf, packetWith, TODAY } from '../../support/evaluate.ts';

const fileWith = (given: Given): PacketFile => {
  const text = packetWith(given);
  return {
    kind: 'packet',
    uri: 'file:///w/a.packet.md',
    source: new SourceText(text),
    evaluation: evaluatedText(text, given),
    config: DEFAULT_CONFIG,
  };
};

const brief = (step: Step): string => {
  switch (step.kind) {
    case 'edit':
      return `edit ${step.file}: ${step.reason}`;
    case 'blocker':
      return `${step.id} ${step.from} > ${step.to}${step.neededBy.length > 0 ? ` for ${step.neededBy.join(' ')}` : ''}`;
    default:
      return `${step.kind} ${step.id ?? step.text}${step.isTracked ? '' : ' (untracked)'}`;
  }
};

const stepsOf = (cell: string, map: unknown, given: Given = {}): string[] => {
  const file = fileWith({ ...given, rows: [`AUTHORIZE_A | a thing | ${cell}`], map });
  return stepsFor(optionOf(file.evaluation, 'AUTHORIZE_A'), file).map(brief);
};

const chain = (fields: Readonly<Record<string, object>>): unknown => ({
  version: 1,
  lane: 'L-0',
  blockers: Object.entries(fields).map(([id, more]) => ({ id, title: id, owners: ['owner'], status: 'OPEN', ...more })),
});

describe('the steps that open an option', () => {
  it('are none for an option that is available', () => {
    expect(stepsOf('none', openMap('L-0-A-1'))).toEqual([]);
  });

  it('put what a blocker requires before it, to any depth', () => {
    const map = chain({
      'L-0-A-1': { requires: ['L-0-B-2'] },
      'L-0-B-2': { requires: ['L-0-C-3'] },
      'L-0-C-3': {},
      'L-0-D-4': {},
    });
    expect(stepsOf('L-0-A-1', map)).toEqual([
      'L-0-C-3 OPEN > RESOLVED for L-0-B-2',
      'L-0-B-2 OPEN > RESOLVED for L-0-A-1',
      'L-0-A-1 OPEN > RESOLVED',
    ]);
  });

  it('do not count on a claim whose requirements nobody is asked for', () => {
    const document = { kind: 'document', url: 'https://example.org/r', recordedBy: 'owner', recordedOn: '2026-06-01' };
    const claim = { status: 'RESOLVED', resolvedBy: 'owner', resolvedOn: '2026-06-01', evidence: [document] };
    const map = chain({ 'L-0-A-1': { ...claim, requires: ['L-0-D-4'] }, 'L-0-D-4': {} });
    expect(stepsOf('L-0-A-1 design', map)).toEqual(['L-0-A-1 OPEN > DESIGNED']);
    expect(stepsOf('L-0-A-1 design; L-0-D-4', map)).toEqual(['L-0-D-4 OPEN > RESOLVED']);
  });

  it('leave out what follows by itself: a claim that only waits for what it requires', () => {
    const evidence = [
      { kind: 'document', url: 'https://example.org/a', recordedBy: 'owner', recordedOn: '2026-06-01' },
    ];
    const claims = (status: string) => ({
      status,
      evidence,
      resolvedBy: 'owner',
      resolvedOn: '2026-06-02',
      requires: ['L-0-B-2'],
    });
    const map = (status: string) => chain({ 'L-0-A-1': claims(status), 'L-0-B-2': {} });
    expect(stepsOf('L-0-A-1', map('RESOLVED'))).toEqual(['L-0-B-2 OPEN > RESOLVED for L-0-A-1']);
    expect(stepsOf('L-0-A-1', map('PROVEN'))).toEqual(['L-0-B-2 OPEN > RESOLVED for L-0-A-1']);
    expect(stepsOf('L-0-A-1 proven', map('PROVEN'))).toHaveLength(2);
  });

  it('leave out what a design does not need', () => {
    expect(stepsOf('L-0-A-1 design', chain({ 'L-0-A-1': { requires: ['L-0-B-2'] }, 'L-0-B-2': {} }))).toEqual([
      'L-0-A-1 OPEN > DESIGNED',
    ]);
  });

  it('take the higher of two levels at which a blocker is needed', () => {
    const map = chain({ 'L-0-A-1': { requires: ['L-0-B-2'] }, 'L-0-B-2': {} });
    expect(stepsOf('L-0-A-1; L-0-B-2 proven', map)).toEqual([
      'L-0-B-2 OPEN > PROVEN for L-0-A-1',
      'L-0-A-1 OPEN > RESOLVED',
    ]);
  });

  it('say what needs an edit: a cycle, a blocker that is not there, what cannot be met as written', () => {
    const cyclic = chain({ 'L-0-A-1': { requires: ['L-0-B-2'] }, 'L-0-B-2': { requires: ['L-0-A-1'] } });
    expect(stepsOf('L-0-A-1', cyclic).filter((step) => step.startsWith('edit blocker-map'))).toHaveLength(2);
    const lost = chain({ 'L-0-A-1': { requires: ['L-0-Z-9'] } });
    expect(stepsOf('L-0-A-1', lost)[0]).toMatch(/^edit blocker-map: L-0-A-1 cannot come to RESOLVED: .*L-0-Z-9/);
    expect(stepsOf('L-0-Z-9', openMap('L-0-A-1'))[0]).toBe(
      'edit blocker-map: L-0-Z-9 is not in the blocker map. Correct the ID, or put it into the map.',
    );
    expect(stepsOf('AUTHORIZE_B', openMap('L-0-A-1'))).toEqual([
      'edit packet: AUTHORIZE_B is no option of this packet.',
    ]);
    expect(stepsOf('', openMap('L-0-A-1'))).toEqual(['edit packet: AUTHORIZE_A states no preconditions.']);
    expect(stepsOf('X-1', openMap('L-0-A-X-1', 'L-0-B-X-1'))).toContain(
      'edit packet: X-1 is the end of several IDs. Write L-0-A-X-1 or L-0-B-X-1.',
    );
  });

  it('say that a blocker that stands twice in the map cannot come anywhere', () => {
    const twice = {
      version: 1,
      lane: 'L-0',
      blockers: [1, 2].map(() => ({ id: 'L-0-A-1', title: 'a', owners: ['owner'], status: 'OPEN' })),
    };
    expect(stepsOf('L-0-A-1', twice)[0]).toContain('stands in the blocker map more than once');
  });

  it('say that an option waits for itself', () => {
    const map = chain({ 'L-0-A-1': { dischargedBy: 'AUTHORIZE_A' } });
    expect(stepsOf('L-0-A-1 proven', map)[0]).toMatch(/^edit packet: Only AUTHORIZE_A itself can prove L-0-A-1/);
    expect(stepsOf('L-0-A-1', map)).toEqual(['L-0-A-1 OPEN > RESOLVED']);
  });

  it('begin with the map where none counts', () => {
    expect(stepsOf('ALL blockers resolved', undefined)).toEqual([
      'edit blocker-map: No blocker map counts, and without one nothing is met. The packet names none, and there is none in its folder or above.',
    ]);
    expect(stepsOf('ALL blockers resolved', '{')[0]).toContain('It is broken, so nothing in it counts.');
  });

  it('tell what is tracked from what is not', () => {
    expect(stepsOf('the tide is in; RUN grant', openMap('L-0-A-1'))).toEqual([
      'condition the tide is in (untracked)',
      'grant RUN (untracked)',
    ]);
  });
});

describe('whatever the packet and its map', () => {
  const given = fc.record({ rows: randomRows, map: randomMap });
  const plans = (file: PacketFile) =>
    file.evaluation.options
      .map((option) => ({ id: option.read.option.id.value, steps: stepsFor(option, file) }))
      .filter(({ steps }) => !steps.some(({ kind }) => kind === 'edit'));

  it('the steps without edits, taken for done, open the option, and none of them can be left out', () => {
    fc.assert(
      fc.property(given, ({ rows, map }) => {
        const file = fileWith({ rows, map });
        for (const { id, steps } of plans(file)) {
          const opens = (done: readonly Step[]) => {
            const assumed = done.map((step) => assumptionOf(step, file));
            return optionOf(suppose(file, assumed, TODAY).evaluation, id).available;
          };
          expect(opens(steps)).toBe(true);
          const asked = steps.filter((step) => step.kind !== 'blocker' || step.neededBy.length === 0);
          for (const left of asked) expect(opens(steps.filter((step) => step !== left))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a blocker comes behind all that it requires and that is not RESOLVED yet', () => {
    fc.assert(
      fc.property(given, ({ rows, map }) => {
        const file = fileWith({ rows, map });
        for (const { steps } of plans(file)) {
          for (const [index, step] of steps.entries()) {
            if (step.kind !== 'blocker' || !reaches(step.to, 'RESOLVED')) continue;
            const before = steps.slice(0, index).map((done) => assumptionOf(done, file));
            const { map: state } = suppose(file, before, TODAY).evaluation;
            const earned = state.kind === 'read' ? state.earned.blockers : [];
            const levelOf = (id: string) => earned.find(({ blocker }) => blocker.id?.value === id)?.level ?? 'OPEN';
            const entry = earned.find(({ blocker }) => blocker.id?.value === step.id)?.blocker;
            for (const { value } of entry?.requires ?? []) expect(reaches(levelOf(value), 'RESOLVED')).toBe(true);
          }
        }
      }),
    );
  });

  it('nothing that is assumed closes what is open, and nothing assumed changes nothing', () => {
    fc.assert(
      fc.property(given, ({ rows, map }) => {
        const file = fileWith({ rows, map });
        const available = ({ evaluation }: PacketFile) => evaluation.options.map((option) => option.available);
        expect(available(suppose(file, [], TODAY))).toEqual(available(file));
        const more = available(suppose(file, [{ kind: 'grant', name: 'RUN' }], TODAY));
        for (const [index, isOpen] of available(file).entries()) if (isOpen) expect(more[index]).toBe(true);
      }),
    );
  });
});

function assumptionOf(step: Step, file: PacketFile): Assumption {
  const read = readAssumption(written(step), file);
  if (read.kind === 'problem') throw new Error(read.message);
  return read;
}

function written(step: Step): string {
  switch (step.kind) {
    case 'blocker':
      return `${step.id}=${step.to}`;
    case 'condition':
      return `${step.text}=MET`;
    case 'grant':
      return `${step.id}=GRANTED`;
    case 'edit':
      throw new Error('An edit cannot be assumed.');
  }
}
