import type { Located, Span, SyntaxProblem } from '../span.ts';

/** Property names and indices, from the root. */
export type JsonPath = readonly (string | number)[];

/** One node of a JSON text with comments; `span` covers the token or the bracketed whole. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull;

export interface JsonObject {
  readonly type: 'object';
  readonly span: Span;
  /** In the order of the text, duplicates included. */
  readonly properties: readonly JsonProperty[];
}

export interface JsonProperty {
  readonly key: JsonString;
  /** `undefined` while the value is still to be typed; a syntax problem says so. */
  readonly value: JsonNode | undefined;
  /** From the key to the value's end; without a value to where it is due, up to the next token. */
  readonly span: Span;
}

export interface JsonArray {
  readonly type: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

/** `span` includes the quotes; `value` is the text with its escapes read. */
export interface JsonString {
  readonly type: 'string';
  readonly span: Span;
  readonly value: string;
}

export interface JsonNumber {
  readonly type: 'number';
  readonly span: Span;
  readonly value: number;
}

export interface JsonBoolean {
  readonly type: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface JsonNull {
  readonly type: 'null';
  readonly span: Span;
}

/** A key that its object has already: which one holds is anybody's guess, so nothing that rests on it counts. */
export interface DuplicateKey {
  readonly key: Located<string>;
  readonly first: Span;
}

export interface JsonDocument {
  /** `undefined` for a text without any value. */
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Line and block comments with their marks, in the order of the text. */
  readonly comments: readonly Span[];
  /** How many brackets, from the root inwards, are still open at the text's end. */
  readonly unclosed: number;
  /** How much there is in it, by which it is judged whether that is too much. */
  readonly weight: number;
}
