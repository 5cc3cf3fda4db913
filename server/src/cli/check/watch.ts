import { setTimeout } from 'node:timers/promises';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { plural } from '../plural.ts';
import { FolderWatch, foldersBelow } from './folders.ts';

/** What one check came to. */
export interface Outcome {
  readonly report: string;
  /** What is to be said besides. */
  readonly notes: string;
  readonly code: ExitCode;
  /** The workspace's folder, absolute. */
  readonly root: string;
}

/** Editors write a file in several steps; what follows this fast is one change. */
const SETTLE_MS = 100;

/**
 * Checks again whenever something changes in the workspace, until the process is asked to stop; then ends as the last
 * check did. What came out as before is not printed again but on a terminal, so that output that is written into the
 * workspace does not set off another check for ever.
 */
export async function keepChecking(check: () => Promise<Outcome>, io: Io): Promise<ExitCode> {
  const stopped = io.untilStopped?.() ?? Promise.resolve();
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  const changes = new Changes();
  const folders = new FolderWatch(() => changes.note());
  let last: Outcome | undefined;
  try {
    while (!isStopped) {
      const outcome: Outcome = last === undefined ? await check() : await checkAgain(check, last);
      if (io.isTerminal || outcome.report !== last?.report || outcome.notes !== last.notes) show(outcome, io);
      const isFirst = last === undefined;
      last = outcome;
      const below = foldersBelow(outcome.root);
      // What happened in a folder before it was watched went unnoticed.
      if (folders.set(below)) changes.note();
      if (isFirst) io.err(`Watching ${plural(below.length, 'folder')}; Ctrl-C ends.\n`);
      await Promise.race([changes.next(), stopped]);
      if (!isStopped) await Promise.race([setTimeout(SETTLE_MS), stopped]);
    }
  } finally {
    folders.close();
  }
  return last?.code ?? 2;
}

/** Whether anything has changed, for one who waits for it. */
class Changes {
  #isNoted = false;
  #wake: (() => void) | undefined;

  note(): void {
    this.#isNoted = true;
    this.#wake?.();
  }

  /** Resolves when something has changed since the last time. */
  async next(): Promise<void> {
    if (!this.#isNoted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isNoted = false;
    this.#wake = undefined;
  }
}

/** What cannot be checked just now may be put right with the next change. */
async function checkAgain(check: () => Promise<Outcome>, { root }: Outcome): Promise<Outcome> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof UsageError) return { report: '', notes: `${error.message}\n`, code: 2, root };
    throw error;
  }
}

const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

function show({ report, notes }: Outcome, io: Io): void {
  io.out(io.isTerminal ? `${CLEAR}${report}` : report);
  io.err(notes);
}
