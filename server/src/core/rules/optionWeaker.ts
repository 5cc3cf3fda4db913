import { targetOf } from '../evaluate/collect.ts';
import { firstFew, nameFew } from '../evaluate/describe.ts';
import type { EvaluatedOption } from '../evaluate/evaluation.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import { reaches } from '../packet/level.ts';
import type { Located } from '../syntax/span.ts';
import { authorizesNothing, isRecord } from './packets.ts';
import { MOST_RELATED, type Report, type Rule } from './rule.ts';
import { isFallback } from './selections.ts';

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
      if (missing.byCount > 0) yield reportOn(option.read.option.id, missing, file.uri);
      above.add(option);
    }
  },
};

/** What an option above requires, at the highest level that any of them asks for, and the first that does. */
interface Asked {
  readonly requirement: Requirement;
  readonly by: string;
}

interface Missing {
  /** The first of them. */
  readonly first: readonly Asked[];
  readonly count: number;
  /** The first of the options that ask for what is missing, and how many do. */
  readonly by: readonly string[];
  readonly byCount: number;
}

const NOTHING: Missing = { first: [], count: 0, by: [], byCount: 0 };

/**
 * What the options above require, each target once. What an option leaves out of it is counted by what it covers, so
 * that a long ladder costs no more than its options ask for themselves.
 */
class Above {
  readonly #asked = new Map<string, Asked>();
  /** How many of the targets are there because of an option, by its ID, in the order of the first. */
  readonly #counts = new Map<string, number>();
  /** How many options there are because of which any of the targets is there. */
  #asking = 0;

  /** What can't be met as it is written is not asked of the options below. */
  add({ requirements, read }: EvaluatedOption): void {
    const by = read.option.id.value;
    for (const requirement of requirements) {
      const target = targetOf(requirement);
      const known = this.#asked.get(target);
      if (requirement.kind === 'unknown' || (known !== undefined && covers(known.requirement, requirement))) continue;
      if (known !== undefined) this.#count(known.by, -1);
      this.#count(by, 1);
      this.#asked.set(target, { requirement, by });
    }
  }

  missingIn({ requirements }: EvaluatedOption): Missing {
    if (requirements.some(({ kind }) => kind === 'unknown')) return NOTHING;
    const covered = new Set<string>();
    /** How many of the targets that are there because of an option are covered, by its ID. */
    const coveredOf = new Map<string, number>();
    for (const requirement of requirements) {
      const target = targetOf(requirement);
      const asked = this.#asked.get(target);
      if (asked === undefined || covered.has(target) || !covers(requirement, asked.requirement)) continue;
      covered.add(target);
      coveredOf.set(asked.by, (coveredOf.get(asked.by) ?? 0) + 1);
    }
    const count = this.#asked.size - covered.size;
    const first: Asked[] = [];
    for (const [target, asked] of this.#asked) {
      if (first.length >= Math.min(count, MOST_RELATED)) break;
      if (!covered.has(target)) first.push(asked);
    }
    let byCount = this.#asking;
    for (const [by, targets] of coveredOf) if (this.#counts.get(by) === targets) byCount -= 1;
    const named: string[] = [];
    for (const [by, targets] of this.#counts) {
      if (named.length >= Math.min(byCount, MOST_NAMED)) break;
      if (targets > (coveredOf.get(by) ?? 0)) named.push(by);
    }
    return { first, count, by: named, byCount };
  }

  #count(by: string, change: number): void {
    const before = this.#counts.get(by) ?? 0;
    this.#counts.set(by, before + change);
    this.#asking += Math.sign(before + change) - Math.sign(before);
  }
}

/** Whether `one`, which is about the same as `other`, asks for no less. */
const covers = (one: Requirement, other: Requirement): boolean =>
  one.kind !== 'blocker' || other.kind !== 'blocker' || reaches(one.required, other.required);

function reportOn(id: Located<string>, { first, count, by, byCount }: Missing, uri: string): Report {
  const names = first.map(({ requirement }) => nameOf(requirement));
  return {
    span: id.span,
    message: `${id.value} grants more than ${nameFew(by, byCount)}, but does not require ${firstFew(names, 3, count)}. If that is meant, nothing has to be done.`,
    related: first.map(({ requirement, by }) => ({
      uri,
      span: requirement.at,
      message: `${by} requires ${nameOf(requirement)}.`,
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
