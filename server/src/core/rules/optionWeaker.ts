import { type Demands, type OtherTarget, placeOf, rankAt, type Targets } from '../evaluate/demands.ts';
import { firstFew, nameFew } from '../evaluate/describe.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import type { PacketFile } from '../project.ts';
import { Recalled } from '../syntax/recalled.ts';
import { authorizesNothing, isRecord } from './packets.ts';
import type { Report, Rule } from './rule.ts';
import { fallbackOf } from './selections.ts';

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
    const fallback = fallbackOf(evaluation);
    const ladder = evaluation.options.filter(
      ({ isDefault, read: { option } }) => !isDefault && option.id.value !== fallback && !authorizesNothing(option),
    );
    const { map } = evaluation;
    const above = new Above(ladder, map.kind === 'read' ? map.earned.blockers.length : 0);
    for (const option of ladder) {
      const missing = above.missingIn(option);
      if (missing.count > 0) yield reportOn(option, missing, file);
    }
  },
};

/** One of the things that an option above requires. */
interface Asked {
  readonly id: string;
  readonly demands: Demands;
  /** Which of the demands it is. */
  readonly index: number;
}

const requirementOf = ({ demands, index }: Asked): Requirement => demands.requirements[index] as Requirement;

interface Missing {
  /** The first of them. */
  readonly first: readonly Asked[];
  readonly count: number;
  /** The first of the options that ask for what is missing, and how many do. */
  readonly by: readonly string[];
  readonly byCount: number;
}

const NOTHING: Missing = { first: [], count: 0, by: [], byCount: 0 };

/** Who asks for something. Two rows of one ID are one. */
interface Asker {
  readonly id: string;
  /** How many of the targets are there because of it. */
  asks: number;
  /** How many of these the option covers that was looked at last when it covered any. */
  covered: number;
  look: number;
}

/**
 * What the options above require, each target once, at the highest level that any of them asks for, and the first that
 * does. What an option leaves out of it is counted by what it covers, so that a long ladder costs no more than its
 * options ask for themselves. Targets go by numbers: blockers of the map by their places in it, others behind them. What
 * is known of targets lies in lists of numbers: there may be as many as options have demands, and objects would be most
 * of the garbage of a check.
 */
class Above {
  /** How many blockers the map has. */
  readonly #blockers: number;
  readonly #others = new Map<string, number>();
  /** The numbers of the targets that are asked for, in the order in which they are first asked for. */
  readonly #asked: Int32Array;
  #count = 0;
  /** By the number of a target: one more than the rank at which it is asked for, 0 where it is not. */
  readonly #ranks: Uint8Array;
  /** Which of the options asks for it, and which of its demands it is. */
  readonly #by: Int32Array;
  readonly #indices: Int32Array;
  /** The last look at which an option covered it. */
  readonly #coveredAt: Int32Array;
  #look = 0;
  readonly #demands: Demands[] = [];
  readonly #askers: Asker[] = [];
  readonly #byId = new Map<string, Asker>();
  /** How many of them there are because of which any of the targets is there. */
  #asking = 0;
  /** Which demands of the option that is looked at go beyond what is asked above it: so many of the first. */
  readonly #beyond: number[] = [];
  #countBeyond = 0;

  /** `blockers` is how many the map has. */
  constructor(ladder: readonly EvaluatedOption[], blockers: number) {
    const most = ladder.reduce((sum, { demands }) => sum + demands.targets.others.length, blockers);
    this.#blockers = blockers;
    this.#asked = new Int32Array(most);
    this.#ranks = new Uint8Array(most);
    this.#by = new Int32Array(most);
    this.#indices = new Int32Array(most);
    this.#coveredAt = new Int32Array(most);
  }

