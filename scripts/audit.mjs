// npm run audit: asks the registry for known vulnerabilities of everything that is installed to build and to run.
// Ends with 0 where there are none, with 1 where there are some, and with 2 where nobody knows, because the registry does
// not offer it: that is no clean bill.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readAudit } from './auditReport.mjs';
import { root } from './paths.mjs';

const isWindows = process.platform === 'win32';
const { stdout } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['audit', '--json'], {
  cwd: fileURLToPath(root),
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'inherit'],
  shell: isWindows,
});
const audit = readAudit(stdout ?? '');
switch (audit.kind) {
  case 'clean':
    console.log(`No known vulnerabilities in ${audit.packages} packages.`);
    break;
  case 'found':
    console.log(audit.lines.join('\n'));
    process.exitCode = 1;
    break;
  case 'refused':
    console.log(`Not audited: ${audit.why}. Run it where npm reaches a registry that does.`);
    process.exitCode = 2;
}
