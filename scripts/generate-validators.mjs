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

/** For each schema its module, and what that exports: a validator of the whole or of one definition. */
const modules = [
  {
    schema: 'schemas/blocker-map.schema.json',
    module: 'server/src/core/schema/generated/validateBlockerMap.js',
    // The entries of a map are validated one by one.
    whole: { name: 'validateMap', without: ['blockers', 'conditions', 'grants'] },
    parts: { validateBlocker: 'blocker', validateCondition: 'condition', validateGrant: 'grant' },
  },
  {
    schema: 'schemas/decision-packet.schema.json',
    module: 'server/src/core/schema/generated/validateDecisionPacket.js',
    whole: { name: 'validatePacket', without: [] },
    parts: {},
  },
];

for (const { schema, module, whole, parts } of modules) {
  const target = new URL(module, root);
  mkdirSync(new URL('.', target), { recursive: true });
  const { definitions, ...top } = JSON.parse(readFileSync(new URL(schema, root), 'utf8'));
  for (const list of whole.without) delete top.properties[list].items;
  const code = compile({
    [whole.name]: prepare(top, definitions),
    ...Object.fromEntries(Object.entries(parts).map(([name, of]) => [name, prepare(definitions[of], definitions)])),
  });
  // Another process may be reading it.
  if (!existsSync(target) || readFileSync(target, 'utf8') !== code) writeFileSync(target, code);
}

/**
 * The text of a module that exports a validator for each of `schemas` by its name. `verbose` gives every error the part
 * of the schema that it departs from, and so the words for it.
 * @param {Readonly<Record<string, object>>} schemas
 */
function compile(schemas) {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    verbose: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(['patternErrorMessage']);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const code = standalone(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
  if (code.includes('require(')) throw new Error('The validator asks for a module of ajv at run time.');
  return `// @ts-nocheck\n${code}`;
}

/**
 * The schema as the validator needs it. Without annotations. With definitions in place of references to them: what is
 * compiled to a function of its own hands its errors on by copying all that were found before. And with every object
 * closed but for names that start with `x-`: the published one leaves objects open, because teams keep their own
 * fields; ours is to warn of them.
 * @param {any} schema
 * @param {Readonly<Record<string, object>>} definitions
 */
function prepare(schema, definitions) {
  /** @param {any} node @param {boolean} ofNames whether its keys are names of properties, and not keywords @returns {any} */
  const visit = (node, ofNames) => {
    if (Array.isArray(node)) return node.map((item) => visit(item, false));
    if (typeof node !== 'object' || node === null) return node;
    const { $ref, ...own } = node;
    const whole = $ref === undefined ? node : { ...definitions[$ref.slice('#/definitions/'.length)], ...own };
    const copy = Object.fromEntries(
      Object.entries(whole)
        .filter(([key]) => ofNames || !annotations.includes(key))
        .map(([key, value]) => [key, visit(value, !ofNames && key === 'properties')]),
    );
    if (ofNames || whole.type !== 'object' || whole.properties === undefined) return copy;
    return { ...copy, patternProperties: { '^x-': {} }, additionalProperties: false };
  };
  return visit(schema, false);
}
