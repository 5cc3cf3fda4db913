import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../server/src/core/check.ts';
import type { Evaluation } from '../../../server/src/core/evaluate/evaluation.ts';
import type { Finding } from '../../../server/src/core/rules/rule.ts';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { packetAt, type Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { edits, front, sayings } from '../packet/sayings.ts';
import { edited, mostly } from '../syntax/edits.ts';
import { told } from '../syntax/told.ts';
import { Session, uriOf } from './session.ts';
import { CONDITIONS } from './texts.ts';

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

function noted(note: (marks: Uint8Array) => void): readonly number[] {
  const marks = new Uint8Array(5);
  note(marks);
  return [...marks];
}

const judged = ({ options, decision, defaultState, references, listed }: Evaluation) =>
  told({
    options: options.map((option) => ({
      ...option,
      statements: option.read.statements,
      requirements: option.requirements,
      unmet: option.available ? [] : option.unmet,
    })),
    decision,
    defaultState,
    references: references.all,
    unclear: references.unclear,
    named: noted((marks) => references.noteNamed(marks)),
    known: noted((marks) => listed.noteKnown(marks)),
    listed: listed.all,
    notable: listed.notable,
  });

const withFixes = (findings: readonly Finding[] | undefined) =>
  findings?.map((finding) => ({ ...finding, fixes: finding.fixes() }));

async function freshStart(texts: ReadonlyMap<string, string>): Promise<Snapshot> {
  const workspace = new Workspace(new Session({}).disk.host, CONDITIONS);
  workspace.addRoot(uriOf('/ws'));
  for (const [uri, text] of texts) workspace.openDocument(uri, text);
  return workspace.update();
}

test('after any edits in a packet and its map, it is judged and checked as from a fresh start', async () => {
  const maps = fc.array(fc.constantFrom(undefined, undefined, ...MAPS), { minLength: 6, maxLength: 6 });
  let besideMaps = 0;
  await fc.assert(
    fc.asyncProperty(front, sayings, mostly, sayings, edits, maps, async (front, one, two, three, edits, maps) => {
      const texts = new Map([
        [PACKET, front + one + two + three],
        [MAP, MAPS[0] as string],
      ]);
      const { workspace } = new Session({});
      const memo = new FindingsMemo();
      for (const [uri, text] of texts) workspace.openDocument(uri, text);
      memo.check(await workspace.update());
      for (const [index, each] of edits.entries()) {
        texts.set(PACKET, edited(texts.get(PACKET) as string, each));
        texts.set(MAP, maps[index] ?? (texts.get(MAP) as string));
        for (const [uri, text] of texts) workspace.openDocument(uri, text);
        const snapshot = await workspace.update();
        const findings = memo.check(snapshot);
        const fresh = await freshStart(texts);
        for (const [uri, { project }] of fresh.files) {
          expect(withFixes(findings.get(uri))).toEqual(withFixes(check(project).get(uri)));
        }
        const evaluation = packetAt(snapshot, PACKET)?.evaluation as Evaluation;
        if (evaluation.map.kind === 'read') besideMaps += 1;
        expect(judged(evaluation)).toEqual(judged(packetAt(fresh, PACKET)?.evaluation as Evaluation));
      }
    }),
    { numRuns: 60 },
  );
  // Without a map there is little to be said.
  expect(besideMaps).toBeGreaterThan(50);
});
