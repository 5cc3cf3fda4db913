import { join } from 'node:path';
import { typing } from '../inputs/typing.ts';
import { writeMap, writePair } from '../inputs/workspaces.ts';
import type { Peer } from '../lsp/peer.ts';
import { type Document, Session } from '../lsp/session.ts';
import { Typist } from '../lsp/typist.ts';
import { inTurns } from '../rounds.ts';
import { atMost, type Goal, type Outcome, type Scenario, within } from '../scenario.ts';

/** A peer is asked for what it announces, which is less than what we announce. */
interface Goals {
  readonly answers: Goal;
  readonly hover: Goal;
}

interface Answers {
  /** What is typed in. */
  readonly what: string;
  readonly peers: readonly Peer[];
  readonly folder: string;
  readonly document: Document;
  readonly offset: number;
  readonly most: number;
  readonly goals?: Goals;
}

/** From one keystroke to the last answer to what an editor asks for behind it; then to the answer to a hover alone. */
async function measure({ what, peers, folder, document, offset, most, goals }: Answers): Promise<readonly Outcome[]> {
  const sessions: Session[] = [];
  try {
    const typists: { readonly name: string; readonly typist: Typist }[] = [];
    for (const peer of peers) {
      const session = await Session.start(peer, folder);
      sessions.push(session);
      await session.open(document);
      typists.push({ name: peer.name, typist: new Typist(session, typing(document, offset)) });
    }
    const rounds = { most, warmUp: Math.ceil(most / 4), budgetMs: 15_000, pauseMs: 12 };
    const outcomes: Outcome[] = [];
    for (const asked of ['answers', 'hover'] as const) {
      const contenders = typists.map(({ name, typist }) => ({ name, once: () => typist[asked]() }));
      const samples = await inTurns(contenders, rounds);
      outcomes.push({
        name: `${asked} behind a keystroke in ${what}`,
        unit: 'ms',
        samples,
        ...(goals !== undefined && { goal: goals[asked] }),
      });
    }
    return outcomes;
  } finally {
    for (const session of sessions) await session.client.stop();
  }
}

const PACKETS = [
  {
    options: 5,
    blockers: 7,
    most: 60,
    goals: { answers: within(5, 'ms', 'vscode-markdown'), hover: within(2, 'ms', 'vscode-markdown') },
  },
  {
    options: 50,
    blockers: 500,
    most: 40,
    goals: { answers: atMost(1, 'vscode-markdown'), hover: atMost(1, 'vscode-markdown') },
  },
  {
    options: 500,
    blockers: 20_000,
    most: 4,
    goals: { answers: atMost(1, 'vscode-markdown'), hover: atMost(0.25, 'vscode-markdown') },
  },
];

export const packetAnswers: Scenario = {
  name: 'answers-packet',
  async measure({ peers: { ours, markdown, rumdl }, scratch, isQuick }) {
    const outcomes: Outcome[] = [];
    for (const { options, blockers, most, goals } of isQuick ? PACKETS.slice(0, 1) : PACKETS) {
      const { folder, packet, inPacket } = writePair(join(scratch, String(options)), options, blockers);
      outcomes.push(
        ...(await measure({
          what: `a packet of ${options} options, ${blockers} blockers`,
          peers: isQuick ? [ours] : [ours, rumdl, markdown],
          folder,
          document: packet,
          offset: inPacket,
          ...(isQuick ? { most: 2 } : { most, goals }),
        })),
      );
    }
    return outcomes;
  },
};

const MAPS = [
  { blockers: 1_000, most: 40, goals: { answers: atMost(2, 'vscode-json'), hover: atMost(1, 'vscode-json') } },
  { blockers: 10_000, most: 8, goals: { answers: atMost(3, 'vscode-json'), hover: atMost(0.5, 'vscode-json') } },
];

export const mapAnswers: Scenario = {
  name: 'answers-map',
  async measure({ peers: { ours, json }, scratch, isQuick }) {
    const outcomes: Outcome[] = [];
    for (const { blockers, ...measured } of isQuick ? [{ blockers: 10, most: 2 }] : MAPS) {
      const { folder, map, inMap } = writeMap(join(scratch, String(blockers)), blockers);
      outcomes.push(
        ...(await measure({
          what: `a map of ${blockers} blockers`,
          peers: isQuick ? [ours] : [ours, json],
          folder,
          document: map,
          offset: inMap,
          ...measured,
        })),
      );
    }
    return outcomes;
  },
};
