import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../io.ts';

/** A file's text before and after; both without a byte order mark. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const MARK = '\uFEFF';

/** Whether the file begins with a byte order mark, which stays. */
export const hasMark = (path: string): boolean => readFileSync(path, 'utf8').startsWith(MARK);

/**
 * Writes all changes: each file as a whole beside the old one, with its permissions, before any takes its place. A
 * reader finds the old text or the new one, never a half. Throws, with nothing changed, where a file is no longer as it
 * was read or cannot be written.
 */
export function writeChanges(changes: readonly Change[]): void {
  const written: { readonly temporary: string; readonly path: string }[] = [];
  try {
    for (const change of changes) written.push(writeBeside(change));
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Nothing was changed: ${(error as Error).message}.`);
  }
  for (const { temporary, path } of written) renameSync(temporary, path);
}

function writeBeside({ path, before, after }: Change): { readonly temporary: string; readonly path: string } {
  // What a link leads to is written, and the link stays.
  const real = realpathSync(path);
  const text = readFileSync(real, 'utf8');
  const mark = text.startsWith(MARK) ? MARK : '';
  if (text !== `${mark}${before}`) {
    throw new UsageError(`Nothing was changed: ${path} was written meanwhile by somebody else. Run the command again.`);
  }
  const temporary = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(file, `${mark}${after}`);
    fchmodSync(file, statSync(real).mode & 0o7777);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return { temporary, path: real };
}
