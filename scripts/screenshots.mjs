// Takes those screenshots of the last test run over into the documentation that a page shows.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { root } from './paths.mjs';

const pages = ['README.md', 'client/README.md'].map((path) => readFileSync(new URL(path, root), 'utf8'));
const shown = new Set(
  pages.flatMap((page) => [...page.matchAll(/docs\/images\/([\w-]+\.png)/g)].map(([, name]) => name)),
);
const missing = [...shown].filter((name) => !existsSync(new URL(`artifacts/screenshots/${name}`, root)));

for (const name of shown) {
  if (!missing.includes(name)) {
    copyFileSync(new URL(`artifacts/screenshots/${name}`, root), new URL(`docs/images/${name}`, root));
  }
}
if (missing.length > 0) {
  console.error(`These were not taken: ${missing.join(', ')}. \`npm run test:workbench\` takes them all.`);
  process.exitCode = 1;
}
