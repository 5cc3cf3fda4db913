import { normaliseStatement } from '../blockerMap/statement.ts';
import type { Assumptions } from '../evaluate/assumptions.ts';
import { oneOf } from '../evaluate/describe.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import { evaluate } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { higher, type Level } from '../packet/level.ts';
import type { PacketFile } from '../project.ts';
import { nearest } from '../syntax/nearest.ts';

/** One thing that is taken to be true for the sake of a question. */
export type Assumption =
  | { readonly kind: 'blocker'; readonly id: string; readonly level: Level }
  /** `name` as it was written; `keys` are what the map and the packet may call it. */
  | { readonly kind: 'condition'; readonly name: string; readonly keys: readonly string[] }
  | { readonly kind: 'grant'; readonly name: string };

/** `message` is one or two plain sentences that say what to write instead. */
export type ReadAssumption = Assumption | { readonly kind: 'problem'; readonly message: string };

/** Reads `ID=LEVEL`, `CONDITION=MET` or `GRANT=GRANTED` with the words of `packet` and its map. */
export function readAssumption(written: string, packet: PacketFile): ReadAssumption {
  const at = written.lastIndexOf('=');
  const name = written.slice(0, Math.max(0, at)).trim();
  const value = written.slice(at + 1).trim();
  if (name === '') {
    return problem(`"${written}" assumes nothing: write BLOCKER=LEVEL, CONDITION=MET or GRANT=GRANTED.`);
  }
  const { map } = packet.evaluation;
  if (map.kind !== 'read') {
    return problem('This packet has no blocker map that can be relied on, so nothing can be assumed of it.');
  }
  switch (value) {
    case 'DESIGNED':
    case 'RESOLVED':
    case 'PROVEN':
      return readLevel(name, value, map.earned);
    case 'MET':
      return readCondition(name, packet, map.earned);
    case 'GRANTED':
      return readGrant(name, packet, map.earned);
    default:
      return problem(
        `"${value}" cannot be assumed of ${name}: write DESIGNED, RESOLVED or PROVEN for a blocker, MET for a condition, GRANTED for a grant.`,
      );
  }
}

const problem = (message: string): ReadAssumption => ({ kind: 'problem', message });

function readLevel(name: string, level: Level, map: EarnedMap): ReadAssumption {
  const lookup = map.lookup(name);
  if (lookup.kind === 'known') return { kind: 'blocker', id: lookup.earned.blocker.id?.value ?? name, level };
  if (lookup.kind === 'ambiguous') {
    const ids = oneOf(lookup.candidates.map(({ blocker }) => blocker.content.id?.value ?? ''));
    return problem(`"${name}" is the end of several IDs: write ${ids}.`);
  }
  const ids = map.blockers.flatMap(({ blocker }) => blocker.id?.value ?? []);
  return problem(`The blocker map has no blocker ${name}.${didYouMean(name, ids)}`);
}

function readCondition(name: string, packet: PacketFile, map: EarnedMap): ReadAssumption {
  const tracked = map.condition(name)?.condition;
  const asked = requirementsOf(packet).flatMap((each) => (each.kind === 'condition' ? [each.text.value] : []));
  const isAsked = asked.some((text) => normaliseStatement(text) === normaliseStatement(name));
  if (tracked === undefined && !isAsked) {
    const known = [...new Set([...asked, ...map.conditions.flatMap(({ condition }) => condition.id?.value ?? [])])];
    return problem(`Neither the packet nor its map has a condition "${name}".${didYouMean(name, known)}`);
  }
  const statement = tracked?.statement?.value ?? name;
  const keys = [name, normaliseStatement(statement), ...(tracked?.id === undefined ? [] : [tracked.id.value])];
  return { kind: 'condition', name, keys };
}

function readGrant(name: string, packet: PacketFile, map: EarnedMap): ReadAssumption {
  const asked = requirementsOf(packet).flatMap((each) => (each.kind === 'grant' ? [each.name] : []));
  if (map.grant(name) !== undefined || asked.includes(name)) return { kind: 'grant', name };
  const known = [...new Set([...asked, ...map.grants.flatMap(({ grant }) => grant.id?.value ?? [])])];
  return problem(`Neither the packet nor its map has a grant ${name}.${didYouMean(name, known)}`);
}

const requirementsOf = ({ evaluation }: PacketFile): readonly Requirement[] =>
  evaluation.options.flatMap(({ requirements }) => requirements);

function didYouMean(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** `packet` judged as if `assumed` were true on the day `today`, `YYYY-MM-DD` in UTC. Nothing may be put in force by it. */
export function suppose(packet: PacketFile, assumed: readonly Assumption[], today: string): PacketFile {
  const { map } = packet.evaluation;
  if (assumed.length === 0 || map.kind !== 'read') return packet;
  const earned = map.earned.assuming(assumptionsOf(assumed));
  return { ...packet, evaluation: evaluate(packet.evaluation.packet, { ...map, earned }, today) };
}

function assumptionsOf(assumed: readonly Assumption[]): Assumptions {
  const levels = new Map<string, Level>();
  const conditions = new Set<string>();
  const grants = new Set<string>();
  for (const each of assumed) {
    if (each.kind === 'blocker') levels.set(each.id, higher(levels.get(each.id) ?? 'OPEN', each.level));
    else if (each.kind === 'grant') grants.add(each.name);
    else for (const key of each.keys) conditions.add(key);
  }
  return { levels, conditions, grants };
}
