// Runs on the Node of a bare machine, before anything is installed: built-in modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

const binaries = fileURLToPath(new URL('node_modules/.bin', root));

/** The environment in which the project's own Node and tools come first. */
export const environment = { ...process.env, PATH: `${binaries}${delimiter}${process.env.PATH}` };

/** Installs what the lock file says, unless exactly that is installed. */
export function ensureInstalled() {
  const reason = whyInstall();
  if (reason === undefined) {
    return;
  }
  console.log(`${reason} Running npm ci.`);
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm, 'ci'] : ['npm', 'ci'];
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed. It needs the npm registry, or a cache that holds the packages.');
    process.exit(2);
  }
}

/** @returns {string | undefined} */
function whyInstall() {
  const installed = new URL('node_modules/.package-lock.json', root);
  if (!existsSync(installed)) {
    return 'Nothing is installed yet.';
  }
  const wanted = packagesIn(new URL('package-lock.json', root));
  const present = packagesIn(installed);
  const stale = Object.entries(wanted).find(
    ([path, { version, optional, link }]) =>
      path.startsWith('node_modules/') && !optional && !link && present[path]?.version !== version,
  );
  return stale && `${stale[0].slice('node_modules/'.length)} is not installed as the lock file says.`;
}

/**
 * @param {URL} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
