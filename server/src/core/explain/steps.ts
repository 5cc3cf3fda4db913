import { oneOf } from '../evaluate/describe.ts';
import type { EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import { earnedMapOf } from '../evaluate/mapState.ts';
import type { BlockerRequirement, Requirement } from '../evaluate/requirement.ts';
import { ownersOf } from '../evaluate/requirement.ts';
import type { Level } from '../packet/level.ts';
import type { PacketFile } from '../project.ts';
import { sourceOfProof } from '../rules/proofs.ts';
import { type Place, summariseMap } from '../summary/model.ts';
import { entryPlace, placeInMap, placeInPacket } from '../summary/places.ts';
import { blockerGoals, type Goal } from './goals.ts';

/** Something that somebody has to do before an option opens, and where; `undefined` where no one place is to be changed. */
export type Step = { readonly place: Place | undefined } & StepToDo;

type StepToDo =
  /** Nothing that anybody brings about can meet it: a file has to say something else. */
  | {
      readonly kind: 'edit';
      readonly file: 'packet' | 'blocker-map';
      /** One or two plain sentences: why, and what to write. */
      readonly reason: string;
    }
  | {
      readonly kind: 'blocker';
      readonly id: string;
      readonly title: string;
      readonly from: Level;
      readonly to: Level;
      readonly owners: readonly string[];
      /** The blockers that cannot be RESOLVED before; none where the option asks for this one itself. */
      readonly neededBy: readonly string[];
      /** Why it has not earned what it claims: phrases without a full stop. */
      readonly doubts: readonly string[];
      /** The option whose execution brings the proof, where it needs one and one is named. */
      readonly provenBy: string | undefined;
    }
  | {
      readonly kind: 'condition' | 'grant';
      /** The ID under which the map tracks it, or a grant's name; `undefined` for an untracked condition. */
      readonly id: string | undefined;
      /** The clause or item as written. */
      readonly text: string;
      readonly owners: readonly string[];
      /** Whether the map has an entry for it; else one has to be made first. */
      readonly isTracked: boolean;
      readonly doubts: readonly string[];
    };

/**
 * The smallest set of steps that makes `option` available, in an order in which they can be done: what it lacks, and
 * what the blockers that it lacks require before they can be RESOLVED. Waivers, which need nobody's work, are left out.
 */
export function stepsFor(option: EvaluatedOption, packet: PacketFile): readonly Step[] {
  if (option.available) return [];
  const { evaluation } = packet;
  const map = earnedMapOf(evaluation.map);
  const goals = blockerGoals(option.unmet, map);
  const sources = proofSources(option, packet);
  const edits = [
    ...mapEdit(packet),
    ...option.unmet.flatMap((requirement) => editFor(requirement, packet)),
    ...deadlocks(option, sources, packet),
    ...goals.flatMap(({ obstacles, earned }) =>
      obstacles.map(
        (reason): Step => ({ kind: 'edit', file: 'blocker-map', reason, place: goalPlace(earned, packet) }),
      ),
    ),
  ];
  const others = option.unmet.flatMap((requirement) => entryStep(requirement, packet));
  return [
    ...edits,
    ...goals.map((goal) => blockerStep(goal, sources, packet)),
    ...untrackedBlockers(option.unmet, packet),
    ...others,
  ];
}

/** Which option proves each blocker that must be PROVEN. */
function proofSources({ unmet }: Extract<EvaluatedOption, { available: false }>, { evaluation }: PacketFile) {
  const proofs = unmet.filter(
    (each): each is BlockerRequirement => each.kind === 'blocker' && each.required === 'PROVEN',
  );
  return new Map(proofs.map((each) => [each.id, sourceOfProof(each, evaluation)?.option.value]));
}

function deadlocks(
  { read }: EvaluatedOption,
  sources: ReadonlyMap<string, string | undefined>,
  packet: PacketFile,
): Step[] {
  const self = read.option.id.value;
  return [...sources].flatMap(([id, source]): Step[] => {
    if (source !== self) return [];
    const reason = `Only ${self} itself can prove ${id}, and it requires that proof: neither ever happens. Require RESOLVED, or have another option prove it.`;
    return [{ kind: 'edit', file: 'packet', reason, place: placeInPacket(packet, read.option.id.span) }];
  });
}

/** Without a map that counts nothing is tracked, and so nothing can be met. */
function mapEdit({ evaluation }: PacketFile): Step[] {
  const { problem } = summariseMap(evaluation.map);
  if (problem === undefined) return [];
  const reason = `No blocker map counts, and without one nothing is met. ${problem}`;
  return [{ kind: 'edit', file: 'blocker-map', reason, place: undefined }];
}

function editFor(requirement: Requirement, packet: PacketFile): Step[] {
  const { map } = packet.evaluation;
  const place = placeInPacket(packet, requirement.at);
  if (requirement.kind === 'unknown') {
    if (requirement.cause === 'no-map' && map.kind !== 'read') return [];
    const words = requirement.text.value;
    const isNamed = words === '' || requirement.reason.includes(words);
    const reason = isNamed ? requirement.reason : `“${words}” cannot be met as written. ${requirement.reason}`;
    return [{ kind: 'edit', file: requirement.cause === 'no-map' ? 'blocker-map' : 'packet', reason, place }];
  }
  if (requirement.kind !== 'blocker' || requirement.earned !== undefined || map.kind !== 'read') return [];
  const lookup = map.earned.lookup(requirement.id);
  if (lookup.kind === 'ambiguous') {
    const ids = oneOf(lookup.candidates.map(({ blocker }) => blocker.content.id?.value ?? ''));
    const reason = `${requirement.id} is the end of several IDs. Write ${ids}.`;
    return [{ kind: 'edit', file: 'packet', reason, place }];
  }
  if (lookup.kind === 'known') {
    const reason = `${requirement.id} is short for ${lookup.earned.blocker.id?.value}. In a JSON packet IDs stand in full.`;
    return [{ kind: 'edit', file: 'packet', reason, place }];
  }
  const reason = `${requirement.id} is not in the blocker map. Correct the ID, or put it into the map.`;
  return [{ kind: 'edit', file: 'blocker-map', reason, place }];
}

function blockerStep(
  { earned, from, to, neededBy }: Goal,
  sources: ReadonlyMap<string, string | undefined>,
  packet: PacketFile,
): Step {
  const { blocker, doubts } = earned;
  const id = blocker.id?.value ?? '';
  return {
    kind: 'blocker',
    id,
    title: blocker.title?.value ?? '',
    from,
    to,
    owners: blocker.owners.map(({ value }) => value),
    neededBy: neededBy.flatMap((other: EarnedBlocker) => other.blocker.id?.value ?? []),
    doubts: doubts.map(({ message }) => message),
    provenBy: sources.get(id),
    place: goalPlace(earned, packet),
  };
}

/** The entry of a blocker that has to come further. */
const goalPlace = ({ blocker }: EarnedBlocker, { evaluation: { map } }: PacketFile): Place | undefined =>
  map.kind === 'read' ? placeInMap(map, blocker.id?.span ?? blocker.span) : undefined;

/** Blockers that the map does not know still have to come to their level once it does. */
function untrackedBlockers(unmet: readonly Requirement[], packet: PacketFile): Step[] {
  return unmet.flatMap((requirement): Step[] => {
    if (requirement.kind !== 'blocker' || requirement.earned !== undefined) return [];
    const { id, required } = requirement;
    const nothing = { title: '', owners: [], neededBy: [], doubts: [], provenBy: undefined };
    const place = placeInPacket(packet, requirement.at);
    return [{ kind: 'blocker', id, from: 'OPEN', to: required, ...nothing, place }];
  });
}

function entryStep(requirement: Requirement, packet: PacketFile): Step[] {
  if (requirement.kind !== 'condition' && requirement.kind !== 'grant') return [];
  const id = requirement.kind === 'grant' ? requirement.name : requirement.earned?.condition.id?.value;
  return [
    {
      kind: requirement.kind,
      id,
      text: requirement.text.value,
      owners: ownersOf(requirement),
      isTracked: requirement.earned !== undefined,
      doubts: requirement.earned?.doubts.map(({ message }) => message) ?? [],
      place: entryPlace(requirement, packet) ?? placeInPacket(packet, requirement.at),
    },
  ];
}
