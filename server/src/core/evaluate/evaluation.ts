import type { Packet } from '../packet/model.ts';
import { Collector } from './collect.ts';
import { type Decision, decide } from './decision.ts';
import { type DefaultState, findDefault } from './defaultOption.ts';
import { earnedMapOf, type MapState } from './mapState.ts';
import { type Reference, References } from './references.ts';
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
  /** The packet's blocker references, in the order of the text. */
  readonly references: readonly Reference[];
  /** Reads one statement of an option's own cell: what it asks for. */
  readonly requirementsOf: Collector['readStatement'];
}

/** Judges `packet`. `today` is a UTC day, `YYYY-MM-DD`. */
export function evaluate(packet: Packet, map: MapState, today: string): Evaluation {
  const earned = earnedMapOf(map);
  const references = new References(packet, earned);
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
    references: references.all(packet),
    requirementsOf: (option, statement) => collector.readStatement(option, statement),
  };
}

function evaluateOption(read: ReadOption, isDefault: boolean, requirements: readonly Requirement[]): EvaluatedOption {
  const unmet = requirements.every(({ met }) => !met) ? requirements : requirements.filter(({ met }) => !met);
  return unmet.length === 0
    ? { read, isDefault, requirements, available: true }
    : { read, isDefault, requirements, available: false, unmet };
}

/** The option with this ID; of two rows with one ID the first, which is never available. */
export const optionById = ({ options }: Evaluation, id: string): EvaluatedOption | undefined =>
  options.find(({ read }) => read.option.id.value === id);
