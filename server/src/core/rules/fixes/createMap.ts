import { type NewBlocker, type NewBlockerMap, newBlockerMap } from '../../blockerMap/edit.ts';
import { readBlockerMap } from '../../blockerMap/read.ts';
import { normaliseStatement } from '../../evaluate/earnedEntries.ts';
import { EarnedMap } from '../../evaluate/earnedMap.ts';
import { evaluate } from '../../evaluate/evaluation.ts';
import type { Packet } from '../../packet/model.ts';
import { isBlockerId } from '../../packet/words.ts';
import type { PacketFile } from '../../project.ts';
import { SourceText } from '../../syntax/sourceText.ts';
import { ownersFor } from '../owners.ts';
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
  const title = `Create ${relativePath(file.uri, uri)} from this packet, all ${map.blockers.length} blockers OPEN`;
  return [{ title, preferred: true, safe: false, action: { kind: 'create', uri, text: newBlockerMap(map) } }];
}

function mapFor(packet: Packet): NewBlockerMap {
  const ids = blockerIdsOf(packet);
  const lane = packet.lane?.value ?? commonLane(ids);
  const blockers = ids.map((id) => newBlocker(id, packet));
  const conditions = new Map<string, string>();
  const grants = new Set<string>();
  // Which words are blockers, and which are conditions, depends on the map's blockers.
  for (const requirement of requirementsWith({ lane, blockers }, packet)) {
    if (requirement.kind === 'grant') grants.add(requirement.name);
    if (requirement.kind !== 'condition') continue;
    const statement = requirement.text.value;
    const key = normaliseStatement(statement);
    if (key !== '' && !conditions.has(key)) conditions.set(key, statement);
  }
  const taken = new Set<string>();
  return {
    lane,
    blockers,
    conditions: [...conditions.values()].map((statement) => {
      const id = conditionIdFor(statement, taken);
      taken.add(id);
      return { id, statement, owners: ownersFor(statement, packet, undefined) };
    }),
    grants: [...grants].map((id) => ({ id, owners: ownersFor(id, packet, undefined) })),
  };
}

/** The packet's own list names its blockers in full; without one the options do. */
function blockerIdsOf({ standing, blockerWords }: Packet): string[] {
  const listed = standing?.entries.map(({ id }) => id.value) ?? [];
  const words = blockerWords.filter(({ place }) => place === 'precondition').map(({ value }) => value);
  const ids = listed.length > 0 ? listed : words.filter((word) => word.split('-').length > 3);
  return [...new Set(ids)].filter(isBlockerId);
}

function newBlocker(id: string, packet: Packet): NewBlocker {
  const entry = packet.standing?.entries.find((each) => each.id.value === id);
  const roles = [...new Set(entry?.roles.map(({ value }) => value))];
  return { id, title: entry?.title?.value ?? id, owners: roles.length > 0 ? roles : ownersFor('', packet, undefined) };
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

function requirementsWith(map: NewBlockerMap, packet: Packet) {
  const read = readBlockerMap(new SourceText(newBlockerMap(map)));
  // All of it is OPEN whatever the day is.
  const today = '9999-12-31';
  const earned = new EarnedMap(read, { facts: new Map(), today, settings: { requireDigest: false } });
  return evaluate(packet, { kind: 'read', uri: '', earned }, today).options.flatMap(({ requirements }) => requirements);
}
