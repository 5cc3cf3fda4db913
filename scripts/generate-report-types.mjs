// Makes types of the schemas of the reports, for those who use the package of the server from TypeScript.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import { root } from './paths.mjs';

const schemas = new URL('schemas/', root);
const types = new URL('server/reports/', root);

mkdirSync(types, { recursive: true });
for (const name of readdirSync(schemas).filter((each) => each.endsWith('-report.schema.json'))) {
  const target = new URL(name.replace('.schema.json', '.d.ts'), types);
  const schema = JSON.parse(readFileSync(new URL(name, schemas), 'utf8'));
  const code = await compile(schema, name, { bannerComment: `/* Made from schemas/${name}. */`, format: false });
  // Another process may be reading it.
  if (!existsSync(target) || readFileSync(target, 'utf8') !== code) writeFileSync(target, code);
}
