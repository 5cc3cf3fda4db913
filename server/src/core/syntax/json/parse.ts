import { span } from '../span.ts';
import { findDuplicateKeys } from './duplicateKeys.ts';
import { Scanner } from './scan.ts';
import type { DuplicateKey, JsonDocument, JsonNode, JsonProperty, JsonString } from './tree.ts';

/** How many brackets may stand inside each other. */
export const MAX_DEPTH = 512;

/**
 * What may come next. `first` stands directly behind an opening bracket, `next` behind a comma, `after` behind an
 * entry; `colon` and `value` follow a key.
 */
type Expectation = 'first' | 'next' | 'colon' | 'value' | 'after';

/** A bracket that is still open. */
interface Frame {
  readonly start: number;
  /** `undefined` for an array. */
  readonly properties: JsonProperty[] | undefined;
  readonly items: JsonNode[];
  /** The key whose value is due; `undefined` for a value without a key, which is read and dropped. */
  key: JsonString | undefined;
  expects: Expectation;
}

/**
 * Reads a JSON text with comments and trailing commas, in one pass, whatever state it is in.
 * Never throws; a text without problems has exactly the value that `JSON.parse` gives for it without its comments.
 * A value or key without (or in single) quotes becomes a string node over the bare word, with a problem.
 */
export function parseJson(text: string): JsonDocument {
  return new Parser(text).document();
}

class Parser {
  readonly #scanner: Scanner;
  readonly #stack: Frame[] = [];
  readonly #duplicateKeys: DuplicateKey[] = [];
  #root: JsonNode | undefined;
  /** The innermost open bracket. */
  #frame: Frame | undefined;
  /** The string before was not closed, so that a comma or colon may be inside it. */
  #swallowed = false;

  constructor(text: string) {
    this.#scanner = new Scanner(text);
  }

  document(): JsonDocument {
    const scanner = this.#scanner;
    scanner.next();
    if (scanner.type === 'end') scanner.report(scanner.start, scanner.end, 'The file holds no value.');
    while (scanner.type !== 'end' && this.#root === undefined) this.#step();
    const unclosed = this.#end();
    const { problems, comments } = scanner;
    problems.sort((a, b) => a.span.start - b.span.start);
    return { root: this.#root, problems, duplicateKeys: this.#duplicateKeys, comments, unclosed };
  }

  /** Takes one token, or part of what it demands; the token stays when it means something further out. */
  #step(): void {
    const frame = this.#frame;
    if (frame === undefined) this.#atRoot();
    else if (frame.properties === undefined) this.#inArray(frame);
    else if (frame.expects === 'value') this.#atValue(frame);
    else if (frame.expects === 'colon') this.#atColon(frame, frame.key as JsonString);
    else this.#inObject(frame, frame.properties);
  }

  #advance(): void {
    this.#swallowed = this.#scanner.unterminated;
    this.#scanner.next();
  }

