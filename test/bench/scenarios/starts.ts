import { join } from 'node:path';
import { writePair, writeWorkspace } from '../inputs/workspaces.ts';
import { Session } from '../lsp/session.ts';
import { inTurns } from '../rounds.ts';
import { type Scenario, within } from '../scenario.ts';

export const starts: Scenario = {
  name: 'start',
  async measure({ peers, scratch, isQuick }) {
    const { folder, packet } = writePair(scratch, 5, 7);
    const { ours, echo, json, markdown, yaml, rumdl } = peers;
    const whom = isQuick ? [ours, echo] : [ours, echo, json, markdown, yaml, rumdl];
    const rounds = { most: isQuick ? 2 : 11, warmUp: 1, budgetMs: 40_000, pauseMs: 10 };
    const initialize = await inTurns(
      whom.map((peer) => ({
        name: peer.name,
        once: () => Session.during(peer, folder, async ({ initializeMs }) => initializeMs),
      })),
      rounds,
    );
    const diagnostics = await inTurns(
      (isQuick ? [ours, echo] : [ours, echo, rumdl]).map((peer) => ({
        name: peer.name,
        once: () =>
          Session.during(peer, folder, async (session) => {
            await session.open(packet);
            return performance.now() - session.client.startedAt;
          }),
      })),
      rounds,
    );
    return [
      { name: 'start to the answer to initialize', unit: 'ms', samples: initialize, goal: within(25, 'ms', 'echo') },
      { name: 'start to the first diagnostics of the seed', unit: 'ms', samples: diagnostics },
    ];
  },
};

/** The last publication of a workspace that is indexed: there is something to be said of every file in it. */
export const coldIndex: Scenario = {
  name: 'index',
  async measure({ peers: { ours }, scratch, isQuick }) {
    const outcomes = [];
    for (const size of isQuick ? [10] : [10, 1_000, 10_000]) {
      const { folder, files } = writeWorkspace(join(scratch, String(size)), size);
      const once = () =>
        Session.during(ours, folder, async (session) => {
          await session.allSaid(files.length);
          return performance.now() - session.client.startedAt;
        });
      const rounds = { most: size > 1_000 ? 2 : 5, warmUp: 0, budgetMs: 30_000, pauseMs: 10 };
      const samples = await inTurns([{ name: 'ours', once }], rounds);
      outcomes.push({ name: `start to the diagnostics of all ${size} packets`, unit: 'ms', samples } as const);
    }
    return outcomes;
  },
};
