import type { ESTree } from 'vite';
import type { Declared, Module, TypeDeclaration } from './modules.ts';
import { type BaseName, type Property, resolved, type Structure, type Type } from './type.ts';

/** What the names in a declaration stand for. */
interface Scope {
  readonly module: Module;
  /** The arguments of a generic type, by the names of its parameters. */
  readonly parameters: ReadonlyMap<string, Type>;
}

const ANY: Type = { kind: 'any' };
const base = (name: BaseName): Type => ({ kind: 'base', name });

/** Aliases that say more than what TypeScript makes of them. */
const NAMED = new Map<string, Type>([
  ...(['URI', 'DocumentUri', 'integer', 'uinteger', 'decimal'] as const).map((name) => [name, base(name)] as const),
  ['LSPAny', ANY],
  ['LSPObject', base('object')],
  ['LSPArray', { kind: 'array', element: ANY }],
  ['ProgressToken', { kind: 'or', items: [base('integer'), base('string')] }],
]);

const KEYWORDS = new Map<string, Type>([
  ['TSAnyKeyword', ANY],
  ['TSUnknownKeyword', ANY],
  ['TSStringKeyword', base('string')],
  ['TSNumberKeyword', base('decimal')],
  ['TSBooleanKeyword', base('boolean')],
  ['TSObjectKeyword', base('object')],
  ['TSNullKeyword', base('null')],
  // What returns nothing is answered with null.
  ['TSVoidKeyword', base('null')],
]);

/** Declarations that were compiled, so that each is compiled once and recursion ends. */
const compiled = new Map<ESTree.Node, Type>();

/** The type that is called `name` in `module`. */
export function typeNamed(name: string, module: Module): Type {
  const declared = module.type(name);
  if (declared === undefined) throw new Error(`${module.path} knows no type ${name}.`);
  return referenceTo(name, declared, []);
}

/** The type that `node` writes in `module`. */
export const typeOf = (node: ESTree.TSType, module: Module): Type => compile(node, { module, parameters: new Map() });

function compile(node: ESTree.TSType, scope: Scope): Type {
  const keyword = KEYWORDS.get(node.type);
  if (keyword !== undefined) return keyword;
  switch (node.type) {
    case 'TSParenthesizedType':
      return compile(node.typeAnnotation, scope);
    case 'TSArrayType':
      return { kind: 'array', element: compile(node.elementType, scope) };
    case 'TSTypeOperator':
      if (node.operator === 'readonly') return compile(node.typeAnnotation, scope);
      break;
    case 'TSTupleType':
      return { kind: 'tuple', items: node.elementTypes.map((each) => compile(each as ESTree.TSType, scope)) };
    case 'TSUnionType':
      return union(node.types.filter(isThere).map((each) => compile(each, scope)));
    case 'TSIntersectionType':
      return mixed(node.types.map((each) => structureOf(compile(each, scope), scope)));
    case 'TSTypeLiteral':
      return structure(node.members, [], scope);
    case 'TSLiteralType':
      return { kind: 'literal', value: literalOf(node.literal) };
    case 'TSTypeQuery':
      return constant(node, scope);
    case 'TSTypeReference':
      return reference(node, scope);
  }
  return unread(scope, node.type);
}

/**
 * A type that is written in a way that the compiler does not read. The declarations of the LSP are read to the last
 * word; of this server's own messages, which TypeScript holds to their types, what is read is checked.
 */
function unread({ module }: Pick<Scope, 'module'>, what: string): Type {
  if (module.path.includes('node_modules')) throw new Error(`${module.path}: ${what} is not understood.`);
  return ANY;
}

/** JSON has no `undefined`: what may be undefined may be left out, which the property says. */
const isThere = ({ type }: ESTree.TSType): boolean => type !== 'TSUndefinedKeyword' && type !== 'TSNeverKeyword';

function union(items: readonly Type[]): Type {
  const [only] = items;
  return only !== undefined && items.length === 1 ? only : { kind: 'or', items };
}

function literalOf(literal: ESTree.TSLiteral): string | number | boolean {
  if (literal.type === 'TemplateLiteral') return literal.quasis.map(({ value }) => value.raw).join('');
  if (literal.type === 'UnaryExpression' && literal.argument.type === 'Literal') return -Number(literal.argument.value);
  if (literal.type === 'Literal' && typeof literal.value !== 'object')
    return literal.value as string | number | boolean;
  throw new Error(`The compiler of types does not know the literal ${literal.type}.`);
}

/** `typeof Namespace.CONSTANT`. */
function constant({ exprName }: ESTree.TSTypeQuery, { module }: Scope): Type {
  if (exprName.type === 'TSQualifiedName' && exprName.left.type === 'Identifier') {
    const namespace = module.namespace(exprName.left.name);
    const declared = namespace && constantsOf(namespace.declaration).get(exprName.right.name);
    if (declared !== undefined) return typeOf(declared, namespace?.module ?? module);
  }
  return unread({ module }, 'this typeof');
}

/** The types of the constants that a namespace declares. */
export function constantsOf({ body }: ESTree.TSModuleDeclaration): ReadonlyMap<string, ESTree.TSType> {
  const found = new Map<string, ESTree.TSType>();
  for (const statement of body?.type === 'TSModuleBlock' ? body.body : []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier') continue;
      if (id.typeAnnotation) found.set(id.name, id.typeAnnotation.typeAnnotation);
      else if (init?.type === 'Literal')
        found.set(id.name, { type: 'TSLiteralType', literal: init } as ESTree.TSLiteralType);
    }
  }
  return found;
}

