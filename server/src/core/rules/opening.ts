import type { BlockerMap } from '../blockerMap/model.ts';
import { readBlockerMap } from '../blockerMap/read.ts';
import { claimedLevel } from '../evaluate/earnedBlockers.ts';
import { type Evaluation, evaluate } from '../evaluate/evaluation.ts';
import type { MapState } from '../evaluate/mapState.ts';
import { readJsonPacket } from '../packet/json/read.ts';
import { reaches } from '../packet/level.ts';
import { readEditedPacket, readMarkdownPacket } from '../packet/markdown/read.ts';
import type { Packet } from '../packet/model.ts';
import type { MapFile, PacketFile, Project } from '../project.ts';
import { SourceText } from '../syntax/sourceText.ts';
import { applyEdits } from './fixes/combine.ts';
import type { FileEdit, Finding, Fix } from './rule.ts';
import { relativePath } from './uris.ts';

/** What judging a packet costs at least, in characters that are read, and what each requirement of its options adds. */
const JUDGING = 1000;
const REQUIRING = 20;

/**
 * What may be offered against a finding: none of it makes an option available, puts one in force or raises a status.
 * Whoever wants that has to type it.
 */
export const offeredFixes = (finding: Finding, project: Project): readonly Fix[] =>
  finding.fixes().filter((fix) => fix.safe || !opens(fix, project));

/** How many characters are read, at least, to see which of the fixes may be offered. */
export const costOfOffering = (finding: Finding, project: Project): number =>
  finding.fixes().reduce((sum, fix) => sum + (fix.safe ? 0 : costOf(fix, project)), 0);

const costOf = ({ action }: Fix, { maps, packets }: Project): number =>
  (action.kind === 'edit' ? action.files : []).reduce((sum, { uri }) => {
    const [map, packet] = [maps.get(uri), packets.get(uri)];
    const judged = packet === undefined ? (map?.packets ?? []) : [packet];
    const length = (map ?? packet)?.source.text.length ?? 0;
    return judged.reduce((cost, { evaluation }) => cost + costOfJudging(evaluation), sum + length);
  }, 0);

const costOfJudging = ({ options }: Evaluation): number =>
  options.reduce((sum, { demands }) => sum + demands.requirements.length * REQUIRING, JUDGING);

/** The files are read and judged as they would be behind the fix. */
function opens({ action }: Fix, project: Project): boolean {
  if (action.kind !== 'edit') return false;
  const edits = new Map(action.files.map((file) => [file.uri, file]));
  const maps = new Map<string, MapState>();
  const packets = new Set<PacketFile>();
  for (const [uri, edit] of edits) {
    const packet = project.packets.get(uri);
    if (packet !== undefined) packets.add(packet);
    const file = project.maps.get(uri);
    if (file === undefined) continue;
    const map = readBlockerMap(new SourceText(applyEdits(file.source.text, edit.edits)), file.map);
    const isMended = file.map.broken !== undefined && map.broken === undefined;
    if (isMended ? claimsAnything(map) : claimsMore(file.map, map)) return true;
    maps.set(uri, stateBehind(file, map));
    for (const user of file.packets) packets.add(user);
  }
  return [...packets].some((packet) => opensInPacket(packet, edits.get(packet.uri), maps, project));
}

function stateBehind({ uri, earned }: MapFile, map: BlockerMap): MapState {
  const again = map.broken === undefined ? earned?.ofVersion(map) : undefined;
  return again === undefined ? { kind: 'broken', uri, map } : { kind: 'read', uri, earned: again };
}

function claimsMore(before: BlockerMap, after: BlockerMap): boolean {
  const levels = new Map(before.blockers.map((each) => [each.id?.value, claimedLevel(each)]));
  const met = claimantsIn(before);
  return (
    after.blockers.some((each) => !reaches(levels.get(each.id?.value) ?? 'OPEN', claimedLevel(each))) ||
    [...claimantsIn(after)].some((each) => !met.has(each))
  );
}

const claimsAnything = (map: BlockerMap): boolean =>
  map.blockers.some((each) => claimedLevel(each) !== 'OPEN') || claimantsIn(map).size > 0;

/** The conditions that claim MET, and the grants that claim GRANTED. */
const claimantsIn = ({ conditions, grants }: BlockerMap): ReadonlySet<string> =>
  new Set([
    ...conditions.flatMap(({ id, status }) => (status?.value === 'MET' ? [`condition ${id?.value}`] : [])),
    ...grants.flatMap(({ id, status }) => (status?.value === 'GRANTED' ? [`grant ${id?.value}`] : [])),
  ]);

function opensInPacket(
  file: PacketFile,
  edit: FileEdit | undefined,
  maps: ReadonlyMap<string, MapState>,
  project: Project,
): boolean {
  const { source, evaluation } = file;
  const packet = edit === undefined ? evaluation.packet : readAgain(file, applyEdits(source.text, edit.edits));
  const map = mapBehind(file, packet, maps, project);
  return map === undefined || opensOption(evaluation, evaluate(packet, map, project.today, evaluation));
}

function readAgain({ uri, reading }: PacketFile, text: string): Packet {
  if (/\.jsonc?$/i.test(uri)) return readJsonPacket(text);
  return reading === undefined ? readMarkdownPacket(text) : readEditedPacket(text, reading).packet;
}

/** The map of a packet behind an edit; `undefined` where it names another one and nobody knows what is there. */
function mapBehind(
  { uri, evaluation }: PacketFile,
  packet: Packet,
  maps: ReadonlyMap<string, MapState>,
  project: Project,
): MapState | undefined {
  const { map } = evaluation;
  const named = packet.mapLink?.path.value;
  if (named === evaluation.packet.mapLink?.path.value) return ('uri' in map && maps.get(map.uri)) || map;
  const other = [...project.maps.values()].find((each) => relativePath(uri, each.uri) === named);
  if (other === undefined) return undefined;
  return other.earned === undefined
    ? { kind: 'broken', uri: other.uri, map: other.map }
    : { kind: 'read', uri: other.uri, earned: other.earned };
}

function opensOption(before: Evaluation, after: Evaluation): boolean {
  const fallback = after.options.find(({ isDefault }) => isDefault)?.read.option.id.value;
  const available = new Set(availableIn(before));
  if (availableIn(after).some((id) => id !== fallback && !available.has(id))) return true;
  const { inForce } = after.decision;
  return inForce !== undefined && inForce !== fallback && inForce !== before.decision.inForce;
}

const availableIn = ({ options }: Evaluation): readonly string[] =>
  options.filter(({ available }) => available).map(({ read }) => read.option.id.value);
