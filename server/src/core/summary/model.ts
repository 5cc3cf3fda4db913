import type { BlockerStatus, EvidenceKind } from '../blockerMap/model.ts';
import type { DecisionReason } from '../evaluate/decision.ts';
import { earnedMapOf, type MapState } from '../evaluate/mapState.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import type { Level } from '../packet/level.ts';
import type { PacketStatus } from '../packet/model.ts';
import type { PacketFile, Project } from '../project.ts';
import type { Range } from '../syntax/sourceText.ts';
import { summariseBlockers } from './blockers.ts';
import { summariseOptions } from './options.ts';
import { placeInJson } from './places.ts';
import { summariseRecommendation } from './recommendation.ts';
import { findTasks } from './tasks.ts';
import { explainDecision } from './why.ts';

/** Where something is said: the words themselves. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** One thing that an option requires, inherited ones included, and how far it has come. */
export interface PreconditionSummary {
  readonly kind: Requirement['kind'];
  /** The ID under which the map tracks it, or as written; `undefined` for an untracked condition and an unknown. */
  readonly id: string | undefined;
  /** The clause or item as written. */
  readonly text: string;
  readonly required: Level | 'MET' | 'GRANTED';
  readonly earned: Level | 'MET' | 'UNMET' | 'GRANTED' | 'NOT_GRANTED';
  readonly met: boolean;
  /** The roles that can bring it about; nobody where the map does not track it. */
  readonly owners: readonly string[];
  /** The nearest option whose cell asks for it at this level. */
  readonly from: string;
  /** Whether an entry of the map tells how far it has come. */
  readonly isTracked: boolean;
  /** What the map claims of it without its being earned; `undefined` where it claims no more than is. */
  readonly claims: string | undefined;
  /** Why that is not earned: phrases without a full stop. */
  readonly doubts: readonly string[];
  /** Why it can never be met as written: one sentence; only where `kind` is `unknown`. */
  readonly problem: string | undefined;
  /** Where the cell of `from` asks for it. */
  readonly place: Place;
  /** Where the map's entry for it stands; `undefined` while nothing tracks it. */
  readonly entry: Place | undefined;
}

/** Whether an option is available, and how many of its preconditions are met. */
export interface OptionCounts {
  readonly available: boolean;
  readonly met: number;
  readonly total: number;
}

export interface OptionSummary extends OptionCounts {
  readonly id: string;
  readonly authorizes: string | undefined;
  readonly isDefault: boolean;
  readonly isSelected: boolean;
  readonly isInForce: boolean;
  readonly preconditions: readonly PreconditionSummary[];
  readonly place: Place;
}

/** A record that a blocker's status rests on, and whether it holds. */
export interface EvidenceSummary {
  readonly kind: EvidenceKind | undefined;
  /** Its path or address as the map writes it. */
  readonly reference: string | undefined;
  readonly recordedBy: string | undefined;
  readonly recordedOn: string | undefined;
  readonly isGood: boolean;
  /** A good rehearsal or dry run. */
  readonly isProof: boolean;
  /** Why it is not good: phrases without a full stop. */
  readonly doubts: readonly string[];
}

export interface BlockerSummary {
  /** Empty for an entry without an ID. */
  readonly id: string;
  readonly title: string;
  readonly owners: readonly string[];
  readonly claimed: BlockerStatus;
  readonly earned: Level;
  /** Why it has earned less than it claims: phrases without a full stop. */
  readonly doubts: readonly string[];
  /** Its waiver, while it counts; `until` is the last day on which it does. */
  readonly waiver: { readonly by: string; readonly reason: string; readonly until: string } | undefined;
  /** The non-default options that require it above its earned level. */
  readonly gates: readonly string[];
  /** Those that open when it alone reaches the level that they require. */
  readonly unlocks: readonly string[];
  /** By gates, then unlocks; equal figures share a rank: 1, 2, 2, 4. */
  readonly rank: number;
  readonly requires: readonly { readonly id: string; readonly earned: Level }[];
  readonly evidence: readonly EvidenceSummary[];
  readonly place: Place;
}

/** Something that is not met, and the levels at which options want it. */
export interface Task {
  readonly kind: Requirement['kind'];
  readonly id: string | undefined;
  /** The blocker's title, empty where the map has none; else the words of the packet, or why those cannot be met. */
  readonly text: string;
  readonly earned: PreconditionSummary['earned'];
  /** By level, in the order of the options that ask for it; options are IDs. */
  readonly steps: readonly {
    readonly required: PreconditionSummary['required'];
    readonly options: readonly string[];
  }[];
  /** The blockers that must be RESOLVED before this one can be, and are not. */
  readonly after: readonly string[];
  /** The other roles that can do it as well. */
  readonly others: readonly string[];
  /** The entry of the map that tracks it, else where the packet first asks for it. */
  readonly place: Place;
}

