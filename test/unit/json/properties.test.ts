import fc from 'fast-check';
import { type ParseError, parse as parseWithOracle } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { toValue } from '../../../server/src/core/syntax/json/toValue.ts';
import type { JsonDocument, JsonNode } from '../../../server/src/core/syntax/json/tree.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';
import { decorate } from './decorate.ts';

/** The value written out: what parsers give compares in every key, `__proto__` included, and in their order. */
const written = (value: unknown): string => JSON.stringify(value);
const readValue = (document: JsonDocument): unknown =>
  document.root === undefined ? undefined : toValue(document.root);

const json = fc.json({ maxDepth: 6, stringUnit: 'binary' });

/** Texts with the marks of JSON with comments in them, most of them broken. */
const soup = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"a"', '"b', '"', '\\', "'c'", 'true', 'nul', '1', '-0.5e3', '01', '2.'],
      ...[' ', '\n', '\r\n', '\t', '// x', '/* y */', '/*', '*/', '/', '\u00a0', '\0', '\ud800', '\ufeff', '"\\u12"'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function* nodesOf(node: JsonNode | undefined): Generator<JsonNode> {
  if (node === undefined) return;
  yield node;
  if (node.type === 'array') for (const item of node.items) yield* nodesOf(item);
  if (node.type === 'object') {
    for (const { key, value } of node.properties) {
      yield key;
      yield* nodesOf(value);
    }
  }
}

function* spansOf({ root, problems, duplicateKeys, comments }: JsonDocument): Generator<Span> {
  for (const { span } of nodesOf(root)) yield span;
  for (const { span } of problems) yield span;
  for (const { key, first } of duplicateKeys) yield* [key.span, first];
  yield* comments;
}

describe('any text', () => {
  it('that is JSON has the value of JSON.parse, and no problem', () => {
    fc.assert(
      fc.property(json, (text) => {
        const document = parseJson(text);
        expect(document.problems).toEqual([]);
        // Of duplicate keys the last holds in both.
        expect(written(readValue(document))).toBe(written(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('without a problem is JSON with comments for jsonc-parser too, of the same value', () => {
    fc.assert(
      fc.property(fc.oneof(json, soup), fc.array(fc.nat(5), { minLength: 1 }), (text, choices) => {
        const decorated = decorate(text, choices);
        const document = parseJson(decorated);
        const errors: ParseError[] = [];
        const options = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: false };
        const value = parseWithOracle(decorated.replace(/^\ufeff/, ''), errors, options);
        if (document.problems.length > 0) return;
        expect(errors).toEqual([]);
        // The oracle loses `__proto__`.
        if (!text.includes('__proto__')) expect(written(readValue(document))).toBe(written(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('that JSON.parse takes, decorated with comments, has no problem', () => {
    fc.assert(
      fc.property(json, fc.array(fc.nat(5), { minLength: 1 }), (text, choices) => {
        const document = parseJson(decorate(text, choices));
        expect(document.problems).toEqual([]);
        expect(written(readValue(document))).toBe(written(JSON.parse(text)));
      }),
      { numRuns: 300 },
    );
  });

  it('that JSON.parse refuses has a problem, unless comments or trailing commas are the reason', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { problems } = parseJson(text);
        if (problems.length > 0) return;
        const errors: ParseError[] = [];
        parseWithOracle(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
        expect(errors).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('has all its spans inside it, in order', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        for (const { start, end } of spansOf(parseJson(text))) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same of every part as of the whole', () => {
    fc.assert(
      fc.property(json, fc.array(fc.nat(5), { minLength: 1 }), (text, choices) => {
        const decorated = decorate(text, choices);
        for (const node of nodesOf(parseJson(decorated).root)) {
          const part = parseJson(decorated.slice(node.span.start, node.span.end));
          expect(part.problems).toEqual([]);
          expect(written(readValue(part))).toBe(written(toValue(node)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('half a text', () => {
  const whole = `\ufeff// A map
{
  "version": 1, /* the only one */
  "lane": "FIX7-P0",
  "blockers": [
    { "id": "FIX7-P0-A-1", "title": "caf\\u00e9 \\"x\\"", "owners": ["owner", "operator",], "n": -1.5e+3, "x": null },
    [true, false, []], {},
  ],
}
`;

  it('never throws, wherever it ends, and says that something is missing', () => {
    const end = whole.trimEnd().length;
    for (let length = 0; length < end; length += 1) {
      const { problems } = parseJson(whole.slice(0, length));
      expect(problems.length, whole.slice(0, length)).toBeGreaterThan(0);
      expect(problems.length, whole.slice(0, length)).toBeLessThanOrEqual(3);
    }
    expect(parseJson(whole).problems).toEqual([]);
  });

  it('never throws, whichever character is missing, and few problems follow from it', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const text = whole.slice(0, at) + whole.slice(at + 1);
      expect(parseJson(text).problems.length, text).toBeLessThanOrEqual(6);
    }
  });

  it('never throws, wherever it begins', () => {
    for (let at = 0; at < whole.length; at += 1) expect(() => parseJson(whole.slice(at))).not.toThrow();
  });
});
