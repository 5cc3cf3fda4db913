import { describe, expect, test } from 'vitest';
import type { RoleOverview } from '../../../client/src/protocol.ts';
import type { Node } from '../../../client/src/tree/node.ts';
import { roleNodes, taskNodes, waitingNodes } from '../../../client/src/tree/roleNodes.ts';
import { rolesOf } from '../../../server/src/core/summary/roles.ts';
import { projectOf } from '../../rules/harness/projectOf.ts';
import { packetWith, TODAY } from '../../support/evaluate.ts';
import { told } from './summaries.ts';

const map = JSON.stringify({
  version: 1,
  lane: 'L-0',
  blockers: [
    { id: 'L-0-A-1', title: 'the plan', owners: ['operator', 'owner'], status: 'OPEN', requires: ['L-0-B-2'] },
    { id: 'L-0-B-2', title: 'the inputs', owners: ['owner'], status: 'OPEN' },
  ],
});
const rows = ['AUTHORIZE_A | a | L-0-A-1 design', 'AUTHORIZE_B | b | L-0-A-1; L-0-B-2; the moon is full'];
const files = { 'a.packet.md': packetWith({ rows }), 'b.packet.md': packetWith({ rows }), 'blocker-map.json': map };
const lines = (nodes: readonly Node[]) =>
  nodes.map(({ look }) => `${look.icon.name}: ${look.label} (${look.description})`);

async function rolesIn(given: Readonly<Record<string, string>>): Promise<readonly RoleOverview[]> {
  const project = await projectOf(new Map(Object.entries(given)), { today: TODAY });
  return JSON.parse(JSON.stringify(rolesOf(project.packets.values())));
}

describe('roles', () => {
  test('say how much is theirs to do in all packets, those without a name last', async () => {
    expect(lines(roleNodes(await rolesIn(files)))).toEqual([
      'account: operator (2 to do)',
      'account: owner (4 to do)',
      'question: Nobody yet (2 to do · the map does not say who)',
    ]);
  });

  test('have nothing to do for what is superseded', async () => {
    const old = packetWith({ rows, frontMatter: 'status: superseded' });
    expect(await rolesIn({ 'a.packet.md': old, 'blocker-map.json': map })).toEqual([]);
  });

  test('have as much to do as stands below them', async () => {
    const { summaries } = await told(files);
    for (const { role, packets } of await rolesIn(files)) {
      for (const { uri, tasks } of packets) {
        const summary = summaries.find((each) => each.uri === uri);
        expect(summary && taskNodes(role, summary)).toHaveLength(tasks);
      }
    }
  });
});

describe('tasks', () => {
  test('say from where to where, and for which options', async () => {
    const [summary] = (await told(files)).summaries;
    if (summary === undefined) throw new Error('There is no packet.');
    const nodes = taskNodes('owner', summary);
    expect(lines(nodes)).toEqual([
      'issues: L-0-A-1 (OPEN → DESIGNED, RESOLVED for 2 options)',
      'issues: L-0-B-2 (OPEN → RESOLVED for AUTHORIZE_B)',
    ]);
    expect(nodes[0]?.look.tooltip).toContain('operator can do it as well');
    expect(nodes[0]?.look.tooltip).toContain('Only after L\\-0\\-B\\-2');
    expect(nodes[0]?.look.opens?.uri).toBe('file:///workspace/blocker-map.json');
    const [first] = nodes;
    if (first?.subject.kind !== 'task') throw new Error('That is no task.');
    expect(lines(waitingNodes(first.subject.options, first, summary))).toEqual([
      'lock: AUTHORIZE_A (0 of 1 met)',
      'lock: AUTHORIZE_B (0 of 3 met)',
    ]);
  });

  test('that nobody has are there all the same', async () => {
    const [summary] = (await told(files)).summaries;
    expect(lines(taskNodes(undefined, summary ?? fail()))).toEqual(['checklist: the moon is full (for AUTHORIZE_B)']);
  });
});

const fail = (): never => {
  throw new Error('There is no packet.');
};