/** What one role has to do; `role` is `undefined` for what the map assigns to nobody. */
export interface RoleTasks {
  readonly role: string | undefined;
  readonly tasks: readonly Task[];
}

export interface RecommendationSummary {
  /** As written; `undefined` where the packet names none. */
  readonly option: string | undefined;
  /** Blocker IDs, in full where the map knows them. */
  readonly discharges: readonly string[];
  /** Whether it agrees with the options and the map. */
  readonly verdict: 'holds-up' | 'does-not-hold-up' | 'unknown';
  readonly remarks: readonly { readonly speaks: 'for' | 'against' | 'aside'; readonly text: string }[];
}

export interface MapSummary {
  readonly kind: MapState['kind'];
  /** The map that was found, whether it can be relied on or not. */
  readonly uri: string | undefined;
  /** One sentence where it cannot be relied on. */
  readonly problem: string | undefined;
  /** Where a broken one cannot be read. */
  readonly place?: Place | undefined;
}

/** One packet at a glance: what every host shows of it. Texts are as the files have them, not escaped. */
export interface Summary {
  readonly uri: string;
  /** The UTC day that it holds for, `YYYY-MM-DD`. */
  readonly today: string;
  readonly title: string | undefined;
  readonly date: string | undefined;
  /** The packet's own, else its map's. */
  readonly lane: string | undefined;
  readonly status: PacketStatus;
  readonly map: MapSummary;
  /** The usable default. */
  readonly default: string | undefined;
  readonly selected: readonly string[];
  readonly deciders: readonly string[];
  readonly decidedOn: string | undefined;
  readonly inForce: string | undefined;
  readonly reason: DecisionReason;
  /** What is in force, in words without a full stop: `HOLD_ALL is in force`. */
  readonly outcome: string;
  /** Why, and why not what is selected: words that can stand behind `outcome` and a colon. */
  readonly why: string;
  readonly options: readonly OptionSummary[];
  readonly tasks: readonly RoleTasks[];
  readonly blockers: readonly BlockerSummary[];
  readonly recommendation: RecommendationSummary | undefined;
}

/** Sums up a packet of the project as it stands on the project's day. */
export function summarise(file: PacketFile, project: Pick<Project, 'today'>): Summary {
  const { packet, decision, defaultState, map } = file.evaluation;
  const options = summariseOptions(file);
  const blockers = summariseBlockers(file);
  return {
    uri: file.uri,
    today: project.today,
    title: packet.title?.value,
    date: packet.date?.value,
    lane: packet.lane?.value ?? earnedMapOf(map)?.map.lane?.value,
    status: packet.status,
    map: summariseMap(map),
    default: defaultState.kind === 'usable' ? defaultState.option.option.id.value : undefined,
    selected: decision.selected,
    deciders: packet.deciders.map(({ value }) => value),
    decidedOn: packet.decidedOn[0]?.value,
    inForce: decision.inForce,
    reason: decision.reason,
    outcome: decision.inForce === undefined ? 'Nothing is in force' : `${decision.inForce} is in force`,
    why: explainDecision(file.evaluation, project.today),
    options,
    tasks: findTasks(options, blockers),
    blockers,
    recommendation: summariseRecommendation(file, blockers),
  };
}

/** Whether a packet's map counts, and why not. */
export function summariseMap(map: MapState): MapSummary {
  const { kind } = map;
  switch (kind) {
    case 'read':
      return { kind, uri: map.uri, problem: undefined };
    case 'broken':
      return {
        kind,
        uri: map.uri,
        problem: 'It is broken, so nothing in it counts.',
        place: map.map.broken && placeInJson({ uri: map.uri, source: map.map.source }, map.map.broken.span),
      };
    case 'unreadable':
      return { kind, uri: map.uri, problem: `It ${map.why}, so nothing in it counts.` };
    case 'missing':
      return { kind, uri: undefined, problem: 'The one that the packet names is not there.' };
    case 'outside':
      return {
        kind,
        uri: undefined,
        problem: 'The one that the packet names lies outside the workspace and is not read.',
      };
    case 'ambiguous':
      return {
        kind,
        uri: undefined,
        problem: 'The packet names none, and the nearest folder that has any has several.',
      };
    case 'none':
      return { kind, uri: undefined, problem: 'The packet names none, and there is none in its folder or above.' };
  }
}
