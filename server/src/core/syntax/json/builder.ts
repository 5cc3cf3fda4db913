import { type Span, span } from '../span.ts';
import { findDuplicateKeys } from './duplicateKeys.ts';
import type { DuplicateKey, JsonNode, JsonProperty, JsonString } from './tree.ts';

/**
 * What may come next. `first` stands directly behind an opening bracket, `next` behind a comma, `after` behind an
 * entry; `colon` and `value` follow a key.
 */
export type Expectation = 'first' | 'next' | 'colon' | 'value' | 'after';

/**
 * Is given the items of some lists, each as soon as it is read; they are left out of the tree. A text of very many items
 * is then never in memory as a whole.
 */
export type ItemTaker = (
  /** Those of the list in the tree, of which none is left in the end. */
  items: readonly JsonNode[],
  item: JsonNode,
) => void;

/** By the name of a property of the root who takes the items of the list that is its value. */
export type ItemTakers = ReadonlyMap<string, ItemTaker>;

/** A bracket that is still open. */
export interface Frame {
  readonly start: number;
  /** `undefined` for an array. */
  readonly properties: JsonProperty[] | undefined;
  readonly items: JsonNode[];
  /** Takes its items out of the tree. Then it has the last one only: the parser may go back to that. */
  readonly taker: ItemTaker | undefined;
  /** The key whose value is due; `undefined` for a value without a key, which is read and dropped. */
  key: JsonString | undefined;
  expects: Expectation;
  /** Its opening bracket is missing, and has been reported: no closing one is asked for. */
  readonly implied: boolean;
}

export const closerOf = (frame: Frame): ']' | '}' => (frame.properties === undefined ? ']' : '}');

/** An object's: never added to. */
const noItems: JsonNode[] = [];

/** A property with a value. Large files have very many of them, and hardly anybody asks where one is as a whole. */
class WholeProperty implements JsonProperty {
  readonly key: JsonString;
  readonly value: JsonNode;

  constructor(key: JsonString, value: JsonNode) {
    this.key = key;
    this.value = value;
  }

  get span(): Span {
    return span(this.key.span.start, this.value.span.end);
  }
}

/** What is made of an object has many fields, and what is made of an entry of a list many more. */
const OBJECT_WEIGHT = 30;
const ENTRY_WEIGHT = 60;
/** So many values are read in one bracket, the lists directly below the root apart. */
const MOST_IN_A_BRACKET = 10_000;

/** Puts nodes where they belong, with the open brackets on a stack of its own instead of the call stack. */
export class TreeBuilder {
  readonly duplicateKeys: DuplicateKey[] = [];
  /** What the values so far weigh: roughly, how much memory what is made of them takes. */
  weight = 0;
  /** Whether a bracket holds more than any person writes into one. */
  isCrowded = false;
  root: JsonNode | undefined;
  /** The innermost open bracket. */
  frame: Frame | undefined;
  readonly #outer: Frame[] = [];
  readonly #takers: ItemTakers | undefined;
  readonly #around: number;

  /** `around` is how many brackets are around the text, where it is a part of another. */
  constructor(takers: ItemTakers | undefined, around: number) {
    this.#takers = takers;
    this.#around = around;
  }

  /** Whether the innermost bracket is a list directly below the root: of these a file has few, and they may be long. */
  get #isList(): boolean {
    return this.depth + this.#around === 2;
  }

  /** How many brackets are open. */
  get depth(): number {
    return this.frame === undefined ? 0 : this.#outer.length + 1;
  }

  /** Whether a bracket around the innermost one waits for `closer`. */
  outerAwaits(closer: string): boolean {
    return this.#outer.some((frame) => closerOf(frame) === closer);
  }

  open(start: number, isObject: boolean, implied = false): void {
    const name = !isObject && this.depth === 1 ? this.frame?.key?.value : undefined;
    const taker = name === undefined ? undefined : this.#takers?.get(name);
    if (this.frame !== undefined) this.#outer.push(this.frame);
    const properties = isObject ? [] : undefined;
    const items = isObject ? noItems : [];
    this.frame = { start, properties, items, taker, key: undefined, expects: 'first', implied };
  }

  /** In the innermost bracket, an object, the value of `key` comes next. */
  expectValueOf(key: JsonString): void {
    if (this.frame === undefined) return;
    this.frame.key = key;
    this.frame.expects = 'value';
  }

  /** Closes the innermost bracket at `end`. */
  close(end: number): void {
    const { start, properties, items, taker } = this.frame as Frame;
    if (taker !== undefined) empty(items, taker);
    this.frame = this.#outer.pop();
    const whole = span(start, end);
    if (properties === undefined) {
      this.attach({ type: 'array', span: whole, items });
    } else {
      findDuplicateKeys(properties, this.duplicateKeys);
      this.attach({ type: 'object', span: whole, properties });
    }
  }

  /** Puts a value into the innermost bracket, or makes it the root. */
  attach(node: JsonNode): void {
    const { frame } = this;
    this.weight += node.type === 'object' ? OBJECT_WEIGHT : 1;
    if (frame === undefined) {
      this.root = node;
    } else if (frame.properties === undefined) {
      if (this.#isList) this.weight += ENTRY_WEIGHT;
      else this.isCrowded ||= frame.items.length >= MOST_IN_A_BRACKET;
      if (frame.taker !== undefined) empty(frame.items, frame.taker);
      frame.items.push(node);
    } else if (frame.key !== undefined) {
      const { key } = frame;
      this.isCrowded ||= frame.properties.length >= MOST_IN_A_BRACKET;
      frame.properties.push(new WholeProperty(key, node));
    }
  }
}

function empty(items: JsonNode[], taker: ItemTaker): void {
  const item = items.pop();
  if (item !== undefined) taker(items, item);
}
