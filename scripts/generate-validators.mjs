// Compiles the JSON Schemas that the core validates with ahead of time, into ES modules that need neither ajv nor eval.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { root } from './paths.mjs';

/** Keywords that speak to people and to editors, and not to the validator. */
const annotations = [
  'allowTrailingCommas',
  'defaultSnippets',
  'description',
  'enumDescriptions',
  'markdownDescription',
];

const validators = [
  { schema: 'schemas/blocker-map.schema.json', module: 'server/src/core/blockerMap/generated/validateBlockerMap.js' },
];

for (const { schema, module } of validators) {
  const target = new URL(module, root);
  mkdirSync(new URL('.', target), { recursive: true });
  const code = compile(JSON.parse(readFileSync(new URL(schema, root), 'utf8')));
  // Another process may be reading it.
  if (!existsSync(target) || readFileSync(target, 'utf8') !== code) writeFileSync(target, code);
}

/**
 * The module's text. `verbose` gives every error the part of the schema that it departs from, and so the words for it.
 * @param {object} schema
 */
function compile(schema) {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    verbose: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(['patternErrorMessage']);
  const code = standalone(ajv, ajv.compile(prepare(schema)));
  if (code.includes('require(')) throw new Error('The validator asks for a module of ajv at run time.');
  return `// @ts-nocheck\n${code}`;
}

/**
 * The schema without annotations, and with every object closed but for names that start with `x-`. The published one
 * leaves objects open, because teams keep their own fields; ours is to warn of them.
 * @param {any} node
 * @param {boolean} [ofNames] whether the node's keys are names of properties or definitions, and not keywords
 * @returns {any}
 */
function prepare(node, ofNames = false) {
  if (Array.isArray(node)) return node.map((item) => prepare(item));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => ofNames || !annotations.includes(key))
      .map(([key, value]) => [key, prepare(value, !ofNames && (key === 'properties' || key === 'definitions'))]),
  );
  if (ofNames || node.type !== 'object' || node.properties === undefined) return copy;
  return { ...copy, patternProperties: { '^x-': {} }, additionalProperties: false };
}
