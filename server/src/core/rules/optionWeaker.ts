import { blockerOf, type Demands, levelRankOf, targetOf, UNTRACKED } from '../evaluate/demands.ts';
import { firstFew, nameFew } from '../evaluate/describe.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { reaches } from '../packet/level.ts';
import type { PacketFile } from '../project.ts';
import type { Located } from '../syntax/span.ts';
import { authorizesNothing, isRecord } from './packets.ts';
import type { Report, Rule } from './rule.ts';
import { isFallback } from './selections.ts';

/** How much of what is missing is told: on a long ladder every rung may leave out what thousands ask for. */
const MOST_TOLD = 3;
/** How many options are named in one sentence. */
const MOST_NAMED = 5;

/** An option grants more than each one above it, and so should require no less. */
export const optionWeaker: Rule = {
  meta: {
    code: 'option-weaker',
    severity: 'info',
    summary: 'An option does not require what an option above it requires.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { evaluation } = file;
    if (isRecord(evaluation.packet)) return;
    const ladder = evaluation.options.filter(
      ({ isDefault, read }) =>
        !isDefault && !isFallback(evaluation, read.option.id.value) && !authorizesNothing(read.option),
    );
    const above = new Above();
    for (const option of ladder) {
      const missing = above.missingIn(option);
      if (missing.byCount > 0) yield reportOn(option.read.option.id, missing, file);
    }
  },
};

/** What an option above requires, at the highest level that any of them asks for, and the first that does. */
interface Asked {
  readonly demands: Demands;
  /** Which of the demands it is. */
  readonly index: number;
  /** Of the options above the number of the one that asks. */
  readonly by: number;
}

const requirementOf = ({ demands, index }: Asked): Requirement => demands.requirements[index] as Requirement;

interface Missing {
  /** The first of them, and the IDs of the options that ask for them. */
  readonly first: readonly (Asked & { readonly id: string })[];
  readonly count: number;
  /** The first of the options that ask for what is missing, and how many do. */
  readonly by: readonly string[];
  readonly byCount: number;
}

const NOTHING: Missing = { first: [], count: 0, by: [], byCount: 0 };

/**
 * What the options above require, each target once. What an option leaves out of it is counted by what it covers, so
 * that a long ladder costs no more than its options ask for themselves. Options and targets go by numbers, in the order
 * of their first appearance: there may be as many as the options have demands.
 */
class Above {
  readonly #targets = new Targets();
  /** By the number of a target. */
  readonly #asked: Asked[] = [];
  /** The number of the last option that covered a target, by the target's number. */
  readonly #coveredFor: number[] = [];
  readonly #options = new Map<string, number>();
  readonly #ids: string[] = [];
  /** How many of the targets are there because of an option, by its number. */
  readonly #counts: number[] = [];
  /** How many options there are because of which any of the targets is there. */
  #asking = 0;
  #looks = 0;
  /** The numbers of the targets of one option at a time. There are so many of them that lists would be most of the garbage of a check. */
  readonly #numbers: number[] = [];

  /** What of it the option does not require; from then on it is one of those above. */
  missingIn(option: EvaluatedOption): Missing {
    const { demands } = option;
    this.#targets.numberAll(demands, this.#numbers);
    const missing = demands.hasUnknown ? NOTHING : this.#missingIn(demands);
    this.#add(option);
    return missing;
  }

