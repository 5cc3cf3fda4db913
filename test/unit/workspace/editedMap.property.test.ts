import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../server/src/core/check.ts';
import type { Finding } from '../../../server/src/core/rules/rule.ts';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryDisk } from './memoryFileSystem.ts';
import { uriOf } from './session.ts';
import { packetText } from './texts.ts';

/** Who works on a map sees other entries, and other circumstances, with every step. */
type State = {
  readonly entries: readonly Readonly<Record<string, unknown>>[];
  readonly lane: string;
  readonly lead: string;
  readonly today: string;
  readonly config: string;
  readonly evidence: string | undefined;
};

const IDS = ['LANE-A-SCOPE-1', 'LANE-B-SCOPE-2', 'LANE-C-PLAN-3', 'LANE-D-PLAN-4', 'lane-a-scope-1', 'OTHER-E-PLAN-5'];
const record = { kind: 'design', recordedBy: 'owner', recordedOn: '2026-06-01' };
const id = fc.constantFrom(...IDS);
const field: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.tuple(fc.constant('id'), id),
  fc.tuple(fc.constant('status'), fc.constantFrom('OPEN', 'DESIGNED', 'RESOLVED', 'PROVEN', 'WAIVED', 'RESLOVED', 7)),
  fc.tuple(fc.constant('requires'), fc.array(id, { maxLength: 2 })),
  fc.tuple(fc.constant('owners'), fc.constantFrom(['owner'], ['owner', 'operator'], [], ['TBD'])),
  fc.tuple(fc.constant('resolvedBy'), fc.constantFrom('owner', 'nobody', undefined)),
  fc.tuple(fc.constant('resolvedOn'), fc.constantFrom('2026-06-10', '2026-06-13', 'soon')),
  fc.tuple(
    fc.constant('evidence'),
    fc.constantFrom(
      [{ ...record, url: 'https://records.example.org/1' }],
      [{ ...record, path: 'e.md' }],
      [{ ...record, path: 'gone.md', sha256: 'f'.repeat(64) }],
      [{ ...record, kind: 'rehearsal', path: 'e.md', snapshot: 'a'.repeat(64), restored: 'a'.repeat(64) }],
      [],
    ),
  ),
  fc.tuple(fc.constant('waiver'), fc.constant({ by: 'owner', reason: 'later', expires: '2026-06-12' })),
  fc.tuple(fc.constant('title'), fc.constantFrom('t', 'another', '')),
  fc.tuple(fc.constantFrom('note', 'expire'), fc.constant('x')),
);

const file = { ...record, path: 'e.md' };
const address = { ...record, url: 'https://records.example.org/1' };
const resolved = { status: 'RESOLVED', resolvedBy: 'owner', resolvedOn: '2026-06-11' };
/** Such as have earned what they claim, at first. */
const claim = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { status: 'OPEN' },
  { status: 'DESIGNED', evidence: [file] },
  { ...resolved, evidence: [file] },
  { ...resolved, evidence: [address] },
  { ...resolved, evidence: [address], requires: ['LANE-A-SCOPE-1'] },
  { status: 'WAIVED', waiver: { by: 'owner', reason: 'later', expires: '2026-06-12' } },
);
const entry = fc.tuple(id, claim).map(([name, claimed]) => ({ id: name, title: 't', owners: ['owner'], ...claimed }));
const place = fc.nat(5);

interface Step {
  readonly take: (state: State) => State;
  readonly [fc.toStringMethod]: () => string;
}

