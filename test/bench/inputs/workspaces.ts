import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Document } from '../lsp/session.ts';
import { blockerId, mapText } from './maps.ts';
import { packetText } from './packets.ts';

export const MAP = 'blocker-map.json';
const PACKET = 'next.decision-packet.md';

export interface Pair {
  readonly folder: string;
  readonly packet: Document;
  readonly map: Document;
  /** Where in the packet an option asks for a blocker: behind its ID. */
  readonly inPacket: number;
  /** Where in the map a status stands. */
  readonly inMap: number;
}

/** A map that no packet uses, in a folder of its own. */
export function writeMap(folder: string, blockers: number): Pick<Pair, 'folder' | 'map' | 'inMap'> {
  const text = mapText(blockers);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MAP), text);
  const map = { uri: uriIn(folder, MAP), languageId: 'json', text };
  return { folder, map, inMap: text.indexOf('"OPEN"', text.length / 2) + 1 };
}

/** A packet and its map in a folder of their own. */
export function writePair(folder: string, options: number, blockers: number): Pair {
  const packet = packetText({ options, blockers, map: MAP });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, PACKET), packet);
  const asked = blockerId(Math.floor(blockers / 2));
  return {
    ...writeMap(folder, blockers),
    packet: { uri: uriIn(folder, PACKET), languageId: 'markdown', text: packet },
    inPacket: packet.indexOf(asked) + asked.length,
  };
}

/** How many packets share a folder and a map in `writeWorkspace`. */
const SHARING = 10;

export interface Written {
  readonly folder: string;
  /** All bytes of all files. */
  readonly bytes: number;
  readonly files: readonly string[];
}

/** `packets` packets of five options, ten to a folder with a map of ten blockers. */
export function writeWorkspace(folder: string, packets: number): Written {
  const map = mapText(10);
  const files: string[] = [];
  let bytes = 0;
  const write = (path: string, text: string): void => {
    writeFileSync(path, text);
    files.push(path);
    bytes += Buffer.byteLength(text);
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.decision-packets.jsonc'), '{}\n');
  for (let index = 0; index < packets; index += 1) {
    const lane = join(folder, `lane-${Math.floor(index / SHARING)}`);
    if (index % SHARING === 0) {
      mkdirSync(lane);
      write(join(lane, MAP), map);
    }
    const title = `Decision packet ${index + 1}`;
    write(join(lane, `${index + 1}.decision-packet.md`), packetText({ options: 5, blockers: 10, map: MAP, title }));
  }
  return { folder, bytes, files };
}

/** Many packets that all rest on one map; returns it, and where they are. */
export function writeSharedMap(
  folder: string,
  packets: number,
): { readonly pair: Pair; readonly packets: ReadonlySet<string> } {
  const pair = writePair(folder, 5, 10);
  const uris = Array.from({ length: packets }, (_, index) => {
    const name = `${index + 1}.decision-packet.md`;
    writeFileSync(join(folder, name), pair.packet.text);
    return uriIn(folder, name);
  });
  return { pair, packets: new Set(uris) };
}

const uriIn = (folder: string, name: string): string => pathToFileURL(join(folder, name)).href;
