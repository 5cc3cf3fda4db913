import { type NewBlocker, type NewBlockerMap, newBlockerMap } from '../../blockerMap/edit.ts';
import { readBlockerMap } from '../../blockerMap/read.ts';
import { normaliseStatement } from '../../blockerMap/statement.ts';
import { EarnedMap } from '../../evaluate/earnedMap.ts';
import { Readings } from '../../evaluate/readings.ts';
import { References } from '../../evaluate/references.ts';
import { readOptions } from '../../evaluate/statements.ts';
import type { Packet, Statement } from '../../packet/model.ts';
import { isBlockerId } from '../../packet/words.ts';
import type { PacketFile } from '../../project.ts';
import { SourceText } from '../../syntax/sourceText.ts';
import { ownersIn } from '../owners.ts';
import type { Fix } from '../rule.ts';
import { beside, relativePath } from '../uris.ts';
import { conditionIdFor } from './track.ts';

/**
 * Creates the blocker map that a packet lacks, where its link leads or else in its folder: its blockers OPEN, the
 * conditions and grants that its options name UNMET and NOT_GRANTED.
 */
export function createMap(file: PacketFile, linked: string | undefined): readonly Fix[] {
  const { packet } = file.evaluation;
  const uri = linked ?? beside(file.uri, 'blocker-map.json');
  const map = mapFor(packet);
  const count = map.blockers.length;
  const blockers = count === 0 ? 'no blockers yet' : count === 1 ? 'its blocker OPEN' : `its ${count} blockers OPEN`;
  const title = `Create ${relativePath(file.uri, uri)} from this packet, ${blockers}`;
  return [{ title, preferred: true, safe: false, action: { kind: 'create', uri, text: newBlockerMap(map) } }];
}

function mapFor(packet: Packet): NewBlockerMap {
  const ids = blockerIdsOf(packet);
  const lane = packet.lane?.value ?? commonLane(ids);
  const blockers = ids.map((id) => newBlocker(id, packet));
  const conditions = new Map<string, string>();
  const grants = new Set<string>();
  // Which words are blockers, and which are conditions, depends on the map's blockers.
  for (const statement of statementsWith({ lane, blockers }, packet)) {
    if (statement.kind === 'grant') grants.add(statement.name.value);
    if (statement.kind !== 'condition') continue;
    const words = statement.text.value;
    const key = normaliseStatement(words);
    if (key !== '' && !conditions.has(key)) conditions.set(key, words);
  }
  const taken = new Set<string>();
  const ownersOf = ownersIn(packet, undefined);
  return {
    lane,
    blockers,
    conditions: [...conditions.values()].map((statement) => {
      const id = conditionIdFor(statement, taken);
      taken.add(id);
      return { id, statement, owners: ownersOf(statement) };
    }),
    grants: [...grants].map((id) => ({ id, owners: ownersOf(id) })),
  };
}

/**
 * The IDs that the packet's own list names, and those that its options name; of an ID and its end only the ID. What the
 * options name without the packet's lane gets it.
 */
function blockerIdsOf({ standing, blockerWords, lane }: Packet): string[] {
  const listed = standing?.entries.all.map(({ id }) => id.value) ?? [];
  const required = blockerWords.all.filter(({ place }) => place === 'precondition').map(({ value }) => value);
  const references = required.filter((word) => word.split('-').length >= 3 || word.startsWith(`${lane?.value}-`));
  const words = [...new Set([...listed, ...references])];
  const ends = new Set(words.flatMap((word) => [...word.matchAll(/-/g)].map(({ index }) => word.slice(index + 1))));
  const ids = words.filter((word) => isBlockerId(word) && !ends.has(word));
  const inLane = (id: string) => (lane === undefined || id.startsWith(`${lane.value}-`) ? id : `${lane.value}-${id}`);
  return [...new Set(ids.map((id) => (listed.includes(id) ? id : inLane(id))))];
}

function newBlocker(id: string, packet: Packet): NewBlocker {
  const entry = packet.standing?.entries.all.find((each) => each.id.value === id);
  const roles = [...new Set(entry?.roles.map(({ value }) => value))];
  return { id, title: entry?.title?.value ?? id, owners: roles.length > 0 ? roles : ownersIn(packet, undefined)('') };
}

/** The segments that all IDs start with; of a single ID the first two, as far as a name and a number remain. */
function commonLane(ids: readonly string[]): string {
  const [first, ...others] = ids.map((id) => id.split('-'));
  if (first === undefined) return 'LANE';
  const most = others.length === 0 ? Math.max(1, Math.min(2, first.length - 2)) : first.length - 1;
  const differs = first.findIndex((segment, at) => others.some((other) => other[at] !== segment));
  const length = differs === -1 ? most : Math.min(most, differs);
  return length === 0 ? 'LANE' : first.slice(0, length).join('-');
}

/** What the options state for themselves: whatever they inherit, another of them states. */
function statementsWith(map: NewBlockerMap, packet: Packet): readonly Statement[] {
  const read = readBlockerMap(new SourceText(newBlockerMap(map)));
  // All of it is OPEN whatever the day is.
  const earned = new EarnedMap(read, { facts: new Map(), today: '9999-12-31', settings: { requireDigest: false } });
  const readings = new Readings(packet, earned, new References(packet, earned));
  return readOptions(packet, readings).flatMap(({ own }) => own);
}