const named = <T>(name: string, values: fc.Arbitrary<T>, take: (state: State, value: T) => State): fc.Arbitrary<Step> =>
  values.map((value) => ({
    take: (state) => take(state, value),
    [fc.toStringMethod]: () => `${name} ${JSON.stringify(value)}`,
  }));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: named('set', fc.tuple(place, field), (state, [at, [name, value]]) => ({
      ...state,
      entries: state.entries.map((each, index) =>
        index === at % state.entries.length ? { ...each, [name]: value } : each,
      ),
    })),
  },
  {
    weight: 2,
    arbitrary: named('add', fc.tuple(place, entry), (state, [at, added]) => ({
      ...state,
      entries: state.entries.toSpliced(at, 0, added),
    })),
  },
  {
    weight: 2,
    arbitrary: named('remove', place, (state, at) => ({ ...state, entries: state.entries.toSpliced(at, 1) })),
  },
  {
    weight: 1,
    arbitrary: named('lead', fc.constantFrom('', '// a comment\n', '\n\n'), (state, lead) => ({ ...state, lead })),
  },
  { weight: 1, arbitrary: named('lane', fc.constantFrom('LANE', 'OTHER'), (state, lane) => ({ ...state, lane })) },
  {
    weight: 3,
    arbitrary: named('day', fc.constantFrom('2026-06-12', '2026-06-13', '2026-05-01'), (state, today) => ({
      ...state,
      today,
    })),
  },
  {
    weight: 2,
    arbitrary: named(
      'configuration',
      fc.constantFrom('{}', '{"roles": ["operator"]}', '{"requireDigest": true}', '{"rules": {"blocker-lane": "off"}}'),
      (state, config) => ({ ...state, config }),
    ),
  },
  {
    weight: 3,
    arbitrary: named('evidence', fc.constantFrom('one', 'two', undefined), (state, evidence) => ({
      ...state,
      evidence,
    })),
  },
);

const MAP = '/ws/blocker-map.json';
const CONFIG = '/ws/.decision-packets.jsonc';
const EVIDENCE = '/ws/e.md';

const textOf = ({ lead, lane, entries }: State): string =>
  `${lead}${JSON.stringify({ version: 1, lane, blockers: entries }, null, 2)}\n`;

const toldOf = (findings: readonly Finding[] | undefined) =>
  findings?.map((finding) => ({ ...finding, fixes: finding.fixes() }));

test('what is found in a map does not depend on what was found in it before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(entry, { minLength: 2, maxLength: 6, selector: (each) => each.id.toUpperCase() }),
      fc.array(step, { minLength: 1, maxLength: 14 }),
      async (entries, steps) => {
        let state: State = { entries, lane: 'LANE', lead: '', today: '2026-06-12', config: '{}', evidence: 'one' };
        const disk = new MemoryDisk({
          [MAP]: textOf(state),
          [CONFIG]: state.config,
          [EVIDENCE]: 'one',
          '/ws/a.packet.md': packetText({ selected: 'AUTHORIZE_GO', precondition: 'LANE-A-SCOPE-1 resolved' }),
        });
        const workspace = new Workspace(disk.host, { today: state.today });
        workspace.addRoot(uriOf('/ws'));
        const memo = new FindingsMemo();
        memo.check(await workspace.update());
        for (const { take } of steps) {
          const before = state;
          state = take(state);
          if (state.config !== before.config) disk.write(CONFIG, state.config);
          if (state.evidence === undefined) disk.remove(EVIDENCE);
          else disk.write(EVIDENCE, state.evidence);
          const types = [
            before.config !== state.config ? [CONFIG] : [],
            before.evidence !== state.evidence ? [EVIDENCE] : [],
          ];
          workspace.changedOnDisk(types.flat().map((path) => ({ uri: uriOf(path), type: 'changed' })));
          if (state.today !== before.today) workspace.conditions = { today: state.today };
          workspace.openDocument(uriOf(MAP), textOf(state));
          const found = memo.check(await workspace.update());

          const fresh = new Workspace(disk.host, { today: state.today });
          fresh.addRoot(uriOf('/ws'));
          fresh.openDocument(uriOf(MAP), textOf(state));
          for (const [uri, { project }] of (await fresh.update()).files)
            expect(toldOf(found.get(uri))).toEqual(toldOf(check(project).get(uri)));
        }
      },
    ),
    { numRuns: 150 },
  );
});
