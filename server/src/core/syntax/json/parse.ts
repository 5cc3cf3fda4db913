import { type Span, span } from '../span.ts';
import { closerOf, type Frame, type ItemTakers, TreeBuilder } from './builder.ts';
import { Scanner, TOO_MUCH } from './scan.ts';
import type { JsonDocument, JsonNode, JsonProperty, JsonString } from './tree.ts';

/** How many brackets may stand inside each other. */
const MAX_DEPTH = 512;

/**
 * What the values of a text may weigh (see `TreeBuilder`): a little more than those of a map of 100,000 blockers do.
 * What lies beyond that would take gigabytes.
 */
export const MOST_WEIGHT = 12_000_000;

/**
 * Reads a JSON text with comments and trailing commas, in one pass, whatever state it is in.
 * Never throws; a text without problems has exactly the value that `JSON.parse` gives for it without its comments.
 * A value or key without (or in single) quotes becomes a string node over the bare word, with a problem.
 */
export function parseJson(text: string, options: ParseOptions = {}): JsonDocument {
  return new Parser(text, options).document();
}

export interface ParseOptions {
  /** How many brackets are around the text, where it is a part of another. */
  readonly around?: number;
  readonly takers?: ItemTakers;
}

class Parser {
  readonly #scanner: Scanner;
  readonly #tree: TreeBuilder;
  readonly #mostDepth: number;
  /** A comma or colon that is missing here has been reported in other words: an unclosed string may have swallowed it. */
  #forgiven = false;
  #tooDeepAtEnd = false;

  constructor(text: string, { around = 0, takers }: ParseOptions) {
    this.#scanner = new Scanner(text);
    this.#tree = new TreeBuilder(takers, around);
    this.#mostDepth = MAX_DEPTH - around;
  }

  document(): JsonDocument {
    const scanner = this.#scanner;
    const tree = this.#tree;
    scanner.next();
    if (scanner.type === 'end' && !scanner.isCut) this.#report('The file holds no value.');
    while (scanner.type !== 'end' && tree.root === undefined && !scanner.isCut) {
      if (tree.isCrowded) scanner.cut(TOO_CROWDED);
      else if (tree.weight > MOST_WEIGHT) scanner.cut(TOO_MUCH);
      else this.#step(tree.frame);
    }
    const unclosed = tree.depth;
    if (tree.frame !== undefined) this.#closeAll(tree.frame);
    else if (scanner.type !== 'end' && !scanner.isCut)
      this.#report('The file holds one value only; this stands behind its end.');
    const problems = scanner.problems.sort((a, b) => a.span.start - b.span.start);
    const { root, duplicateKeys } = tree;
    return { root, problems, duplicateKeys, comments: scanner.comments, unclosed, weight: tree.weight };
  }