  /** What of it the option does not require; from then on it is one of those above. */
  missingIn({ demands, read }: EvaluatedOption): Missing {
    const others = demands.targets.others.map(({ target }) => this.#numberOf(target));
    const missing = this.#compare(demands, others);
    this.#add(demands, others, read.option.id.value);
    return missing;
  }

  /** `others` are the numbers of those targets that are no blockers of the map. */
  #compare({ targets, hasUnknown }: Demands, others: readonly number[]): Missing {
    this.#look += 1;
    this.#countBeyond = 0;
    let covered = 0;
    /** How many askers ask for nothing that is missing. */
    let content = 0;
    for (let index = 0; index < targets.numbers.length; index += 1) {
      const target = targets.numbers[index] as number;
      const number = target < 0 ? (others[~target] as number) : placeOf(target);
      if (number === NO_TARGET) continue;
      const asked = this.#ranks[number] as number;
      const rank = rankOfTarget(target, targets);
      if (rank > asked) {
        this.#beyond[this.#countBeyond] = index;
        this.#countBeyond += 1;
      }
      if (asked === 0 || rank < asked) continue;
      const asker = this.#askers[this.#by[number] as number] as Asker;
      if (asker.look !== this.#look) {
        asker.look = this.#look;
        asker.covered = 0;
      }
      asker.covered += 1;
      if (asker.covered === asker.asks) content += 1;
      this.#coveredAt[number] = this.#look;
      covered += 1;
    }
    const count = this.#count - covered;
    const byCount = this.#asking - content;
    if (hasUnknown || count === 0) return NOTHING;
    return { first: this.#firstMissing(Math.min(count, MOST_TOLD)), count, by: this.#missedBy(byCount), byCount };
  }

  #firstMissing(most: number): Asked[] {
    const first: Asked[] = [];
    for (let place = 0; first.length < most; place += 1) {
      const number = this.#asked[place] as number;
      if (this.#coveredAt[number] === this.#look) continue;
      const by = this.#by[number] as number;
      const { id } = this.#askers[by] as Asker;
      first.push({ id, demands: this.#demands[by] as Demands, index: this.#indices[number] as number });
    }
    return first;
  }

  #missedBy(count: number): string[] {
    const named: string[] = [];
    for (const { id, asks, covered, look } of this.#byId.values()) {
      if (named.length === Math.min(count, MOST_NAMED)) break;
      if (asks > (look === this.#look ? covered : 0)) named.push(id);
    }
    return named;
  }

  /** What can't be met as it is written is not asked of the options below. */
  #add(demands: Demands, others: readonly number[], id: string): void {
    const asker = this.#askerOf(id);
    const by = this.#askers.push(asker) - 1;
    this.#demands.push(demands);
    for (let at = 0; at < this.#countBeyond; at += 1) {
      const index = this.#beyond[at] as number;
      const target = demands.targets.numbers[index] as number;
      const number = target < 0 ? (others[~target] as number) : placeOf(target);
      if (this.#ranks[number] === 0) {
        this.#asked[this.#count] = number;
        this.#count += 1;
      } else {
        const before = this.#askers[this.#by[number] as number] as Asker;
        before.asks -= 1;
        if (before.asks === 0) this.#asking -= 1;
      }
      if (asker.asks === 0) this.#asking += 1;
      asker.asks += 1;
      this.#ranks[number] = rankOfTarget(target, demands.targets);
      this.#by[number] = by;
      this.#indices[number] = index;
    }
  }

  #numberOf(target: string | undefined): number {
    if (target === undefined) return NO_TARGET;
    const known = this.#others.get(target);
    if (known !== undefined) return known;
    const number = this.#blockers + this.#others.size;
    this.#others.set(target, number);
    return number;
  }

  #askerOf(id: string): Asker {
    const asker = this.#byId.get(id) ?? { id, asks: 0, covered: 0, look: 0 };
    this.#byId.set(id, asker);
    return asker;
  }
}

const NO_TARGET = -1;

/** One more than the rank of the level at which something is required. */
const rankOfTarget = (number: number, { others }: Targets): number =>
  1 + (number < 0 ? (others[~number] as OtherTarget).rank : rankAt(number));

function reportOn({ read, demands }: EvaluatedOption, missing: Missing, file: PacketFile): Report {
  const { id } = read.option;
  const { first, count, by, byCount } = missing;
  const asked = first.flatMap((each) => [each.demands, each.index]);
  const said = sayings.of(demands, [count, byCount, ...by, ...asked], () => say(id.value, missing));
  return {
    span: id.span,
    message: said.message,
    related: first.map((each, index) => ({
      uri: file.uri,
      span: file.evaluation.demanded.placeOf(each.demands, each.index),
      message: said.related[index] as string,
    })),
  };
}

interface Said {
  readonly message: string;
  /** Of the first of what is missing. */
  readonly related: readonly string[];
}

/**
 * By what an option demands, which is of one option with one ID. On most ladders every option is reported, and with
 * every letter most of them as before.
 */
const sayings = new Recalled<Demands, Said>();

function say(id: string, { first, count, by, byCount }: Missing): Said {
  const names = first.map((asked) => nameOf(requirementOf(asked)));
  return {
    message: `${id} grants more than ${nameFew(by, byCount)}, but does not require ${firstFew(names, MOST_TOLD, count)}. If that is meant, nothing has to be done.`,
    related: first.map((asked, index) => `${asked.id} requires ${names[index]}.`),
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
