import type { Packet } from '../packet/model.ts';
import { fitted } from '../syntax/fitted.ts';
import { Collector } from './collect.ts';
import { type Decision, decide } from './decision.ts';
import { type DefaultState, findDefault } from './defaultOption.ts';
import { ListedBlockers } from './listed.ts';
import { earnedMapOf, type MapState } from './mapState.ts';
import { References } from './references.ts';
import type { Requirement } from './requirement.ts';
import { type ReadOption, readOptions } from './statements.ts';

interface EvaluatedBase {
  readonly read: ReadOption;
  readonly isDefault: boolean;
  /** Each target once; empty for the usable default. */
  readonly requirements: readonly Requirement[];
}

export interface AvailableOption extends EvaluatedBase {
  readonly available: true;
}

export interface BlockedOption extends EvaluatedBase {
  readonly available: false;
  /** What keeps it from being available; never empty. */
  readonly unmet: readonly Requirement[];
}

export type EvaluatedOption = AvailableOption | BlockedOption;

/** A packet, judged: a pure function of the packet, its map, the facts about its evidence, and the day. */
export interface Evaluation {
  readonly packet: Packet;
  readonly map: MapState;
  readonly options: readonly EvaluatedOption[];
  readonly defaultState: DefaultState;
  readonly decision: Decision;
  /** How the packet's words refer to the blockers of the map. */
  readonly references: References;
  /** The packet's own list of blockers, set against the map. */
  readonly listed: ListedBlockers;
  /** Reads one statement of an option's own cell: what it asks for. */
  readonly requirementsOf: Collector['readStatement'];
}

/**
 * Judges `packet`. `today` is a UTC day, `YYYY-MM-DD`. What it comes to does not depend on `previous`, a judgement of an
 * earlier version of the packet, of which that is taken over that is the same.
 */
export function evaluate(packet: Packet, map: MapState, today: string, previous?: Evaluation): Evaluation {
  const earned = earnedMapOf(map);
  const references = new References(packet, earned, previous?.references);
  const read = readOptions(packet, earned, references);
  const defaultState = findDefault(packet, read);
  const isDefault = (option: ReadOption) => defaultState.kind === 'usable' && defaultState.option === option;
  const collector = new Collector(read, { references, map: earned, isDefault });
  const options = read.map((option) => evaluateOption(option, isDefault(option), collector.requirementsOf(option)));
  return {
    packet,
    map,
    options,
    defaultState,
    decision: decide(packet, options, defaultState, today),
    references,
    listed: new ListedBlockers(packet.standing, references, previous?.listed),
    requirementsOf: (option, statement) => collector.readStatement(option, statement),
  };
}

function evaluateOption(read: ReadOption, isDefault: boolean, requirements: readonly Requirement[]): EvaluatedOption {
  const isNoneMet = requirements.every(({ met }) => !met);
  const unmet = isNoneMet ? requirements : fitted(requirements.filter(({ met }) => !met));
  return unmet.length === 0
    ? { read, isDefault, requirements, available: true }
    : { read, isDefault, requirements, available: false, unmet };
}

/** The option with this ID; of two rows with one ID the first, which is never available. */
export const optionById = ({ options }: Evaluation, id: string): EvaluatedOption | undefined =>
  options.find(({ read }) => read.option.id.value === id);
