import type { Packet } from '../packet/model.ts';
import { Collector } from './collect.ts';
import { type Decision, decide } from './decision.ts';
import { type DefaultState, findDefault } from './defaultOption.ts';
import type { Demands } from './demands.ts';
import { ListedBlockers } from './listed.ts';
import { earnedMapOf, type MapState } from './mapState.ts';
import { Readings } from './readings.ts';
import { References } from './references.ts';
import type { Requirement } from './requirement.ts';
import { type ReadOption, readOptions } from './statements.ts';

/** An option, judged. */
abstract class Evaluated {
  readonly read: ReadOption;
  readonly isDefault: boolean;
  /** What it requires, with places that do not change when its row moves; none for the usable default. */
  readonly demands: Demands;
  readonly #collector: Collector;
  #requirements: readonly Requirement[] | undefined;

  constructor(read: ReadOption, isDefault: boolean, collector: Collector) {
    this.read = read;
    this.isDefault = isDefault;
    this.demands = collector.demandsOf(read);
    this.#collector = collector;
  }

  /** Each target once; empty for the usable default. */
  get requirements(): readonly Requirement[] {
    this.#requirements ??= this.#collector.requirementsOf(this.read);
    return this.#requirements;
  }
}

export class AvailableOption extends Evaluated {
  readonly available = true;
}

export class BlockedOption extends Evaluated {
  readonly available = false;

  /** What keeps it from being available; never empty. */
  get unmet(): readonly Requirement[] {
    return this.requirements.filter(({ met }) => !met);
  }
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
  /** What the options say that they require. */
  readonly readings: Readings;
  /** The packet's own list of blockers, set against the map. */
  readonly listed: ListedBlockers;
  /** What the options require. */
  readonly demanded: Collector;
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
  const readings = new Readings(packet, earned, references, previous?.readings);
  const read = readOptions(packet, readings);
  const defaultState = findDefault(packet, read);
  const isDefault = (option: ReadOption) => defaultState.kind === 'usable' && defaultState.option === option;
  const demanded = new Collector(read, { references, map: earned, isDefault }, previous?.demanded);
  const options = read.map((option) => {
    const isAvailable = demanded.demandsOf(option).unmet === 0;
    return new (isAvailable ? AvailableOption : BlockedOption)(option, isDefault(option), demanded);
  });
  return {
    packet,
    map,
    options,
    defaultState,
    decision: decide(packet, options, defaultState, today),
    references,
    readings,
    listed: new ListedBlockers(packet.standing, references, previous?.listed),
    demanded,
    requirementsOf: (option, statement) => demanded.readStatement(option, statement),
  };
}

/** The option with this ID; of two rows with one ID the first, which is never available. */
export function optionById(evaluation: Evaluation, id: string): EvaluatedOption | undefined {
  const known = byId.get(evaluation) ?? new Map<string, EvaluatedOption>();
  if (!byId.has(evaluation)) {
    byId.set(evaluation, known);
    for (const option of evaluation.options) {
      if (!known.has(option.read.option.id.value)) known.set(option.read.option.id.value, option);
    }
  }
  return known.get(id);
}

/** Whatever shows the words of a packet asks for each of them. */
const byId = new WeakMap<Evaluation, Map<string, EvaluatedOption>>();
