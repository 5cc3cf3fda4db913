import type { PartRuns } from '../../syntax/markdown/partRuns.ts';
import { type Line, movedLine } from './lines.ts';
import type { ReadPart } from './readPart.ts';
import { ReadRun } from './readRun.ts';

/** A part of a packet's text and where it is. */
export interface PlacedPart {
  readonly part: ReadPart;
  /** Where it starts in the text. */
  readonly start: number;
  /** In which run it stands, and there at which place. */
  readonly run: number;
  readonly index: number;
}

/** What all parts of a packet's text say. */
export class ReadParts {
  readonly runs: readonly ReadRun[];
  /** Where each of the runs starts in the text. */
  readonly starts: readonly number[];
  /** The parts that are not quiet. */
  readonly notable: readonly PlacedPart[];

  /** What was read of the same runs and parts `before` is taken over. */
  constructor({ runs, starts }: PartRuns, before?: ReadParts) {
    this.runs = ReadRun.all(runs, before?.runs);
    this.starts = starts;
    this.notable = this.runs.flatMap(({ notable }, run) => notable.map((index) => this.#placed(run, index)));
  }

  get firstLine(): Line | undefined {
    for (const [run, { parts }] of this.runs.entries()) {
      const index = parts.findIndex(({ lines }) => lines.length > 0);
      if (index === -1) continue;
      const { part, start } = this.#placed(run, index);
      return movedLine(part.lines[0] as Line, start);
    }
    return undefined;
  }

  /** A part and all behind it. */
  *from(first: PlacedPart): Iterable<PlacedPart> {
    for (let { run, index } = first; run < this.runs.length; run += 1, index = 0) {
      for (; index < this.#count(run); index += 1) yield this.#placed(run, index);
    }
  }

  /** A part and all before it, the nearest first. */
  *backFrom(last: PlacedPart): Iterable<PlacedPart> {
    for (let { run, index } = last; run >= 0; run -= 1, index = this.#count(run) - 1) {
      for (; index >= 0; index -= 1) yield this.#placed(run, index);
    }
  }

  #count(run: number): number {
    return this.runs[run]?.parts.length ?? 0;
  }

  #placed(run: number, index: number): PlacedPart {
    const { parts, run: own } = this.runs[run] as ReadRun;
    const start = (this.starts[run] as number) + (own.starts[index] as number);
    return { part: parts[index] as ReadPart, start, run, index };
  }
}
