import { join } from 'node:path';
import { typing } from '../inputs/typing.ts';
import { writeMap, writeWorkspace } from '../inputs/workspaces.ts';
import { peakOf } from '../lsp/peak.ts';
import type { Peer } from '../lsp/peer.ts';
import { Session } from '../lsp/session.ts';
import { atMost, type Outcome, type Scenario } from '../scenario.ts';

export const memory: Scenario = {
  name: 'memory',
  async measure({ peers, scratch, isQuick }) {
    if (process.platform !== 'linux') return [];
    const blockers = isQuick ? 10 : 10_000;
    const written = writeMap(join(scratch, 'map'), blockers);
    const samples = new Map<string, readonly number[]>();
    for (const peer of isQuick ? [peers.ours, peers.echo] : [peers.ours, peers.echo, peers.json]) {
      samples.set(peer.name, [await peakWhileTyping(peer, written)]);
    }
    const peak: Outcome = {
      name: `peak memory, ten keystrokes in a map of ${blockers} blockers`,
      unit: 'MiB',
      samples,
      goal: atMost(0.5, 'vscode-json'),
    };
    return [
      isQuick ? { ...peak, goal: atMost(10, 'echo') } : peak,
      await indexed(peers.ours, scratch, isQuick ? 10 : 10_000),
    ];
  },
};

async function peakWhileTyping(peer: Peer, { folder, map, inMap }: ReturnType<typeof writeMap>): Promise<number> {
  return Session.during(peer, folder, async (session) => {
    await session.open(map);
    const keys = typing(map, inMap);
    for (let index = 0; index < 10; index += 1) await session.type(keys.next().value);
    return peakOf(session);
  });
}

/** A workspace that is indexed, beside the bytes of its files. */
async function indexed(peer: Peer, scratch: string, size: number): Promise<Outcome> {
  const { folder, bytes, files } = writeWorkspace(join(scratch, 'workspace'), size);
  const peak = await Session.during(peer, folder, async (session) => {
    await session.allSaid(files.length);
    return peakOf(session);
  });
  const samples = new Map([
    ['ours', [peak]],
    ['bytes of the workspace', [bytes / 2 ** 20]],
  ]);
  return { name: `peak memory with ${size} packets`, unit: 'MiB', samples };
}
