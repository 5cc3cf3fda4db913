import type { Raises } from '../core/config/raises.ts';
import type { Finding } from '../core/rules/rule.ts';
import { FindingsMemo } from '../workspace/findings.ts';
import { RaisedFindings } from '../workspace/raisedFindings.ts';
import { EMPTY_SNAPSHOT, type Snapshot } from '../workspace/snapshot.ts';
import { GivenUp, type Watch } from '../workspace/watch.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { afterNextMessage } from './turns.ts';

/** What one check found. */
export interface Checked {
  readonly snapshot: Snapshot;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Where it is known, the only files that may be other than in the check before. */
  readonly edited: readonly string[] | undefined;
  /** How long it took, in milliseconds. */
  readonly checkMs: number;
}

/** Somebody who watches until all is checked and told. */
type EndingWatch = Watch & { end(): void };

/** Changes that come this close together are checked together. */
const MOST_GATHERING_MS = 20;
/** A check that is cheaper than this follows every change at once. */
const CHEAP_MS = 100;
/** Behind a dearer one there is a pause, of this share of what it took, in which others have their turn. */
const PAUSE_SHARE = 1 / 4;
/** Nobody waits longer than this for a check to begin. */
const MOST_WAITING_MS = 250;

/** Checks the workspace when something changed: at once, unless checks are dear and one has just ended. */
export class Checks {
  readonly #workspace: Workspace;
  readonly #memo = new FindingsMemo();
  readonly #raised = new RaisedFindings();
  readonly #done: (checked: Checked) => void;
  readonly #failed: (error: unknown) => void;
  readonly #today: () => string;
  readonly #watch: (() => EndingWatch) | undefined;
  #last: Checked = { snapshot: EMPTY_SNAPSHOT, findings: new Map(), edited: undefined, checkMs: 0 };
  /** Counts what changed, and what of it has been checked. */
  #changes = 0;
  #checkedChanges = 0;
  #running: Promise<void> | undefined;
  /** Whether the last check was told of, in the way in which the next one will be. */
  #isTold = false;
  #isScheduled = false;
  #endedAt = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    workspace: Workspace,
    today: () => string,
    done: (checked: Checked) => void,
    failed: (error: unknown) => void,
    watch?: () => EndingWatch,
  ) {
    this.#workspace = workspace;
    this.#today = today;
    this.#done = done;
    this.#failed = failed;
    this.#watch = watch;
  }

  /** How the findings of the next check are to be shown. */
  set raises(raises: Raises) {
    this.#isTold = false;
    this.#raised.raises = raises;
  }

  /** Something changed. */
  schedule(): void {
    this.#changes += 1;
    if (!this.#isScheduled && this.#running === undefined) this.#plan();
  }

  /** Whether nothing has changed since. */
  isCurrent(checked: Checked): boolean {
    return checked === this.#last && this.#checkedChanges === this.#changes;
  }

  /** The check of all that has changed by now. */
  async current(): Promise<Checked> {
    while (this.#checkedChanges < this.#changes) {
      this.#start();
      await this.#running;
    }
    return this.#last;
  }

  #plan(): void {
    this.#isScheduled = true;
    const rest = this.#restMs();
    if (rest > 0) this.#pause = setTimeout(() => this.#start(), rest);
    else this.#gather(this.#changes, performance.now());
  }

  /** How long to leave the others their turn before the next check. */
  #restMs(): number {
    const { checkMs } = this.#last;
    if (checkMs <= CHEAP_MS) return 0;
    return Math.min(checkMs * PAUSE_SHARE, MOST_WAITING_MS) - (performance.now() - this.#endedAt);
  }

  /** Waits for as long as messages that are here already bring further changes. */
  #gather(seen: number, since: number): void {
    afterNextMessage(() => {
      if (!this.#isScheduled) return;
      if (this.#changes > seen && performance.now() - since < MOST_GATHERING_MS) this.#gather(this.#changes, since);
      else this.#start();
    });
  }

  #start(): void {
    clearTimeout(this.#pause);
    this.#isScheduled = false;
    if (this.#checkedChanges === this.#changes) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      this.#endedAt = performance.now();
      if (this.#checkedChanges < this.#changes && !this.#isScheduled) this.#plan();
    });
  }

  async #run(): Promise<void> {
    const start = performance.now();
    const changes = this.#changes;
    let watch: EndingWatch | undefined;
    try {
      const { conditions } = this.#workspace;
      const today = this.#today();
      if (conditions.today !== today) this.#workspace.conditions = { ...conditions, today };
      const snapshot = await this.#workspace.update(() => {
        watch = this.#watch?.();
        return watch;
      });
      const findings = this.#raised.of(this.#memo.check(snapshot));
      const edited = this.#isTold ? this.#memo.edited : undefined;
      this.#isTold = false;
      this.#last = { snapshot, findings, edited, checkMs: performance.now() - start };
      this.#done(this.#last);
      this.#isTold = true;
    } catch (error) {
      if (!(error instanceof GivenUp)) this.#failed(error);
    } finally {
      watch?.end();
    }
    // What a check was about that failed or was given up is tried again with the next change, not for ever.
    this.#checkedChanges = changes;
  }
}
