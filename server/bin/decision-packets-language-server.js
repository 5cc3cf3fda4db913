#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/language-server.mjs', import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('decision-packets-language-server is not built yet. Run `npm run build` in its clone first.');
  process.exitCode = 2;
}