  #report(message: string): void {
    this.#scanner.report(this.#scanner.start, this.#scanner.end, message);
  }

  /** A demand that an unclosed string may have swallowed is not worth a second problem. */
  #reportMissing(message: string): void {
    if (!this.#swallowed) this.#report(message);
  }

  #atRoot(): void {
    switch (this.#scanner.type) {
      case '}':
      case ']':
      case ',':
      case ':':
        this.#report(`A value must stand before this ${this.#scanner.type}.`);
        return this.#advance();
      default:
        this.#value();
    }
  }

  #inArray(frame: Frame): void {
    const { expects } = frame;
    switch (this.#scanner.type) {
      case ']':
        return this.#close(this.#scanner.end);
      case '}':
        return this.#foreignCloser(frame);
      case ',':
        if (expects !== 'after') this.#report('A value is missing before this comma.');
        frame.expects = 'next';
        return this.#advance();
      case ':':
        this.#report('A colon has no place in a list; entries are separated by commas.');
        frame.expects = 'next';
        return this.#advance();
      default:
        if (expects === 'after') this.#reportMissing('A comma is missing between this entry and the one before it.');
        frame.expects = 'after';
        this.#value();
    }
  }

  #inObject(frame: Frame, properties: JsonProperty[]): void {
    const scanner = this.#scanner;
    const behindValue = frame.expects === 'after';
    switch (scanner.type) {
      case '}':
        return this.#close(scanner.end);
      case ']':
        return this.#foreignCloser(frame);
      case ',':
        if (!behindValue) this.#report('A property is missing before this comma.');
        frame.expects = 'next';
        return this.#advance();
      case ':':
        return this.#strayColon(frame, properties, behindValue);
      case '{':
      case '[':
        if (behindValue) this.#reportMissing('A comma and a property name are missing before this value.');
        else this.#report('A property name is missing before this value.');
        frame.key = undefined;
        frame.expects = 'value';
        return;
      default:
        return this.#key(frame, behindValue);
    }
  }

  #key(frame: Frame, behindValue: boolean): void {
    const scanner = this.#scanner;
    const quoted = scanner.type === 'string';
    if (behindValue) this.#reportMissing('A comma is missing between this property and the one before it.');
    else if (!quoted) this.#report('A property name must stand in double quotes.');
    const written = scanner.text.slice(scanner.start, scanner.end);
    const value = quoted || scanner.type === 'word' ? scanner.string : written;
    frame.key = { type: 'string', span: span(scanner.start, scanner.end), value };
    frame.expects = 'colon';
    this.#advance();
  }

  #atColon(frame: Frame, key: JsonString): void {
    const scanner = this.#scanner;
    switch (scanner.type) {
      case ':':
        frame.expects = 'value';
        return this.#advance();
      case ',':
      case '}':
      case ']':
        return this.#withoutValue(frame, key);
      case 'string':
      case 'word':
        if (scanner.colonFollows()) return this.#withoutValue(frame, key);
        break;
      default:
    }
    this.#reportMissing('A colon is missing between the property name and this value.');
    frame.expects = 'value';
  }

  #withoutValue(frame: Frame, key: JsonString): void {
    if (!this.#swallowed)
      this.#scanner.report(key.span.start, key.span.end, 'A colon and a value are missing behind this property name.');
    frame.properties?.push({ key, value: undefined, span: key.span });
    frame.expects = 'after';
    // The missing comma behind it is part of the same mistake.
    this.#swallowed = true;
  }

  #atValue(frame: Frame): void {
    const scanner = this.#scanner;
    switch (scanner.type) {
      case ':':
        this.#report('One colon is enough.');
        return this.#advance();
      case ',':
      case '}':
      case ']':
        this.#missingValue(frame, scanner.start);
        frame.expects = 'after';
        return;
      default:
        frame.expects = 'after';
        this.#value();
    }
  }

  #missingValue(frame: Frame, end: number): void {
    const { key } = frame;
    if (key === undefined) return;
    this.#scanner.report(key.span.start, key.span.end, 'The value of this property is missing.');
    frame.properties?.push({ key, value: undefined, span: span(key.span.start, end) });
  }

  /** Behind `"a": "b"` a colon shows that `"b"` is the next key, and that the value of `"a"` is still to come. */
  #strayColon(frame: Frame, properties: JsonProperty[], behindValue: boolean): void {
    const last = properties.at(-1);
    if (behindValue && last?.value?.type === 'string') {
      properties.pop();
      frame.key = last.key;
      this.#missingValue(frame, last.value.span.start);
      frame.key = last.value;
    } else {
      this.#report('A property name is missing before this colon.');
      frame.key = undefined;
    }
    frame.expects = 'value';
    this.#advance();
  }

  /** A closing bracket of the other kind: it closes what is around this bracket, or it is one too many. */
  #foreignCloser(frame: Frame): void {
    const { type, start } = this.#scanner;
    const own = closerOf(frame);
    if (this.#stack.some((outer) => closerOf(outer) === type)) {
      this.#report(`A ${own} is missing before this ${type}.`);
      while (this.#frame !== undefined && closerOf(this.#frame) !== type) this.#close(start, false);
    } else {
      this.#report(`This ${type} closes nothing; ${own} is due.`);
      this.#advance();
    }
  }

  #value(): void {
    const scanner = this.#scanner;
    const at = span(scanner.start, scanner.end);
    switch (scanner.type) {
      case '{':
      case '[':
        return this.#open(scanner.type === '{');
      case 'number':
        return this.#scalar({ type: 'number', span: at, value: scanner.number });
      case 'true':
      case 'false':
        return this.#scalar({ type: 'boolean', span: at, value: scanner.type === 'true' });
      case 'null':
        return this.#scalar({ type: 'null', span: at });
      case 'word':
        this.#report(whatWordLacks(scanner.text.slice(at.start, at.end)));
        break;
      default:
    }
    this.#scalar({ type: 'string', span: at, value: scanner.string });
  }

  #scalar(node: JsonNode): void {
    this.#advance();
    this.#attach(node);
  }

  #attach(node: JsonNode): void {
    const frame = this.#frame;
    if (frame === undefined) {
      this.#root = node;
    } else if (frame.properties === undefined) {
      frame.items.push(node);
    } else if (frame.key !== undefined) {
      const { key } = frame;
      frame.properties.push({ key, value: node, span: span(key.span.start, node.span.end) });
    }
  }

  #open(isObject: boolean): void {
    if (this.#depth === MAX_DEPTH) return this.#skipTooDeep(isObject);
    if (this.#frame !== undefined) this.#stack.push(this.#frame);
    const { start } = this.#scanner;
    const properties = isObject ? [] : undefined;
    this.#frame = { start, properties, items: isObject ? noItems : [], key: undefined, expects: 'first' };
    this.#advance();
  }

  get #depth(): number {
    return this.#frame === undefined ? 0 : this.#stack.length + 1;
  }

  /** Reads over a bracket with all that is in it; what stands for it in the tree is empty. */
  #skipTooDeep(isObject: boolean): void {
    const scanner = this.#scanner;
    const { start } = scanner;
    this.#report(`Brackets may not stand deeper than ${MAX_DEPTH} in each other; what is in this one is not read.`);
    let open = 0;
    let end = start;
    while (scanner.type !== 'end') {
      if (scanner.type === '{' || scanner.type === '[') open += 1;
      else if (scanner.type === '}' || scanner.type === ']') open -= 1;
      end = scanner.end;
      this.#advance();
      if (open === 0) break;
    }
    const whole = span(start, end);
    this.#attach(
      isObject ? { type: 'object', span: whole, properties: [] } : { type: 'array', span: whole, items: [] },
    );
    // The innermost bracket that is read is not closed because this one is not: nothing more to say.
    if (open > 0) this.#tooDeepAtEnd = true;
  }

  #tooDeepAtEnd = false;

  /** Closes the innermost bracket at `end`; `takesToken` when the current token is its closing bracket. */
  #close(end: number, takesToken = true): void {
    const { start, properties, items } = this.#frame as Frame;
    this.#frame = this.#stack.pop();
    if (takesToken) this.#advance();
    const whole = span(start, end);
    if (properties === undefined) {
      this.#attach({ type: 'array', span: whole, items });
    } else {
      findDuplicateKeys(properties, this.#duplicateKeys);
      this.#attach({ type: 'object', span: whole, properties });
    }
  }

  /** At the text's end, or behind the root: says what is open or too much, and gives the number of open brackets. */
  #end(): number {
    const scanner = this.#scanner;
    if (scanner.type !== 'end') {
      this.#report('The file holds one value only; this stands behind its end.');
      return 0;
    }
    const unclosed = this.#depth;
    const innermost = this.#frame;
    if (innermost === undefined) return 0;
    if (innermost.expects === 'value') this.#missingValue(innermost, scanner.end);
    else if (innermost.expects === 'colon') this.#withoutValue(innermost, innermost.key as JsonString);
    if (!this.#tooDeepAtEnd) {
      const { start } = innermost;
      const message = `This ${scanner.text.charAt(start)} is never closed: its ${closerOf(innermost)} is missing.`;
      scanner.report(start, start + 1, message);
    }
    while (this.#frame !== undefined) this.#close(scanner.end, false);
    return unclosed;
  }
}

/** An object's: never added to. */
const noItems: JsonNode[] = [];

const closerOf = (frame: Frame): ']' | '}' => (frame.properties === undefined ? ']' : '}');

function whatWordLacks(word: string): string {
  if (word.startsWith("'")) return 'A string must stand in double quotes.';
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  return `${shown} is no JSON value; a text must stand in double quotes.`;
}
