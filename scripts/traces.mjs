// Stack traces of what is shipped, told in lines of the sources.
import { SourceMap } from 'node:module';
import { posix } from 'node:path';

/** A place in a file that the build wrote, wherever that has been installed. */
const PLACE = /(?:^|(?<=[\s(/\\]))((?:server[\\/])?dist[\\/](?:[\w-]+[\\/])?[\w.-]+\.(?:mjs|cjs|js)):(\d+):(\d+)/gm;

/**
 * `trace` with the line of the sources behind each place in a bundle.
 *
 * @param {string} trace
 * @param {(path: string) => import('node:module').SourceMapPayload | undefined} mapOf the source map of a bundle, by its
 *   path in the clone; `undefined` for one that is of another build
 */
export function withSources(trace, mapOf) {
  return trace.replace(PLACE, (place, file, line, column) => {
    const path = file.replaceAll('\\', '/');
    const map = mapOf(path);
    if (map === undefined) return `${place} (not of this build)`;
    const origin = new SourceMap(map).findOrigin(Number(line), Number(column));
    if (!('fileName' in origin)) return place;
    const source = posix.join(posix.dirname(path), origin.fileName);
    return `${place} (${source}:${origin.lineNumber})`;
  });
}
