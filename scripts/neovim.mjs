// The tests use Neovim where there is one. On a machine that is there to be set up, such as a fresh one of a pipeline,
// this sees to it that there is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const MINUTE = 60_000;

/** @param {string} command @param {readonly string[]} args @param {number} timeout in milliseconds */
const succeeds = (command, args, timeout) =>
  spawnSync(command, args, {
    timeout,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    // Its own output is of no interest as long as it does what it should.
    stdio: 'ignore',
  }).status === 0;

const isThere = () => succeeds('nvim', ['--version'], MINUTE);

/** Installs Neovim from Debian's packages where nobody has to be asked for it, and says what came of it. Returns one line. */
export function ensureNeovim() {
  if (isThere()) return 'Neovim is there: its tests run.';
  const why = whyNot();
  if (why !== undefined) return `There is no Neovim, and ${why}: its tests are skipped.`;
  // A machine that has never looked has no lists of packages, or old ones.
  const install = ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=30', 'neovim'];
  const isInstalled =
    succeeds('apt-get', install, MINUTE) ||
    (succeeds('apt-get', ['update'], MINUTE) && succeeds('apt-get', install, 2 * MINUTE));
  return isInstalled && isThere()
    ? 'Neovim is installed from the packages of the system: its tests run.'
    : 'Neovim could not be installed with apt-get: its tests are skipped.';
}

/** @returns {string | undefined} */
function whyNot() {
  if (!existsSync('/usr/bin/apt-get')) return 'no apt-get to install it with';
  return process.getuid?.() === 0 ? undefined : 'only root can install it';
}
