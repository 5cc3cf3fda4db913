// Takes the screenshots of the last test run over into the documentation.
import { cpSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { root } from './paths.mjs';

const taken = new URL('artifacts/screenshots', root);
if (existsSync(taken)) {
  cpSync(taken, new URL('docs/images', root), {
    recursive: true,
    filter: (path) => !basename(path).startsWith('failed-'),
  });
} else {
  console.error('There are no screenshots yet. Run `npm run test:workbench` first.');
  process.exitCode = 1;
}
