import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { TEXTS } from '../../support/hostileTexts.ts';
import { positionAt } from '../inputs/positions.ts';
import { typing } from '../inputs/typing.ts';
import { writePair } from '../inputs/workspaces.ts';
import { peakOf } from '../lsp/peak.ts';
import type { Request } from '../lsp/requests.ts';
import { type Document, Session } from '../lsp/session.ts';
import { OURS } from '../rounds.ts';
import type { Outcome, Scenario } from '../scenario.ts';
import { largest } from '../statistics.ts';

/** What was measured of one text. */
interface Measured {
  readonly text: string;
  /** Milliseconds to the hover in its middle that is asked for at once: when it was opened, */
  readonly opened: number;
  /** when a character was typed there, */
  readonly typed: number;
  /** and when another one was typed there, to a hover in a packet that is in order. */
  readonly elsewhere: number;
  /** The most memory that the server has had up to here, in MiB. */
  readonly peak: number;
}

type Part = Exclude<keyof Measured, 'text'>;

/** Nobody types the next character at once. */
const PAUSE_MS = 20;

/** What nobody writes by hand is opened, typed in and closed, text by text, and one server bears with all of it. */
export const badInput: Scenario = {
  name: 'bad-input',
  async measure({ peers: { ours }, scratch, isQuick }) {
    const { folder, packet, inPacket } = writePair(scratch, 5, 7);
    const measured = await Session.during(ours, folder, async (session) => {
      await session.open(packet);
      const inOrder = hoverAt(packet, inPacket - 1);
      const texts: Measured[] = [];
      // The first ones are small.
      for (const [text, name, make] of isQuick ? TEXTS.slice(0, 6) : TEXTS) {
        const uri = pathToFileURL(join(folder, name)).href;
        const document = { uri, languageId: name.endsWith('.md') ? 'markdown' : 'json', text: String(make()) };
        texts.push({ text, ...(await measureOne(session, document, inOrder)) });
      }
      return texts;
    });
    const worst = (name: string, part: Part): Outcome => {
      const slowest = largest(measured, part);
      const samples = new Map([
        [OURS, [slowest[part]]],
        ['the median text', measured.map((one) => one[part])],
      ]);
      return { name: `${name}, at worst`, unit: 'ms', samples, of: slowest.text };
    };
    return [
      worst('next answer behind bad input that is opened', 'opened'),
      worst('next answer behind a keystroke in bad input', 'typed'),
      worst('next answer in another packet behind a keystroke in bad input', 'elsewhere'),
      ...(process.platform === 'linux' ? [peak(largest(measured, 'peak'))] : []),
    ];
  },
};

async function measureOne(session: Session, document: Document, inOrder: Request): Promise<Omit<Measured, 'text'>> {
  const middle = Math.floor(document.text.length / 2);
  const inMiddle = hoverAt(document, middle);
  const ask = async (send: () => void, request: Request): Promise<number> => {
    const { ms } = await session.askBehind(send, [request]);
    await setTimeout(PAUSE_MS);
    // What the server does behind its answers is done when it answers again.
    await session.ask(inOrder.method, inOrder.params);
    return ms;
  };
  const key = typing(document, middle).next().value;
  const another = typing({ ...document, text: key.whole }, middle).next().value;
  const opened = await ask(() => session.show(document), inMiddle);
  const typed = await ask(() => session.change(key), inMiddle);
  const elsewhere = await ask(() => session.change(another), inOrder);
  await ask(() => session.hide(document), inOrder);
  return { opened, typed, elsewhere, peak: process.platform === 'linux' ? peakOf(session) : 0 };
}

const peak = ({ text, peak }: Measured): Outcome => ({
  name: 'peak memory with all bad input, reached with',
  unit: 'MiB',
  samples: new Map([[OURS, [peak]]]),
  of: text,
});

const hoverAt = (document: Document, offset: number): Request => ({
  method: 'textDocument/hover',
  params: { textDocument: { uri: document.uri }, position: positionAt(document, offset) },
});
