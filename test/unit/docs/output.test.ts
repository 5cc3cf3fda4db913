import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { toValue } from '../../../server/src/core/syntax/json/toValue.ts';
import { fencesOf, readPage } from './pages.ts';

const examples = fencesOf(readPage('docs/output.md')).filter(({ info }) => info[0] === 'jsonc');

test.each([
  ['check', examples[0]],
  ['summary', examples[1]],
  ['gate', examples[2]],
  ['explain', examples[3]],
])('the report of %s in docs/output.md is as its schema demands', (name, example) => {
  const schema = JSON.parse(
    readFileSync(new URL(`../../../schemas/${name}-report.schema.json`, import.meta.url), 'utf8'),
  );
  const ajv = new Ajv({ strict: false });
  const { root, problems } = parseJson(example?.text ?? '');
  expect(problems).toEqual([]);
  ajv.validate(schema, root && toValue(root));
  expect(ajv.errors).toBeNull();
});
