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
        once: async () => {
          const session = await Session.start(peer, folder);
          await session.client.stop();
          return session.initializeMs;
        },
      })),
      rounds,
    );
    const diagnostics = await inTurns(
      (isQuick ? [ours, echo] : [ours, echo, rumdl]).map((peer) => ({
        name: peer.name,
        once: async () => {
          const session = await Session.start(peer, folder);
          await session.open(packet);
          const ms = performance.now() - session.client.startedAt;
          await session.client.stop();
          return ms;
        },
      })),
      rounds,
    );
    return [
      { name: 'start to the answer to initialize', unit: 'ms', samples: initialize, goal: within(25, 'ms', 'echo') },
      { name: 'start to the first diagnostics of the seed', unit: 'ms', samples: diagnostics },
    ];
  },
};

/** The last publication of a workspace that is indexed: every packet of it has something to be said of. */
export const coldIndex: Scenario = {
  name: 'index',
  async measure({ peers: { ours }, scratch, isQuick }) {
    const outcomes = [];
    for (const size of isQuick ? [10] : [10, 1_000, 10_000]) {
      const { folder } = writeWorkspace(join(scratch, String(size)), size);
      const once = async () => {
        const session = await Session.start(ours, folder);
        let missing = size;
        await session.client.next<{ readonly uri: string }>('textDocument/publishDiagnostics', ({ uri }) => {
          if (uri.endsWith('.md')) missing -= 1;
          return missing === 0;
        });
        const ms = performance.now() - session.client.startedAt;
        await session.client.stop();
        return ms;
      };
      const rounds = { most: size > 1_000 ? 2 : 5, warmUp: 0, budgetMs: 30_000, pauseMs: 10 };
      const samples = await inTurns([{ name: 'ours', once }], rounds);
      outcomes.push({ name: `start to the diagnostics of all ${size} packets`, unit: 'ms', samples } as const);
    }
    return outcomes;
  },
};
