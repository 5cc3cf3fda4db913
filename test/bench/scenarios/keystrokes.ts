import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { typing } from '../inputs/typing.ts';
import { writeMap, writePair, writeSharedMap, writeWorkspace } from '../inputs/workspaces.ts';
import type { Peer } from '../lsp/peer.ts';
import { type Document, Session } from '../lsp/session.ts';
import { inTurns, type Rounds } from '../rounds.ts';
import { atMost, type Goal, type Outcome, type Scenario, within } from '../scenario.ts';

interface Keystrokes {
  readonly name: string;
  /** By name whom, and in which folder. */
  readonly at: readonly {
    readonly peer: Peer;
    readonly folder: string;
    readonly document: Document;
    readonly offset: number;
    readonly reached?: ReadonlySet<string>;
  }[];
  readonly rounds: Rounds;
  readonly goal?: Goal;
}

const rounds = (most: number, budgetMs: number): Rounds => ({
  most,
  budgetMs,
  warmUp: Math.min(12, most),
  pauseMs: 12,
});

/** From one keystroke to all diagnostics that follow from it. */
async function measure({ name, at, rounds, goal }: Keystrokes): Promise<Outcome> {
  const sessions: Session[] = [];
  try {
    const contenders = [];
    for (const { peer, folder, document, offset, reached } of at) {
      const keys = typing(document, offset);
      let session: Session | undefined;
      const once = async () => {
        if (session === undefined) {
          session = await Session.start(peer, folder);
          sessions.push(session);
          await session.open(document);
        }
        return (await session.type(keys.next().value, reached)).ms;
      };
      contenders.push({ name: peer.name, once });
    }
    const samples = await inTurns(contenders, rounds);
    return { name, unit: 'ms', samples, ...(goal !== undefined && { goal }) };
  } finally {
    for (const session of sessions) await session.client.stop();
  }
}

/** A small packet is typed in for as long as somebody writes a paragraph: the engine compiles what is run often meanwhile. */
const PACKETS = [
  { options: 5, blockers: 7, most: 300, goal: within(2, 'ms', 'echo') },
  { options: 50, blockers: 500, most: 40, goal: atMost(1, 'rumdl') },
  { options: 500, blockers: 20_000, most: 8, goal: atMost(0.25, 'rumdl') },
];

export const packetKeystrokes: Scenario = {
  name: 'keystroke-packet',
  async measure({ peers, scratch, isQuick }) {
    const outcomes: Outcome[] = [];
    for (const { options, blockers, most, goal } of isQuick ? PACKETS.slice(0, 1) : PACKETS) {
      const { folder, packet, inPacket } = writePair(join(scratch, String(options)), options, blockers);
      const { ours, echo, rumdl, markdown } = peers;
      const whom = isQuick ? [ours, echo] : [ours, echo, rumdl, markdown];
      outcomes.push(
        await measure({
          name: `keystroke in a packet of ${options} options, ${blockers} blockers`,
          at: whom.map((peer) => ({ peer, folder, document: packet, offset: inPacket })),
          rounds: rounds(isQuick ? 4 : most, 30_000),
          goal,
        }),
      );
    }
    return outcomes;
  },
};

const MAPS = [
  { blockers: 10, most: 60 },
  { blockers: 1_000, most: 40 },
  { blockers: 10_000, most: 16 },
  { blockers: 100_000, most: 5 },
];

export const mapKeystrokes: Scenario = {
  name: 'keystroke-map',
  async measure({ peers, scratch, isQuick }) {
    const outcomes: Outcome[] = [];
    for (const { blockers, most } of isQuick ? MAPS.slice(0, 1) : MAPS) {
      const { folder, map, inMap } = writeMap(join(scratch, String(blockers)), blockers);
      const { ours, echo, json, yaml } = peers;
      // The YAML server needs many seconds for each keystroke in the larger ones.
      const whom = isQuick ? [ours, echo] : blockers > 1_000 ? [ours, echo, json] : [ours, echo, json, yaml];
      outcomes.push(
        await measure({
          name: `keystroke in a map of ${blockers} blockers`,
          at: whom.map((peer) => ({
            peer,
            folder,
            document: peer === yaml ? { ...map, languageId: 'yaml' } : map,
            offset: inMap,
          })),
          rounds: rounds(isQuick ? 4 : most, 30_000),
          goal: blockers < 1_000 ? within(2, 'ms', 'echo') : atMost(0.2, 'vscode-json'),
        }),
      );
    }
    return outcomes;
  },
};

export const sharedMapKeystrokes: Scenario = {
  name: 'keystroke-reach',
  async measure({ peers: { ours, echo }, scratch, isQuick }) {
    const count = isQuick ? 20 : 1_000;
    const { pair, packets } = writeSharedMap(scratch, count);
    const { map, folder } = pair;
    const offset = map.text.indexOf('BENCH-P0-', map.text.indexOf('"id"')) + 'BENCH-P0-'.length;
    return [
      await measure({
        name: `keystroke in a map, to the last of ${count} packets`,
        at: [
          { peer: ours, folder, document: map, offset, reached: packets },
          { peer: echo, folder, document: map, offset },
        ],
        rounds: rounds(isQuick ? 3 : 15, 25_000),
      }),
    ];
  },
};

export const workspaceKeystrokes: Scenario = {
  name: 'keystroke-workspace',
  async measure({ peers: { ours }, scratch, isQuick }) {
    const sizes = isQuick ? [10, 40] : [10, 10_000];
    const at = sizes.map((size) => {
      const { folder, files } = writeWorkspace(join(scratch, String(size)), size);
      const path = files[1] ?? '';
      const document = { uri: pathToFileURL(path).href, languageId: 'markdown', text: readFileSync(path, 'utf8') };
      const asked = document.text.indexOf(' design');
      return { peer: { ...ours, name: size === sizes[0] ? `of ${size}` : 'ours' }, folder, document, offset: asked };
    });
    return [
      await measure({
        name: `keystroke in one of ${sizes[1]} packets`,
        at,
        rounds: rounds(isQuick ? 4 : 60, 20_000),
        // No dearer, but for what two measurements of the same thing differ by.
        goal: within(0.5, 'ms', `of ${sizes[0]}`),
      }),
    ];
  },
};
