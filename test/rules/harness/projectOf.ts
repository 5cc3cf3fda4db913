import { posix } from 'node:path';
import type { BlockerMap } from '../../../server/src/core/blockerMap/model.ts';
import { readBlockerMap } from '../../../server/src/core/blockerMap/read.ts';
import { EarnedMap } from '../../../server/src/core/evaluate/earnedMap.ts';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import type { EvidenceFact, EvidenceFacts, Settings } from '../../../server/src/core/evaluate/facts.ts';
import type { MapState } from '../../../server/src/core/evaluate/mapState.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { Packet } from '../../../server/src/core/packet/model.ts';
import type { MapFile, PacketFile, Project } from '../../../server/src/core/project.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { sha256 } from './fixture.ts';

export interface ProjectOptions {
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly settings: Settings;
}

const ROOT = 'file:///workspace/';
const MARKDOWN_PACKET = /(?:decision-packet|\.packet)\.md$/;
const MAP = /blocker-map\.jsonc?$/;

export const uriOf = (path: string): string => ROOT + path;
export const pathOf = (uri: string): string => uri.slice(ROOT.length);

/** The project that a workspace with these files is: texts by path. Every file that is no packet and no map is evidence. */
export function projectOf(files: ReadonlyMap<string, string>, { today, settings }: ProjectOptions): Project {
  const mapPaths = [...files.keys()].filter((path) => MAP.test(path));
  const read = new Map(
    mapPaths.map((path) => {
      const map = readBlockerMap(new SourceText(files.get(path) as string));
      const circumstances = { facts: factsOf(path, map, files), today, settings };
      return [path, { map, earned: map.broken === undefined ? new EarnedMap(map, circumstances) : undefined }] as const;
    }),
  );
  const packets = [...files].flatMap(([path, text]): PacketFile[] => {
    const packet = readPacket(path, text);
    if (packet === undefined) return [];
    const evaluation = evaluate(packet, stateOf(path, packet, read), today);
    return [{ kind: 'packet', uri: uriOf(path), source: new SourceText(text), evaluation }];
  });
  const maps = [...read].map(
    ([path, { map, earned }]): MapFile => ({
      kind: 'blocker-map',
      uri: uriOf(path),
      source: map.source,
      map,
      earned,
      packets: packets.filter(({ evaluation }) => 'uri' in evaluation.map && evaluation.map.uri === uriOf(path)),
    }),
  );
  return {
    packets: new Map(packets.map((file) => [file.uri, file])),
    maps: new Map(maps.map((file) => [file.uri, file])),
    today,
    settings,
  };
}

const readPacket = (path: string, text: string): Packet | undefined =>
  MARKDOWN_PACKET.test(path) ? readMarkdownPacket(text) : undefined;

type ReadMaps = ReadonlyMap<string, { readonly map: BlockerMap; readonly earned: EarnedMap | undefined }>;

function stateOf(path: string, packet: Packet, maps: ReadMaps): MapState {
  const folder = posix.dirname(path);
  if (packet.mapLink !== undefined) {
    const target = posix.normalize(posix.join(folder, packet.mapLink.path.value));
    if (target.startsWith('../') || packet.mapLink.path.value.startsWith('/')) return { kind: 'outside' };
    return maps.has(target) ? stateOfMap(target, maps) : { kind: 'missing', uri: uriOf(target) };
  }
  for (let at = folder; ; at = posix.dirname(at)) {
    const near = [...maps.keys()].filter((each) => posix.dirname(each) === at);
    if (near.length > 1) return { kind: 'ambiguous', uris: near.map(uriOf) };
    if (near[0] !== undefined) return stateOfMap(near[0], maps);
    if (at === '.') return { kind: 'none' };
  }
}

function stateOfMap(path: string, maps: ReadMaps): MapState {
  const { map, earned } = maps.get(path) as { map: BlockerMap; earned: EarnedMap | undefined };
  const uri = uriOf(path);
  return earned === undefined ? { kind: 'broken', uri, map } : { kind: 'read', uri, earned };
}

function factsOf(mapPath: string, map: BlockerMap, files: ReadonlyMap<string, string>): EvidenceFacts {
  const paths = [...map.blockers, ...map.conditions].flatMap(({ evidence }) =>
    evidence.flatMap(({ path }) => (path === undefined ? [] : [path.value])),
  );
  return new Map(paths.map((path) => [path, factOf(posix.join(posix.dirname(mapPath), path), mapPath, files)]));
}

function factOf(path: string, mapPath: string, files: ReadonlyMap<string, string>): EvidenceFact {
  if (path.startsWith('../')) return { kind: 'outside' };
  const text = files.get(path);
  if (text === undefined) return { kind: 'missing' };
  return { kind: 'file', sha256: sha256(text), self: path === mapPath || MARKDOWN_PACKET.test(path) };
}
