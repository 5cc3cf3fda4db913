import { readBlockerMap } from '../../core/blockerMap/read.ts';
import { checkFile } from '../../core/check.ts';
import { DEFAULT_CONFIG } from '../../core/config/model.ts';
import { EarnedMap } from '../../core/evaluate/earnedMap.ts';
import { evaluate } from '../../core/evaluate/evaluation.ts';
import type { MapState } from '../../core/evaluate/mapState.ts';
import { readMarkdownPacket } from '../../core/packet/markdown/read.ts';
import type { MapFile, PacketFile, Project } from '../../core/project.ts';
import { createMap } from '../../core/rules/fixes/createMap.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { SourceText } from '../../core/syntax/sourceText.ts';
import type { Answers } from './answers.ts';

/** A packet and its map, as they are to be written. */
export interface NewFiles {
  readonly packet: { readonly name: string; readonly text: string };
  readonly map: { readonly name: string; readonly text: string };
  /** What is wrong with them; what was asked for may not fit together. */
  readonly findings: readonly Finding[];
}

const FOLDER = 'file:///new';

/** Drafts a packet and the map that it needs: everything OPEN, UNMET and NOT_GRANTED. `today` is a UTC day. */
export function draftFiles(answers: Answers, today: string): NewFiles {
  const base = answers.lane.toLowerCase();
  const [name, mapName] = [`${base}-decision-packet.md`, `${base}-blocker-map.json`];
  const text = packetText(answers, mapName, today);
  const uri = `${FOLDER}/${mapName}`;
  const [creation] = createMap(packetFile(text, name, { kind: 'missing', uri }, today), uri);
  const mapText = creation?.action.kind === 'create' ? creation.action.text : '';
  return {
    packet: { name, text },
    map: { name: mapName, text: mapText },
    findings: findingsOf(text, name, mapText, uri, today),
  };
}

function packetFile(text: string, name: string, map: MapState, today: string): PacketFile {
  const source = new SourceText(text);
  const evaluation = evaluate(readMarkdownPacket(text), map, today);
  return { kind: 'packet', uri: `${FOLDER}/${name}`, source, evaluation, config: DEFAULT_CONFIG };
}

function findingsOf(text: string, name: string, mapText: string, uri: string, today: string): readonly Finding[] {
  const source = new SourceText(mapText);
  const map = readBlockerMap(source);
  const earned = new EarnedMap(map, { facts: new Map(), today, settings: { requireDigest: false } });
  const packet = packetFile(text, name, { kind: 'read', uri, earned }, today);
  const mapFile: MapFile = { kind: 'blocker-map', uri, source, map, earned, packets: [packet], config: DEFAULT_CONFIG };
  const project: Project = {
    packets: new Map([[packet.uri, packet]]),
    maps: new Map([[uri, mapFile]]),
    configs: new Map(),
    today,
  };
  return [packet, mapFile].flatMap((file) => checkFile(file, project));
}

function packetText({ lane, title, choosers, blockers, options }: Answers, mapName: string, today: string): string {
  const hold = `HOLD_${lane.replaceAll('-', '_')}`;
  const rows = [`| ${hold} | nothing further | none |`, ...options.map(rowOf)];
  if (options.length === 0 && blockers.length > 0) {
    rows.push(`| AUTHORIZE_${lane.replaceAll('-', '_')} | what this packet is about | ALL blockers resolved |`);
  }
  return [
    '---',
    `date: ${today}`,
    `lane: ${lane}`,
    'status: draft',
    `default: ${hold}`,
    `choosers: ${JSON.stringify(choosers)}`,
    `blocker-map: ${mapName}`,
    '---',
    '',
    `# ${line(title)} (${today})`,
    '',
    `## Options (${choosers.map(line).join('/')} chooses exactly one; default ${hold})`,
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    ...rows,
    '',
    ...(blockers.length === 0 ? [] : ['## Standing blockers (all OPEN)', '', ...blockers.map(blockerLine), '']),
    'No option is selected.',
    '',
  ].join('\n');
}

const rowOf = ({ id, authorizes, preconditions }: Answers['options'][number]): string =>
  `| ${id} | ${cell(authorizes)} | ${cell(preconditions)} |`;

const blockerLine = ({ id, title, owners }: Answers['blockers'][number]): string =>
  `- ${id} — ${line(title)}${owners.length === 0 ? '' : ` (${owners.map(line).join(' + ')})`}`;

const line = (text: string): string => text.replace(/\s+/g, ' ').trim();
const cell = (text: string): string => line(text).replaceAll('|', '\\|');
