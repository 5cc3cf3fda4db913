import { readFileSync } from 'node:fs';
import { type Summary, summarise } from '../../../server/src/core/summary/model.ts';
import type { Paint } from '../../../server/src/core/summary/text.ts';
import { projectOf } from '../../rules/harness/projectOf.ts';
import { type Given, packetWith, TODAY } from '../../support/evaluate.ts';

/** The summary of the packet among these files, texts by path. */
export async function summaryOfFiles(files: Readonly<Record<string, string>>, today = TODAY): Promise<Summary> {
  const project = await projectOf(new Map(Object.entries(files)), { today });
  const packet = [...project.packets.values()][0];
  if (packet === undefined) throw new Error('There is no packet among the files.');
  return summarise(packet, project);
}

/** The summary of a packet with the given rows and map, and evidence files by path. */
export const summaryOf = (given: Given, evidence: Readonly<Record<string, string>> = {}): Promise<Summary> =>
  summaryOfFiles(
    {
      'a-decision-packet.md': packetWith(given),
      ...(given.map === undefined
        ? {}
        : { 'blocker-map.json': typeof given.map === 'string' ? given.map : JSON.stringify(given.map, null, 2) }),
      ...evidence,
    },
    given.today,
  );

/** The packet as it was published, beside a map of its seven blockers, all OPEN. */
export const seed = (): Promise<Summary> =>
  summaryOfFiles(
    Object.fromEntries(
      ['next-production-decision-packet.md', 'production-blocker-map.json'].map((name) => [
        name,
        readFileSync(new URL(`fixtures/fix7-p0/${name}`, import.meta.url), 'utf8'),
      ]),
    ),
  );

/** A packet that selects AUTHORIZE_A as the chooser `owner` may. */
export const SELECTS_A = 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-10\n';

const unchanged = (text: string): string => text;
export const plain: Paint = { bold: unchanged, dim: unchanged, red: unchanged, green: unchanged, yellow: unchanged };