  /** What can't be met as it is written is not asked of the options below. */
  #add({ demands, read }: EvaluatedOption): void {
    const targets = this.#numbers;
    const by = this.#numberOf(read.option.id.value);
    for (let index = 0; index < targets.length; index += 1) {
      const target = targets[index] as number;
      if (target === NO_TARGET) continue;
      const known = this.#asked[target];
      if (known !== undefined && covers(known.demands, known.index, demands, index)) continue;
      if (known !== undefined) this.#count(known.by, -1);
      this.#count(by, 1);
      this.#asked[target] = { demands, index, by };
    }
  }

  #missingIn(demands: Demands): Missing {
    const targets = this.#numbers;
    this.#looks += 1;
    let covered = 0;
    /** How many of the targets that are there because of an option are covered, by its number. */
    const coveredOf = new Uint32Array(this.#ids.length);
    const covering: number[] = [];
    for (let index = 0; index < targets.length; index += 1) {
      const target = targets[index] as number;
      const asked = this.#asked[target];
      if (asked === undefined || this.#coveredFor[target] === this.#looks) continue;
      if (!covers(demands, index, asked.demands, asked.index)) continue;
      this.#coveredFor[target] = this.#looks;
      covered += 1;
      if (coveredOf[asked.by] === 0) covering.push(asked.by);
      coveredOf[asked.by] = (coveredOf[asked.by] as number) + 1;
    }
    const count = this.#asked.length - covered;
    const first: (Asked & { readonly id: string })[] = [];
    for (let target = 0; first.length < Math.min(count, MOST_TOLD); target += 1) {
      const asked = this.#asked[target] as Asked;
      if (this.#coveredFor[target] !== this.#looks) first.push({ ...asked, id: this.#ids[asked.by] as string });
    }
    let byCount = this.#asking;
    for (const by of covering) if (this.#counts[by] === coveredOf[by]) byCount -= 1;
    const named: string[] = [];
    for (let by = 0; named.length < Math.min(byCount, MOST_NAMED); by += 1) {
      if ((this.#counts[by] as number) > (coveredOf[by] as number)) named.push(this.#ids[by] as string);
    }
    return { first, count, by: named, byCount };
  }

  /** Two rows of one ID are one. */
  #numberOf(id: string): number {
    const known = this.#options.get(id);
    if (known !== undefined) return known;
    this.#options.set(id, this.#ids.length);
    this.#counts.push(0);
    return this.#ids.push(id) - 1;
  }

  #count(by: number, change: number): void {
    const before = this.#counts[by] as number;
    this.#counts[by] = before + change;
    this.#asking += Math.sign(before + change) - Math.sign(before);
  }
}

/** Numbers what is required, whatever the level, in the order in which it is first asked for. */
class Targets {
  /** By the place of a blocker in its map. */
  readonly #blockers: (number | undefined)[] = [];
  readonly #others = new Map<string, number>();
  #count = 0;

  /** Puts the number of each of the demands into `numbers`, or `NO_TARGET` for what can't be met as it is written. */
  numberAll({ requirements, tracked }: Demands, numbers: number[]): void {
    numbers.length = tracked.length;
    for (let index = 0; index < tracked.length; index += 1) {
      const number = tracked[index] as number;
      numbers[index] =
        number === UNTRACKED ? this.#numberOf(requirements[index] as Requirement) : this.#numberOfBlocker(number);
    }
  }

  #numberOfBlocker(tracked: number): number {
    const place = blockerOf(tracked);
    const number = this.#blockers[place] ?? this.#count;
    this.#blockers[place] = number;
    return this.#noted(number);
  }

  #numberOf(requirement: Requirement): number {
    if (requirement.kind === 'unknown') return NO_TARGET;
    const target = targetOf(requirement);
    const number = this.#others.get(target) ?? this.#count;
    this.#others.set(target, number);
    return this.#noted(number);
  }

  #noted(number: number): number {
    this.#count = Math.max(this.#count, number + 1);
    return number;
  }
}

const NO_TARGET = -1;

/** Whether one of some demands, which is about the same as another of some others, asks for no less. */
function covers(demands: Demands, index: number, others: Demands, other: number): boolean {
  const one = demands.tracked[index] as number;
  const another = others.tracked[other] as number;
  if (one !== UNTRACKED && another !== UNTRACKED) return levelRankOf(one) >= levelRankOf(another);
  return coversUntracked(demands.requirements[index] as Requirement, others.requirements[other] as Requirement);
}

const coversUntracked = (one: Requirement, other: Requirement): boolean =>
  one === other || one.kind !== 'blocker' || other.kind !== 'blocker' || reaches(one.required, other.required);

function reportOn(id: Located<string>, { first, count, by, byCount }: Missing, file: PacketFile): Report {
  const names = first.map((asked) => nameOf(requirementOf(asked)));
  return {
    span: id.span,
    message: `${id.value} grants more than ${nameFew(by, byCount)}, but does not require ${firstFew(names, MOST_TOLD, count)}. If that is meant, nothing has to be done.`,
    related: first.map((asked) => ({
      uri: file.uri,
      span: file.evaluation.demanded.placed(asked.demands, asked.index).at,
      message: `${asked.id} requires ${nameOf(requirementOf(asked))}.`,
    })),
  };
}

function nameOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'blocker':
      return `${requirement.id} at ${requirement.required}`;
    case 'grant':
      return `the grant ${requirement.name}`;
    default:
      return `"${requirement.text.value}"`;
  }
}
