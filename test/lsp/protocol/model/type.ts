/** A type of the protocol, as the meta model of the LSP speaks of types. */
export type Type =
  | { readonly kind: 'any' }
  | { readonly kind: 'base'; readonly name: BaseName }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'or'; readonly items: readonly Type[] }
  | Structure
  /** A declared type; a getter, because structures hold themselves. */
  | { readonly kind: 'reference'; readonly name: string; readonly target: Type };

export type BaseName =
  | 'URI'
  | 'DocumentUri'
  | 'integer'
  | 'uinteger'
  | 'decimal'
  | 'string'
  | 'boolean'
  | 'null'
  | 'object';

export interface Structure {
  readonly kind: 'structure';
  /** Its own properties and those of everything that it extends and mixes in. */
  readonly properties: ReadonlyMap<string, Property>;
  /** The type of the values behind keys of any name; `undefined` where there are none but the properties. */
  readonly values: Type | undefined;
}

export interface Property {
  readonly type: Type;
  readonly isOptional: boolean;
}

/** A type without the references on the way to it. */
export function resolved(type: Type): Exclude<Type, { readonly kind: 'reference' }> {
  let found = type;
  while (found.kind === 'reference') found = found.target;
  return found;
}
