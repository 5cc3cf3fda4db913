import type { PartRun } from '../../syntax/markdown/partRuns.ts';
import type { Part } from '../../syntax/markdown/parts.ts';
import type { RichText } from '../../syntax/markdown/richText.ts';
import { shifted } from '../../syntax/span.ts';
import type { BlockerWord } from '../model.ts';
import type { Line } from './lines.ts';
import { ReadPart } from './readPart.ts';
import { type ListingKind, listBehind, listUnder, type RunListing } from './standingList.ts';

/** Of the parts of a run, by index, those that have cells with preconditions, and these. */
export type RequiredCells = readonly (readonly RichText[] | undefined)[];

const NO_CELLS: RequiredCells = [];

/** What a run of parts says: one object for as long as the run is one. All its places are counted from where the run starts. */
export class ReadRun {
  readonly run: PartRun;
  readonly parts: readonly ReadPart[];
  /** Which of the parts are not quiet, by index. */
  readonly notable: readonly number[];
  readonly #listings = new Map<ListingKind, RunListing>();
  #behind: { readonly lead: Line; readonly listing: RunListing } | undefined;
  #words:
    | { readonly required: RequiredCells; readonly listed: RunListing | undefined; readonly words: Words }
    | undefined;

  private constructor(run: PartRun, known: ReadonlyMap<Part, ReadPart>) {
    this.run = run;
    this.parts = run.parts.map((part) => known.get(part) ?? new ReadPart(part));
    this.notable = this.parts.flatMap(({ isQuiet }, index) => (isQuiet ? [] : [index]));
  }

  /** Reads `runs`; what was read of them and their parts `before` is taken over. */
  static all(runs: readonly PartRun[], before: readonly ReadRun[] = []): readonly ReadRun[] {
    const known = new Map(before.map((read) => [read.run, read]));
    const missing = runs.filter((run) => !known.has(run));
    if (missing.length > 0) {
      const kept = new Set(runs);
      const left = before.filter(({ run }) => !kept.has(run));
      const parts = new Map(left.flatMap((read) => read.parts.map((each) => [each.part, each])));
      for (const run of missing) known.set(run, new ReadRun(run, parts));
    }
    return runs.map((run) => known.get(run) as ReadRun);
  }

  /** The entries that the run adds to a list of blockers that began before it. */
  listing(kind: ListingKind): RunListing {
    const known = this.#listings.get(kind);
    if (known !== undefined) return known;
    const listing = listUnder(this, kind);
    this.#listings.set(kind, listing);
    return listing;
  }

  /** The entries of the run in the list behind the line `at` of the part `index`. */
  listingBehind(index: number, at: number): RunListing {
    const lead = this.parts[index]?.lines[at] as Line;
    if (this.#behind?.lead !== lead) this.#behind = { lead, listing: listBehind(this, index, at) };
    return this.#behind.listing;
  }

  /** The words of a blocker ID's shape; `listed` are the run's entries in the standing list. */
  words(required: RequiredCells = NO_CELLS, listed?: RunListing): Words {
    const known = this.#words;
    if (known !== undefined && known.listed === listed && isSame(known.required, required)) return known.words;
    const words = this.parts.flatMap((part, index) => {
      const start = this.run.starts[index] as number;
      const own = part.words(required[index], listed?.lists[index]);
      return start === 0 ? own : own.map((word) => ({ ...word, span: shifted(word.span, start) }));
    });
    this.#words = { required, listed, words };
    return words;
  }
}

type Words = readonly BlockerWord[];

/** Cells that a part has by itself are the same list in the next version. */
const isSame = (one: RequiredCells, other: RequiredCells): boolean =>
  one.length === other.length && one.every((cells, index) => cells === other[index]);
