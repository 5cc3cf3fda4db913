// Tells which lines of the sources a stack trace is about: `npm run where < trace.txt`, in a clone of the version that it
// comes from, after a build.
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { root } from './paths.mjs';
import { withSources } from './traces.mjs';

/** @param {string} path */
const mapOf = (path) => {
  const map = new URL(`${path}.map`, root);
  return existsSync(map) ? JSON.parse(readFileSync(map, 'utf8')) : undefined;
};

process.stdout.write(withSources(await text(process.stdin), mapOf));