  /** Takes one token, or a part of what it means; the token stays when it means something further out. */
  #step(frame: Frame | undefined): void {
    if (frame === undefined) this.#atRoot();
    else if (frame.properties === undefined) this.#inArray(frame);
    else if (frame.expects === 'value') this.#atValue(frame);
    else if (frame.expects === 'colon') this.#atColon(frame, frame.key as JsonString);
    else this.#inObject(frame, frame.properties);
  }

  #advance(): void {
    this.#forgiven = this.#scanner.unterminated;
    this.#scanner.next();
  }

  /** Reports the current token. */
  #report(message: string): void {
    this.#scanner.report(this.#scanner.start, this.#scanner.end, message);
  }

  #reportMissing(message: string): void {
    if (!this.#forgiven) this.#report(message);
  }

  #atRoot(): void {
    switch (this.#scanner.type) {
      case '}':
      case ']':
      case ',':
      case ':':
        this.#report(`A value must stand before this ${this.#scanner.type}.`);
        this.#advance();
        break;
      default:
        this.#value();
    }
  }

  #inArray(frame: Frame): void {
    const { expects } = frame;
    switch (this.#scanner.type) {
      case ']':
        this.#close();
        break;
      case '}':
        this.#foreignCloser(frame);
        break;
      case ',':
        if (expects !== 'after') this.#report('A value is missing before this comma.');
        frame.expects = 'next';
        this.#advance();
        break;
      case ':':
        this.#colonInArray(frame);
        break;
      default:
        if (expects === 'after') this.#reportMissing('A comma is missing between this entry and the one before it.');
        frame.expects = 'after';
        this.#value();
    }
  }

  /** Behind a string a colon shows that an object's bracket is missing before it. */
  #colonInArray(frame: Frame): void {
    const last = frame.expects === 'after' ? frame.items.at(-1) : undefined;
    if (last?.type === 'string' && this.#tree.depth < this.#mostDepth) {
      const { start, end } = last.span;
      this.#scanner.report(start, end, 'A { is missing before this property.');
      frame.items.pop();
      this.#tree.open(start, true, true);
      this.#tree.expectValueOf(last);
    } else {
      this.#report('A colon has no place in a list; entries are separated by commas.');
      frame.expects = 'next';
    }
    this.#advance();
  }

  #inObject(frame: Frame, properties: JsonProperty[]): void {
    const behindValue = frame.expects === 'after';
    switch (this.#scanner.type) {
      case '}':
        this.#close();
        break;
      case ']':
        this.#foreignCloser(frame);
        break;
      case ',':
        if (!behindValue) this.#report('A property is missing before this comma.');
        frame.expects = 'next';
        this.#advance();
        break;
      case ':':
        this.#strayColon(frame, behindValue ? properties : []);
        break;
      case '{':
      case '[':
        if (behindValue) this.#reportMissing('A comma and a property name are missing before this value.');
        else this.#report('A property name is missing before this value.');
        frame.key = undefined;
        frame.expects = 'value';
        break;
      default:
        this.#key(frame, behindValue);
    }
  }

  #key(frame: Frame, behindValue: boolean): void {
    const { unterminated } = this.#scanner;
    if (unterminated) this.#scanner.cutAtColon();
    const { text, start, end, type, string } = this.#scanner;
    if (behindValue) this.#reportMissing('A comma is missing between this property and the one before it.');
    else if (unterminated) this.#report(quoteMissing);
    else if (type !== 'string') this.#report('A property name must stand in double quotes.');
    const value = type === 'string' || type === 'word' ? string : text.slice(start, end);
    frame.key = { type: 'string', span: span(start, end), value };
    frame.expects = 'colon';
    this.#advance();
  }

  #atColon(frame: Frame, key: JsonString): void {
    switch (this.#scanner.type) {
      case ':':
        frame.expects = 'value';
        this.#advance();
        break;
      case ',':
      case '}':
      case ']':
        this.#withoutColon(frame, key);
        break;
      default:
        if (this.#scanner.colonFollows()) {
          this.#withoutColon(frame, key);
        } else {
          this.#reportMissing('A colon is missing between the property name and this value.');
          frame.expects = 'value';
        }
    }
  }

  /** A key with nothing behind it: what comes next is another property. */
  #withoutColon(frame: Frame, key: JsonString): void {
    const { start, end } = key.span;
    if (!this.#forgiven) this.#scanner.report(start, end, 'A colon and a value are missing behind this property name.');
    frame.properties?.push({ key, value: undefined, span: key.span });
    frame.expects = 'after';
    this.#forgiven = true;
  }

  #atValue(frame: Frame): void {
    const scanner = this.#scanner;
    switch (scanner.type) {
      case ':':
        this.#report('One colon is enough.');
        this.#advance();
        break;
      case ',':
      case '}':
      case ']':
        this.#withoutValue(frame, scanner.start);
        frame.expects = 'after';
        break;
      default:
        frame.expects = 'after';
        this.#value();
    }
  }

  /** A key and a colon; the value is due from there up to `end`. */
  #withoutValue(frame: Frame, end: number): void {
    const { key } = frame;
    if (key === undefined) return;
    this.#scanner.report(key.span.start, key.span.end, 'The value of this property is missing.');
    frame.properties?.push({ key, value: undefined, span: span(key.span.start, end) });
  }

  /** Behind `"a": "b"` a colon shows that `"b"` is the next key, and that the value of `"a"` is still to come. */
  #strayColon(frame: Frame, properties: JsonProperty[]): void {
    const last = properties.at(-1);
    if (last?.value?.type === 'string') {
      properties.pop();
      frame.key = last.key;
      this.#withoutValue(frame, last.value.span.start);
      frame.key = last.value;
    } else {
      this.#report('A property name is missing before this colon.');
      frame.key = undefined;
    }
    frame.expects = 'value';
    this.#advance();
  }

  #close(): void {
    const { end } = this.#scanner;
    this.#advance();
    this.#tree.close(end);
  }

  /** A closing bracket of the other kind: it closes what is around this bracket, or it is one too many. */
  #foreignCloser(frame: Frame): void {
    const { type, start } = this.#scanner;
    const tree = this.#tree;
    if (tree.outerAwaits(type)) {
      if (!frame.implied) this.#report(`A ${closerOf(frame)} is missing before this ${type}.`);
      while (tree.frame !== undefined && closerOf(tree.frame) !== type) tree.close(start);
    } else {
      this.#report(`This ${type} closes nothing; ${closerOf(frame)} is due.`);
      this.#advance();
    }
  }

  #value(): void {
    const { type, text, start, end, string, number } = this.#scanner;
    switch (type) {
      case '{':
      case '[':
        this.#open(type === '{');
        return;
      case 'number':
        this.#scalar({ type, span: span(start, end), value: number });
        return;
      case 'true':
      case 'false':
        this.#scalar({ type: 'boolean', span: span(start, end), value: type === 'true' });
        return;
      case 'null':
        this.#scalar({ type, span: span(start, end) });
        return;
      case 'word':
        this.#report(whatWordLacks(text.slice(start, end)));
        break;
      default:
        if (this.#scanner.unterminated) this.#report(quoteMissing);
    }
    this.#scalar({ type: 'string', span: span(start, end), value: string });
  }

  #scalar(node: JsonNode): void {
    this.#advance();
    this.#tree.attach(node);
  }

  #open(isObject: boolean): void {
    if (this.#tree.depth === this.#mostDepth) {
      this.#report(`Brackets may not stand deeper than ${MAX_DEPTH} in each other; what is in this one is not read.`);
      const whole = this.#skipBracket();
      const empty: JsonNode = isObject
        ? { type: 'object', span: whole, properties: [] }
        : { type: 'array', span: whole, items: [] };
      this.#tree.attach(empty);
    } else {
      this.#tree.open(this.#scanner.start, isObject);
      this.#advance();
    }
  }

  /** Goes over the bracket at the current token and all that is in it. */
  #skipBracket(): Span {
    const scanner = this.#scanner;
    const { start } = scanner;
    let { end } = scanner;
    let open = 0;
    do {
      if (scanner.type === '{' || scanner.type === '[') open += 1;
      else if (scanner.type === '}' || scanner.type === ']') open -= 1;
      end = scanner.end;
      this.#advance();
    } while (open > 0 && scanner.type !== 'end');
    this.#tooDeepAtEnd = open > 0;
    return span(start, end);
  }

  /** At the text's end: the innermost open bracket is where something is being typed, and the one to speak of. */
  #closeAll(innermost: Frame): void {
    const scanner = this.#scanner;
    const { start, key, expects } = innermost;
    if (expects === 'value') this.#withoutValue(innermost, scanner.end);
    else if (expects === 'colon' && key !== undefined) this.#withoutColon(innermost, key);
    if (!this.#tooDeepAtEnd && !scanner.isCut && !innermost.implied) {
      const opener = scanner.text.charAt(start);
      scanner.report(start, start + 1, `This ${opener} is never closed: its ${closerOf(innermost)} is missing.`);
    }
    while (this.#tree.frame !== undefined) this.#tree.close(scanner.end);
  }
}

const TOO_CROWDED = 'There is more in these brackets than is read: from here on nothing is. Divide it into several.';
const quoteMissing = 'The closing quote of this string is missing.';

function whatWordLacks(word: string): string {
  if (word.startsWith("'")) return 'A string must stand in double quotes.';
  if (word.endsWith('"')) return 'The opening quote of this string is missing.';
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  return `${shown} is no JSON value; a text must stand in double quotes.`;
}
