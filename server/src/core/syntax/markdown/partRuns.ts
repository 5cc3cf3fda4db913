import { countWhile } from '../countWhile.ts';
import { type FoundPart, movedHtml, type Part } from './parts.ts';
import type { HtmlStretch } from './veils.ts';

type AnyPart = Part | FoundPart;

/** What a part weighs beside its characters: about as much as a short one costs those who look at it. */
const PART_WEIGHT = 64;
/** What runs weigh, unless they have one part, and how little an edit leaves them with unless there is no more. */
const RUN_WEIGHT = 8192;
const LEAST_RUN_WEIGHT = 2048;

const weightOf = (parts: readonly AnyPart[]): number =>
  parts.reduce((weight, { text }) => weight + PART_WEIGHT + text.length, 0);

/**
 * Some parts of a text that follow each other: one object in all versions of the text in which they are the same,
 * wherever they stand, so that what is made of it is made once. All its offsets are counted from its start.
 */
export class PartRun<P extends AnyPart = Part> {
  readonly parts: readonly P[];
  /** Where each of the parts starts. */
  readonly starts: readonly number[];
  readonly length: number;
  /** The labels that they define, some of which without a target. */
  readonly labels: readonly string[];
  readonly html: readonly HtmlStretch[];
  /** Whether all of them are read, and nothing that is said in others makes a difference to them. */
  readonly isByItself: boolean;

  constructor(parts: readonly P[]) {
    let length = 0;
    this.parts = parts;
    this.starts = parts.map(({ text }) => {
      length += text.length;
      return length - text.length;
    });
    this.length = length;
    this.labels = parts.flatMap(({ labels }) => labels);
    this.html = parts.flatMap(({ html }, index) =>
      html.map((stretch) => movedHtml(stretch, this.starts[index] as number)),
    );
    this.isByItself = parts.every((part) => !('read' in part) && !part.isCovered && part.lookedFor.size === 0);
  }
}

/** All parts of a text, in runs. */
export class PartRuns<P extends AnyPart = Part> {
  readonly runs: readonly PartRun<P>[];
  /** Where each of the runs starts in the text. */
  readonly starts: readonly number[];
  /** How many parts there are. */
  readonly count: number;
  /** How many parts stand before each of the runs. */
  readonly #before: readonly number[];
  readonly #end: number;

  /** `start` is where in the text the first of them starts. */
  constructor(runs: readonly PartRun<P>[], start: number) {
    const starts: number[] = [];
    const before: number[] = [];
    let end = start;
    let count = 0;
    for (const run of runs) {
      starts.push(end);
      before.push(count);
      end += run.length;
      count += run.parts.length;
    }
    this.runs = runs;
    this.starts = starts;
    this.count = count;
    this.#before = before;
    this.#end = end;
  }

  static of<P extends AnyPart>(parts: readonly P[], start: number): PartRuns<P> {
    return new PartRuns(inRuns(parts), start);
  }

  /** The part `index`; `undefined` behind the last one. */
  at(index: number): P | undefined {
    const run = this.#runWith(index);
    return this.runs[run]?.parts[index - (this.#before[run] as number)];
  }

  /** Where the part `index` starts; behind the last one, where the text ends. */
  startOf(index: number): number {
    if (index >= this.count) return this.#end;
    const run = this.#runWith(index);
    const within = this.runs[run]?.starts[index - (this.#before[run] as number)];
    return (this.starts[run] as number) + (within as number);
  }

  /** The last of the parts that start before `offset`; the first one where none does. */
  lastBefore(offset: number): number {
    const run = countWhile(this.starts, (start) => start < offset) - 1;
    if (run < 0) return 0;
    const start = this.starts[run] as number;
    const within = countWhile((this.runs[run] as PartRun<P>).starts, (at) => start + at < offset);
    return (this.#before[run] as number) + within - 1;
  }

  /** The runs with `parts` in the place of those from `from` up to `until`; those that are not touched stay what they are. */
  replaced<Q extends AnyPart>(from: number, until: number, parts: readonly Q[]): readonly PartRun<P | Q>[] {
    let first = this.#runWith(from);
    let last = Math.max(first, this.#runWith(until - 1));
    const head = this.runs[first]?.parts.slice(0, from - (this.#before[first] ?? 0)) ?? [];
    const tail = this.runs[last]?.parts.slice(until - (this.#before[last] ?? 0)) ?? [];
    let touched: readonly (P | Q)[] = [...head, ...parts, ...tail];
    // Runs of a few parts, of which edit after edit leaves more, would be no better than parts.
    while (weightOf(touched) < LEAST_RUN_WEIGHT && this.runs[last + 1] !== undefined) {
      last += 1;
      touched = [...touched, ...(this.runs[last] as PartRun<P>).parts];
    }
    while (weightOf(touched) < LEAST_RUN_WEIGHT && first > 0) {
      first -= 1;
      touched = [...(this.runs[first] as PartRun<P>).parts, ...touched];
    }
    return [...this.runs.slice(0, first), ...inRuns(touched), ...this.runs.slice(last + 1)];
  }

  /** The run in which the part `index` stands; the last one for all behind it. */
  #runWith(index: number): number {
    return Math.max(0, countWhile(this.#before, (before) => before <= index) - 1);
  }
}

/** In runs of about the same weight. */
function inRuns<P extends AnyPart>(parts: readonly P[]): PartRun<P>[] {
  const runs: PartRun<P>[] = [];
  const weight = weightOf(parts);
  const most = weight / Math.ceil(weight / RUN_WEIGHT);
  let from = 0;
  let sum = 0;
  for (const [index, part] of parts.entries()) {
    const own = weightOf([part]);
    if (index > from && sum + own / 2 > most) {
      runs.push(new PartRun(parts.slice(from, index)));
      from = index;
      sum = 0;
    }
    sum += own;
  }
  if (from < parts.length) runs.push(new PartRun(parts.slice(from)));
  return runs;
}
