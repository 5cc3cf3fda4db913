// Lays what the package of the server ships, and the clone keeps elsewhere, beside its package.json: by default the one
// in server/, else the one in the folder that is named.
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('server/', root));

const built = ['dist/language-server.mjs', 'dist/language-server.worker.js', 'dist/cli.mjs', 'dist/index.mjs'];
for (const name of [...built, 'reports/check-report.d.ts']) {
  if (existsSync(join(folder, name))) continue;
  console.error(`${name} is not there. Run \`npm run build\` first.`);
  process.exit(1);
}
cpSync(new URL('LICENSE', root), join(folder, 'LICENSE'));
cpSync(new URL('schemas/', root), join(folder, 'schemas'), { recursive: true });
