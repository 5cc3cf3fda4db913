import type { BlockerMap } from '../blockerMap/model.ts';
import { readBlockerMap } from '../blockerMap/read.ts';
import { claimedLevel } from '../evaluate/earnedBlockers.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
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

/** So much may be read and judged again for what is offered at once; for the findings of a whole file there may be thousands of fixes. */
const MOST_EFFORT = 2_000_000;
/** So many fixes are judged in any case: at a place there are never more than a few. */
const FEWEST_JUDGED = 3;
/** What it takes, beside reading one character of a map: to judge a packet at all, to read a character of it, to collect a requirement anew. */
const JUDGING = 1000;
const READING = 5;
const COLLECTING = 1;

/**
 * Tells what may be offered at once: none of it makes an option available, puts one in force or raises a status.
 * Whoever wants that has to type it. What a safe fix does cannot; of any other, the files are read and judged as they
 * would be behind it, and what is not judged, because that would take too long, is not offered.
 */
export class Offers {
  readonly #project: Project;
  #effort = 0;
  #judged = 0;

  constructor(project: Project) {
    this.#project = project;
  }

  /** What may be offered against a finding. */
  of(finding: Finding): readonly Fix[] {
    return finding.fixes().filter((fix) => this.allow(fix));
  }

  /** Whether a fix may be offered. */
  allow({ safe, action }: Fix): boolean {
    return safe || action.kind !== 'edit' || this.#mayEdit(action.files);
  }

  #mayEdit(files: readonly FileEdit[]): boolean {
    if (this.#effort > MOST_EFFORT && this.#judged >= FEWEST_JUDGED) return false;
    this.#judged += 1;
    return !this.#opens(new Map(files.map((file) => [file.uri, file])));
  }

  #opens(edits: ReadonlyMap<string, FileEdit>): boolean {
    const maps = new Map<string, MapState>();
    const packets = new Set<PacketFile>();
    for (const [uri, edit] of edits) {
      const packet = this.#project.packets.get(uri);
      if (packet !== undefined) packets.add(packet);
      const file = this.#project.maps.get(uri);
      if (file === undefined) continue;
      this.#effort += file.source.text.length;
      const map = readBlockerMap(new SourceText(applyEdits(file.source.text, edit.edits)), file.map);
      const isMended = file.map.broken !== undefined && map.broken === undefined;
      if (isMended ? claimsAnything(map) : claimsMore(file.map, map)) return true;
      const state = stateBehind(file, map);
      if (state.kind === 'read' && earnsMore(file.earned, state.earned)) return true;
      maps.set(uri, state);
      for (const user of file.packets) packets.add(user);
    }
    return [...packets].some((packet) => this.#opensInPacket(packet, edits.get(packet.uri), maps));
  }

  #opensInPacket(file: PacketFile, edit: FileEdit | undefined, maps: ReadonlyMap<string, MapState>): boolean {
    const { source, evaluation } = file;
    const packet = edit === undefined ? evaluation.packet : readAgain(file, applyEdits(source.text, edit.edits));
    const map = mapBehind(file, packet, maps, this.#project);
    if (map === undefined) return true;
    const after = evaluate(packet, map, this.#project.today, evaluation);
    this.#effort += JUDGING + READING * source.text.length + COLLECTING * collectedAnew(evaluation, after);
    return opensOption(evaluation, after);
  }
}

/** How many requirements were collected that are not those of the judgement before. */
function collectedAnew(before: Evaluation, after: Evaluation): number {
  const known = new Set(before.options.map(({ demands }) => demands));
  return after.options.reduce((sum, { demands }) => sum + (known.has(demands) ? 0 : demands.merged), 0);
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

/** Whether an entry that claims no more than before has earned it now, where it had not. */
function earnsMore(before: EarnedMap | undefined, after: EarnedMap): boolean {
  const met = metIn(before);
  return [...metIn(after)].some((each) => !met.has(each));
}

/** The conditions that are met, and the grants that are given. */
const metIn = (earned: EarnedMap | undefined): ReadonlySet<string> =>
  new Set([
    ...(earned?.conditions ?? []).flatMap(({ condition, met }) => (met ? [`condition ${condition.id?.value}`] : [])),
    ...(earned?.grants ?? []).flatMap(({ grant, met }) => (met ? [`grant ${grant.id?.value}`] : [])),
  ]);

/** The conditions that claim MET, and the grants that claim GRANTED. */
const claimantsIn = ({ conditions, grants }: BlockerMap): ReadonlySet<string> =>
  new Set([
    ...conditions.flatMap(({ id, status }) => (status?.value === 'MET' ? [`condition ${id?.value}`] : [])),
    ...grants.flatMap(({ id, status }) => (status?.value === 'GRANTED' ? [`grant ${id?.value}`] : [])),
  ]);

function readAgain({ uri, reading: read }: PacketFile, text: string): Packet {
  if (/\.jsonc?$/i.test(uri)) return readJsonPacket(text);
  const reading = read?.();
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
