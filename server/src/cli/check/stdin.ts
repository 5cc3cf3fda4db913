import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileUri } from '../../node/nodeFileSystem.ts';
import { type Io, UsageError } from '../io.ts';

/** The text on standard input, and the file that it is to be taken for. That file need not be there; its folder must. */
export async function readText(path: string, io: Io): Promise<{ readonly uri: string; readonly text: string }> {
  const uri = uriOf(path, io.cwd);
  const bytes = (await io.readInput?.()) ?? new Uint8Array();
  try {
    // A byte order mark is no part of the text.
    return { uri, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new UsageError('What stands on standard input is not UTF-8 text.');
  }
}

function uriOf(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  try {
    return fileUri(join(realpathSync(dirname(absolute)), basename(absolute)));
  } catch {
    throw new UsageError(`There is no folder for "${path}".`);
  }
}
