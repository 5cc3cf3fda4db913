import { join } from 'node:path';
import { blockerId } from '../inputs/maps.ts';
import { positionAt } from '../inputs/positions.ts';
import { writePair } from '../inputs/workspaces.ts';
import { Session } from '../lsp/session.ts';
import { inTurns } from '../rounds.ts';
import type { Outcome, Scenario } from '../scenario.ts';

export const features: Scenario = {
  name: 'features',
  async measure({ peers, scratch, isQuick }) {
    const [options, blockers] = isQuick ? [5, 7] : [50, 500];
    const { folder, packet, inPacket, map, inMap } = writePair(join(scratch, 'pair'), options, blockers);
    const { ours, json } = peers;
    const whom = isQuick ? [ours] : [ours, json];
    const sessions: Session[] = [];
    try {
      for (const peer of whom) {
        const session = await Session.start(peer, folder);
        sessions.push(session);
        await session.open(map);
      }
      const [own] = sessions;
      if (own !== undefined) await own.open(packet);
      const place = (document: typeof packet, offset: number) => ({
        textDocument: { uri: document.uri },
        position: positionAt(document, offset),
      });
      const asked = [
        { name: 'hover in a packet', method: 'textDocument/hover', params: place(packet, inPacket - 1), who: [own] },
        { name: 'hover in a map', method: 'textDocument/hover', params: place(map, inMap), who: sessions },
        {
          name: 'completion in a packet',
          method: 'textDocument/completion',
          params: place(packet, inPacket),
          who: [own],
        },
        { name: 'completion in a map', method: 'textDocument/completion', params: place(map, inMap), who: sessions },
        {
          name: 'rename of a blocker',
          method: 'textDocument/rename',
          params: { ...place(packet, inPacket - 1), newName: `${blockerId(0)}0000` },
          who: [own],
        },
      ];
      const outcomes: Outcome[] = [];
      for (const { name, method, params, who } of asked) {
        const contenders = who.flatMap((session) =>
          session === undefined ? [] : [{ name: session.peer.name, once: () => session.ask(method, params) }],
        );
        const rounds = { most: isQuick ? 2 : 30, warmUp: 3, budgetMs: 5_000, pauseMs: 3 };
        outcomes.push({ name, unit: 'ms', samples: await inTurns(contenders, rounds) });
      }
      return outcomes;
    } finally {
      for (const session of sessions) await session.client.stop();
    }
  },
};
