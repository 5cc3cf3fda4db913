import { claimedLevel } from '../../../server/src/core/evaluate/earnedBlockers.ts';
import { type Level, reaches } from '../../../server/src/core/packet/level.ts';
import type { MapFile, PacketFile, Project } from '../../../server/src/core/project.ts';

/** In what `after`, which a fix made of `before`, is less safe than it, as sentences. */
export function dangersOf(before: Project, after: Project): string[] {
  const dangers: string[] = [];
  for (const [uri, file] of after.packets) dangers.push(...packetDangers(before.packets.get(uri), file));
  for (const [uri, file] of after.maps) dangers.push(...mapDangers(before.maps.get(uri), file));
  return dangers;
}

function packetDangers(before: PacketFile | undefined, after: PacketFile): string[] {
  const dangers: string[] = [];
  const known = new Set(before?.evaluation.decision.selected);
  const fallback = defaultOf(after);
  for (const id of after.evaluation.decision.selected) {
    if (id !== fallback && id !== defaultOf(before) && !known.has(id)) dangers.push(`${id} is selected now.`);
  }
  const available = new Set(availableIn(before));
  for (const id of availableIn(after)) {
    if (id !== fallback && !available.has(id)) dangers.push(`${id} is available now.`);
  }
  const { inForce } = after.evaluation.decision;
  if (inForce !== undefined && inForce !== fallback && before?.evaluation.decision.inForce !== inForce) {
    dangers.push(`${inForce} is in force now.`);
  }
  return dangers;
}

const defaultOf = (file: PacketFile | undefined): string | undefined =>
  file?.evaluation.options.find((option) => option.isDefault)?.read.option.id.value;

const availableIn = (file: PacketFile | undefined): string[] =>
  (file?.evaluation.options ?? []).filter(({ available }) => available).map(({ read }) => read.option.id.value);

function mapDangers(before: MapFile | undefined, after: MapFile): string[] {
  const dangers: string[] = [];
  for (const blocker of after.map.blockers) {
    const old = before?.map.blockers.find(({ id }) => id?.value === blocker.id?.value);
    const was: Level = old === undefined ? 'OPEN' : claimedLevel(old);
    if (!reaches(was, claimedLevel(blocker))) dangers.push(`${blocker.id?.value} claims ${blocker.status?.value} now.`);
  }
  for (const earned of after.earned?.conditions ?? []) {
    const old = before?.earned?.conditions.find(({ condition }) => condition.id?.value === earned.condition.id?.value);
    if (earned.met && old?.met !== true) dangers.push(`The condition ${earned.condition.id?.value} is met now.`);
  }
  for (const earned of after.earned?.grants ?? []) {
    const old = before?.earned?.grants.find(({ grant }) => grant.id?.value === earned.grant.id?.value);
    if (earned.met && old?.met !== true) dangers.push(`The grant ${earned.grant.id?.value} is given now.`);
  }
  const evidence = (file: MapFile | undefined) =>
    [...(file?.map.blockers ?? []), ...(file?.map.conditions ?? [])].flatMap((entry) => entry.evidence).length;
  if (before !== undefined && after.map.broken === undefined && evidence(after) > evidence(before)) {
    const good = (file: MapFile | undefined) =>
      [...(file?.earned?.blockers ?? []), ...(file?.earned?.conditions ?? [])]
        .flatMap((entry) => entry.evidence)
        .filter(({ doubts }) => doubts.length === 0).length;
    if (good(after) > good(before)) dangers.push('There is more good evidence now.');
  }
  return dangers;
}
