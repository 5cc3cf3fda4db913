// npm run audit: asks the registry for known vulnerabilities of everything that is installed to build and to run, or with
// `--advisories FOLDER` looks for them in the records of a folder, such as a clone of github/advisory-database.
// Ends with 0 where there are none, with 1 where there are some, and with 2 where nobody knows, because the registry does
// not offer it, or the folder has no such records: that is no clean bill.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judge, lockedIn } from './advisories.mjs';
import { readAudit } from './auditReport.mjs';
import { root } from './paths.mjs';

const { advisories } = parseArgs({ options: { advisories: { type: 'string' } } }).values;
const audit = advisories === undefined ? auditOfRegistry() : auditOfFolder(advisories);
switch (audit.kind) {
  case 'clean':
    console.log(`No known vulnerabilities in ${audit.packages} packages.`);
    break;
  case 'found':
    console.log(audit.lines.join('\n'));
    process.exitCode = 1;
    break;
  case 'refused':
    console.log(
      `Not audited: ${audit.why}. Run it where npm reaches a registry that does, or with --advisories FOLDER.`,
    );
    process.exitCode = 2;
}

function auditOfRegistry() {
  const isWindows = process.platform === 'win32';
  const { stdout } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['audit', '--json'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: isWindows,
  });
  return readAudit(stdout ?? '');
}

/** @param {string} folder */
function auditOfFolder(folder) {
  return judge(lockedIn(JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'))), recordsIn(folder));
}

/** @param {string} folder */
function* recordsIn(folder) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.json')) yield JSON.parse(readFileSync(join(folder, path), 'utf8'));
  }
}
