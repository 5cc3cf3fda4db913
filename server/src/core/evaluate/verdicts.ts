import type { BlockerContent } from '../blockerMap/content.ts';
import type { Level } from '../packet/level.ts';
import type { Circumstances } from './facts.ts';

/** What a blocker has earned against which nothing speaks. It says nothing of places, and so cannot point to wrong ones. */
export interface Verdict {
  readonly level: Level;
}

interface Noted extends Pick<Circumstances, 'facts' | 'today'> {
  readonly verdict: Verdict;
  readonly requireDigest: boolean;
}

/**
 * Remembers what blockers have earned by themselves, for the next version of their map: as long as a blocker says the
 * same, in the same circumstances, its verdict is the same object.
 */
export class Verdicts {
  readonly #noted = new WeakMap<BlockerContent, Noted>();

  /** The verdict on a blocker that says this, if it is known. */
  of(content: BlockerContent, { facts, today, settings }: Circumstances): Verdict | undefined {
    const noted = this.#noted.get(content);
    const isSame = noted?.facts === facts && noted.today === today && noted.requireDigest === settings.requireDigest;
    return isSame ? noted.verdict : undefined;
  }

  note(content: BlockerContent, level: Level, { facts, today, settings }: Circumstances): Verdict {
    const verdict: Verdict = { level };
    this.#noted.set(content, { verdict, facts, today, requireDigest: settings.requireDigest });
    return verdict;
  }
}