function reference({ typeName, typeArguments }: ESTree.TSTypeReference, scope: Scope): Type {
  if (typeName.type !== 'Identifier') return unread(scope, 'a qualified name');
  const { name } = typeName;
  const given = (typeArguments?.params ?? []).map((each) => compile(each, scope));
  const parameter = scope.parameters.get(name);
  if (parameter !== undefined) return parameter;
  const declared = scope.module.type(name);
  return declared === undefined ? builtIn(name, given, scope) : referenceTo(name, declared, given);
}

/** The generic types of TypeScript itself, as far as they are used for messages. */
function builtIn(name: string, [first = ANY, second = ANY]: readonly Type[], { module }: Scope): Type {
  switch (name) {
    case 'Array':
    case 'ReadonlyArray':
      return { kind: 'array', element: first };
    case 'Record':
    case 'Readonly':
      return name === 'Readonly' ? first : { kind: 'structure', properties: new Map(), values: second };
    case 'Partial':
      return picked(first, () => true, { module }, true);
    case 'Pick':
    case 'Omit': {
      const names = new Set((second.kind === 'or' ? second.items : [second]).map((each) => literalIn(each)));
      return picked(first, (each) => names.has(each) === (name === 'Pick'), { module });
    }
  }
  return unread({ module }, name);
}

const literalIn = (type: Type): unknown => (type.kind === 'literal' ? type.value : undefined);

function picked(
  type: Type,
  isWanted: (name: string) => boolean,
  scope: Pick<Scope, 'module'>,
  isOptional?: boolean,
): Structure {
  const { properties, values } = structureOf(type, scope);
  const wanted = [...properties].filter(([name]) => isWanted(name));
  return {
    kind: 'structure',
    properties: new Map(wanted.map(([name, each]) => [name, { ...each, ...(isOptional && { isOptional }) }])),
    values,
  };
}

function referenceTo(name: string, { module, declaration }: Declared<TypeDeclaration>, given: readonly Type[]): Type {
  const named = NAMED.get(name);
  if (named !== undefined && module.path.includes('node_modules')) return named;
  const known = compiled.get(declaration);
  if (known !== undefined && given.length === 0) return known;
  const parameters = new Map(
    (declaration.typeParameters?.params ?? []).map(({ name: { name: each }, default: otherwise }, index) => [
      each,
      given[index] ?? (otherwise ? compile(otherwise, { module, parameters: new Map() }) : ANY),
    ]),
  );
  let target: Type | undefined;
  const type: Type = {
    kind: 'reference',
    name,
    get target() {
      target ??= declared(declaration, { module, parameters });
      return target;
    },
  };
  if (given.length === 0) compiled.set(declaration, type);
  return type;
}

const declared = (declaration: TypeDeclaration, scope: Scope): Type =>
  declaration.type === 'TSTypeAliasDeclaration'
    ? compile(declaration.typeAnnotation, scope)
    : structure(declaration.body.body, declaration.extends ?? [], scope);

function structure(
  members: readonly ESTree.TSSignature[],
  heritage: readonly ESTree.TSInterfaceHeritage[],
  scope: Scope,
): Structure {
  const bases = heritage.map(({ expression, typeArguments }) => {
    if (expression.type !== 'Identifier') return structureOf(unread(scope, 'what is extended'), scope);
    const typeName = { type: 'Identifier', name: expression.name } as ESTree.TSTypeReference['typeName'];
    return structureOf(reference({ typeName, typeArguments } as ESTree.TSTypeReference, scope), scope);
  });
  const properties = new Map<string, Property>();
  let values: Type | undefined;
  for (const member of members) {
    if (member.type === 'TSPropertySignature' && !member.computed) {
      const written = member.typeAnnotation?.typeAnnotation;
      const type = written === undefined ? ANY : compile(written, scope);
      properties.set(keyOf(member.key), { type, isOptional: member.optional || mayBeUndefined(written) });
    } else if (member.type === 'TSIndexSignature') {
      values = compile(member.typeAnnotation.typeAnnotation, scope);
    }
  }
  return mixed([...bases, { kind: 'structure', properties, values }]);
}

const mayBeUndefined = (type: ESTree.TSType | undefined): boolean =>
  type?.type === 'TSUndefinedKeyword' || (type?.type === 'TSUnionType' && type.types.some((each) => !isThere(each)));

const keyOf = (key: ESTree.PropertyKey): string =>
  key.type === 'Literal' ? String(key.value) : key.type === 'Identifier' ? key.name : '';

const mixed = (structures: readonly Structure[]): Structure => ({
  kind: 'structure',
  properties: new Map(structures.flatMap(({ properties }) => [...properties])),
  values: structures.find(({ values }) => values !== undefined)?.values,
});

function structureOf(type: Type, scope: Pick<Scope, 'module'>): Structure {
  const found = resolved(type);
  if (found.kind === 'structure') return found;
  if (found.kind !== 'any') unread(scope, 'what is no structure and is extended, mixed or picked from');
  return { kind: 'structure', properties: new Map(), values: ANY };
}
