import type { Level } from '../packet/level.ts';
import type { Located, Span } from '../syntax/span.ts';
import type { EarnedBlocker } from './earnedBlockers.ts';
import type { EarnedCondition, EarnedGrant } from './earnedEntries.ts';

interface Base {
  /** The ID of the option whose cell asks for it. */
  readonly from: string;
  /** The clause or item as a reader sees it. */
  readonly text: Located<string>;
  /** The reference itself within the text; for `ALL blockers`, a condition or an unknown the whole item. */
  readonly at: Span;
  readonly met: boolean;
}

export interface BlockerRequirement extends Base {
  readonly kind: 'blocker';
  /** In full; as written where the map does not know it or knows several. */
  readonly id: string;
  readonly earned: EarnedBlocker | undefined;
  readonly required: Level;
}

export interface ConditionRequirement extends Base {
  readonly kind: 'condition';
  /** `undefined` while nothing in the map tracks it. */
  readonly earned: EarnedCondition | undefined;
}

export interface GrantRequirement extends Base {
  readonly kind: 'grant';
  readonly name: string;
  /** `undefined` while nothing in the map tracks it. */
  readonly earned: EarnedGrant | undefined;
}

/** What can never be met as it is written. */
export interface UnknownRequirement extends Base {
  readonly kind: 'unknown';
  readonly cause:
    | 'empty'
    | 'duplicate'
    | 'no-map'
    | 'no-such-option'
    | 'first-row'
    | 'cycle'
    | 'disguised'
    | 'malformed'
    | 'excess'
    | 'id';
  /** One plain sentence. */
  readonly reason: string;
  readonly met: false;
}

/** One thing that must be true before an option is available. */
export type Requirement = BlockerRequirement | ConditionRequirement | GrantRequirement | UnknownRequirement;

/** Whether it waits for a proof, which somebody has to bring. */
export const isWaitedFor = (requirement: Requirement): requirement is BlockerRequirement =>
  requirement.kind === 'blocker' && !requirement.met && requirement.required === 'PROVEN';

/** The level that a blocker has earned; one that the map does not know has earned nothing. */
export const earnedLevel = ({ earned }: BlockerRequirement): Level => earned?.level ?? 'OPEN';

/** What a requirement asks for, as the summary prints it. */
export function requiredOf(requirement: Requirement): Level | 'MET' | 'GRANTED' {
  if (requirement.kind === 'blocker') return requirement.required;
  return requirement.kind === 'grant' ? 'GRANTED' : 'MET';
}

/** How far a requirement has come, as the summary prints it. */
export function earnedOf(requirement: Requirement): Level | 'MET' | 'UNMET' | 'GRANTED' | 'NOT_GRANTED' {
  if (requirement.kind === 'blocker') return earnedLevel(requirement);
  if (requirement.kind === 'grant') return requirement.met ? 'GRANTED' : 'NOT_GRANTED';
  return requirement.met ? 'MET' : 'UNMET';
}

/** The roles that can bring it about; nobody where nothing in the map tracks it. */
export function ownersOf(requirement: Requirement): readonly string[] {
  switch (requirement.kind) {
    case 'blocker':
      return requirement.earned?.blocker.owners.map((owner) => owner.value) ?? [];
    case 'condition':
      return requirement.earned?.condition.owners.map((owner) => owner.value) ?? [];
    case 'grant':
      return requirement.earned?.grant.owners.map((owner) => owner.value) ?? [];
    case 'unknown':
      return [];
  }
}

/** The ID under which the map tracks it, or the one that is written; a condition that nothing tracks has none. */
export function idOf(requirement: Requirement): string | undefined {
  switch (requirement.kind) {
    case 'blocker':
      return requirement.id;
    case 'condition':
      return requirement.earned?.condition.id?.value;
    case 'grant':
      return requirement.name;
    case 'unknown':
      return undefined;
  }
}
