import { nodeAt, propertyOf } from '../syntax/json/place.ts';
import { toValue } from '../syntax/json/toValue.ts';
import type { JsonNode, JsonPath } from '../syntax/json/tree.ts';
import { type Span, span } from '../syntax/span.ts';
import type { SchemaProblem } from './problem.ts';
import type { Validate, ValidationError } from './validation.ts';
import { type Alternatives, type SchemaWords, Wording } from './words.ts';

/** A schema of JSON files, compiled, with the words for what it demands. */
export interface CompiledSchema {
  readonly validate: Validate;
  readonly words: SchemaWords;
}

/** A schema problem, and whether the schema demands it only because of something else that the file says. */
export interface FoundProblem {
  readonly problem: SchemaProblem;
  readonly isConditional: boolean;
}

/** A value of a file, which its schema or a part of that is about. */
export interface Subject {
  readonly node: JsonNode;
  /** Where it stands in the file. */
  readonly path: JsonPath;
}

/**
 * Every departure of a value from its schema, one per fault, in the order of the text.
 * A property whose value is still to be typed is not missing: the syntax problem says what there is to say.
 */
export function findSchemaProblems(subject: Subject, { validate, words }: CompiledSchema): FoundProblem[] {
  if (validate(toValue(subject.node))) return [];
  const wording = new Wording(words);
  const found: FoundProblem[] = [];
  for (const error of validate.errors ?? []) {
    const problem = describe(subject, error, parsePointer(error.instancePath, subject.node), wording);
    if (problem !== undefined) found.push({ problem, isConditional: isConditional(error) });
  }
  return found.sort((a, b) => a.problem.span.start - b.problem.span.start);
}

const isConditional = (error: ValidationError): boolean =>
  error.keyword === 'required' && error.schemaPath.includes('/then/');

/** `steps` lead from the subject to what is at fault. */
function describe(
  { node: root, path: before }: Subject,
  { keyword, params, parentSchema, schemaPath }: ValidationError,
  steps: JsonPath,
  wording: Wording,
): SchemaProblem | undefined {
  const node = nodeAt({ root }, steps);
  if (node === undefined) return undefined;
  const path = [...before, ...steps];
  const other = (message: string): SchemaProblem => ({ span: node.span, path, message, fault: { kind: 'other' } });
  const missing = (property: string, message: string): SchemaProblem | undefined =>
    hasKey(node, property)
      ? undefined
      : { span: spanOfLack(root, steps, node), path, message, fault: { kind: 'missing', property } };
  const atProperty = (property: string, message: string, fault: SchemaProblem['fault']): SchemaProblem => ({
    span: keySpan(node, property) ?? node.span,
    path: [...path, property],
    message,
    fault,
  });
  switch (keyword) {
    case 'additionalProperties': {
      const property = String(params.additionalProperty);
      const known = Object.keys(parentSchema.properties ?? {});
      const message = `${property} is no property of ${wording.describeThing(path)}. Names that begin with x- are left to you.`;
      return atProperty(property, message, { kind: 'unknown-property', property, known });
    }
    case 'required': {
      // Alternatives are reported as one.
      if (schemaPath.includes('/oneOf/')) return undefined;
      const property = String(params.missingProperty);
      return missing(property, wording.lackOf(property, path, node, schemaPath.includes('/then/')));
    }
    case 'oneOf':
      // What is no object is reported as such.
      if (node.type !== 'object') return undefined;
      return describeAlternatives(params.passingSchemas === null, wording.alternatives, missing, atProperty);
    case 'not':
      if (node.type !== 'object') return undefined;
      return wording.exclusion && atProperty(wording.exclusion.property, wording.exclusion.message, { kind: 'other' });
    case 'enum': {
      const allowed = parentSchema.enum ?? [];
      const message = `${wording.nameOf(path)} must be one of ${allowed.join(', ')}.`;
      return { span: node.span, path, message, fault: { kind: 'not-one-of', allowed } };
    }
    case 'const':
      return other(`${wording.nameOf(path)} must be ${String(params.allowedValue)}.`);
    case 'type':
      return parentSchema.enum === undefined ? other(wording.whatTypeDemands(path, String(params.type))) : undefined;
    case 'minItems':
      return other(`${wording.nameOf(path)} must name at least one role.`);
    case 'pattern':
      return other(parentSchema.patternErrorMessage ?? `${wording.nameOf(path)} is malformed.`);
    default:
      // `if` only repeats what its `then` demands.
      return undefined;
  }
}

function describeAlternatives(
  hasNone: boolean,
  { none, several }: Alternatives,
  missing: (property: string, message: string) => SchemaProblem | undefined,
  atProperty: (property: string, message: string, fault: SchemaProblem['fault']) => SchemaProblem,
): SchemaProblem | undefined {
  return hasNone
    ? missing(none.property, none.message)
    : atProperty(several.property, several.message, { kind: 'other' });
}

/** The key of the property whose value lacks something; the opening brace of an entry or of the root. */
function spanOfLack(root: JsonNode, steps: JsonPath, node: JsonNode): Span {
  const last = steps.at(-1);
  const parent = typeof last === 'string' ? nodeAt({ root }, steps.slice(0, -1)) : undefined;
  return keySpan(parent, String(last)) ?? span(node.span.start, node.span.start + 1);
}

const keySpan = (node: JsonNode | undefined, name: string): Span | undefined => propertyOf(node, name)?.key.span;

const hasKey = (node: JsonNode, name: string): boolean =>
  node.type === 'object' && node.properties.some(({ key }) => key.value === name);

/** The path that a JSON pointer means in the tree below `root` (RFC 6901): in an array a step is an index. */
function parsePointer(pointer: string, root: JsonNode): JsonPath {
  const path: (string | number)[] = [];
  let node: JsonNode | undefined = root;
  for (const written of pointer.split('/').slice(1)) {
    if (node?.type === 'array') {
      path.push(Number(written));
      node = node.items[Number(written)];
    } else {
      const name = written.replaceAll('~1', '/').replaceAll('~0', '~');
      path.push(name);
      node = propertyOf(node, name)?.value;
    }
  }
  return path;
}
