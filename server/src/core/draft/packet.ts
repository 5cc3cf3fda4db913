import { readBlockerMap } from '../blockerMap/read.ts';
import { checkFile } from '../check.ts';
import { DEFAULT_CONFIG } from '../config/model.ts';
import { EarnedMap } from '../evaluate/earnedMap.ts';
import { evaluate } from '../evaluate/evaluation.ts';
import type { MapState } from '../evaluate/mapState.ts';
import { readJsonPacket } from '../packet/json/read.ts';
import { readMarkdownPacket } from '../packet/markdown/read.ts';
import type { Packet } from '../packet/model.ts';
import type { MapFile, PacketFile, Project } from '../project.ts';
import { createMap } from '../rules/fixes/createMap.ts';
import type { Finding } from '../rules/rule.ts';
import { SourceText } from '../syntax/sourceText.ts';
import type { Answers } from './answers.ts';
import { jsonPacket } from './json.ts';
import { markdownPacket } from './markdown.ts';

export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** A packet and its map, as they are to be written. */
export interface NewFiles {
  readonly packet: NewFile;
  readonly map: NewFile;
  /** What is wrong with them; what was asked for may not fit together. */
  readonly findings: readonly Finding[];
}

const FOLDER = 'file:///new';

/**
 * Drafts a packet and the map that it needs: everything OPEN, UNMET and NOT_GRANTED. `today` is a UTC day. What the
 * options require is written as in a cell of Markdown, so a packet in JSON is one in Markdown first.
 */
export function draftFiles(answers: Answers, format: Packet['format'], today: string): NewFiles {
  const base = answers.lane.toLowerCase();
  const mapName = `${base}-blocker-map.json`;
  const uri = `${FOLDER}/${mapName}`;
  const markdown = { name: `${base}-decision-packet.md`, text: markdownPacket(answers, mapName, today) };
  const [creation] = createMap(packetFile(markdown, { kind: 'missing', uri }, today), uri);
  const map = { name: mapName, text: creation?.action.kind === 'create' ? creation.action.text : '' };
  const drafted = readFiles(markdown, map, today);
  if (format === 'markdown') return { packet: markdown, map, findings: findingsOf(drafted) };
  const json = { name: `${base}-decision-packet.json`, text: jsonPacket(answers.title, drafted.packet.evaluation) };
  // What does not fit together is said of the words that were given.
  const findings = [drafted, readFiles(json, map, today)].map(findingsOf).find(holdErrors) ?? [];
  return { packet: json, map, findings };
}

const holdErrors = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');

function packetFile({ name, text }: NewFile, map: MapState, today: string): PacketFile {
  const source = new SourceText(text);
  const packet = name.endsWith('.json') ? readJsonPacket(text) : readMarkdownPacket(text);
  const evaluation = evaluate(packet, map, today);
  return { kind: 'packet', uri: `${FOLDER}/${name}`, source, evaluation, config: DEFAULT_CONFIG };
}

/** A packet and its map as they are read together. */
interface ReadFiles {
  readonly packet: PacketFile;
  readonly map: MapFile;
  readonly today: string;
}

function readFiles(newPacket: NewFile, newMap: NewFile, today: string): ReadFiles {
  const uri = `${FOLDER}/${newMap.name}`;
  const source = new SourceText(newMap.text);
  const map = readBlockerMap(source);
  const earned = new EarnedMap(map, { facts: new Map(), today, settings: { requireDigest: false } });
  const packet = packetFile(newPacket, { kind: 'read', uri, earned }, today);
  const mapFile: MapFile = { kind: 'blocker-map', uri, source, map, earned, packets: [packet], config: DEFAULT_CONFIG };
  return { packet, map: mapFile, today };
}

function findingsOf({ packet, map, today }: ReadFiles): readonly Finding[] {
  const project: Project = {
    packets: new Map([[packet.uri, packet]]),
    maps: new Map([[map.uri, map]]),
    configs: new Map(),
    today,
  };
  return [packet, map].flatMap((file) => checkFile(file, project));
}
