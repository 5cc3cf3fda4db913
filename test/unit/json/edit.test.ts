import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendEntries,
  insertProperty,
  type JsonFile,
  replaceValue,
  type TextEdit,
} from '../../../server/src/core/syntax/json/edit.ts';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { type JsonValue, toValue } from '../../../server/src/core/syntax/json/toValue.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { apply } from './apply.ts';
import { decorate } from './decorate.ts';

const fileOf = (text: string): JsonFile => ({ source: new SourceText(text), json: parseJson(text) });
const edited = (text: string, edit: (file: JsonFile) => TextEdit[]): string => apply(text, edit(fileOf(text)));

describe('a new property', () => {
  it.each([
    ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "new": 2\n}'],
    ['{\r\n\t"a": 1,\r\n}', '{\r\n\t"a": 1,\r\n\t"new": 2,\r\n}'],
    ['{\n  "a": 1 // one\n}', '{\n  "a": 1, // one\n  "new": 2\n}'],
    ['{\n  "a": 1, // one\n  // behind\n}', '{\n  "a": 1, // one\n  "new": 2,\n  // behind\n}'],
    ['{\n  "a": 1 /* one */ , // two\n}', '{\n  "a": 1 /* one */ , // two\n  "new": 2,\n}'],
    ['{\n  "a": 1, "b": 1\n}', '{\n  "a": 1, "b": 1, "new": 2\n}'],
    ['{\n  "a": 1, "b": 1 // one\n}', '{\n  "a": 1, "b": 1, // one\n  "new": 2\n}'],
    ['{ "a": 1 }', '{ "a": 1, "new": 2 }'],
    ['{ "a": 1, }', '{ "a": 1, "new": 2, }'],
    ['{ "a": 1 /* one */ }', '{ "a": 1, /* one */ "new": 2 }'],
    ['{"a":1}', '{"a":1,"new":2}'],
    ['{}', '{\n  "new": 2\n}'],
    ['{ }', '{\n  "new": 2\n}'],
    ['{\n}', '{\n  "new": 2\n}'],
    ['{ // nothing yet\n}', '{ // nothing yet\n  "new": 2\n}'],
    ['\ufeff{}', '\ufeff{\n  "new": 2\n}'],
  ])('in %j', (text, expected) => {
    expect(edited(text, (file) => insertProperty(file, [], 'new', 2))).toBe(expected);
  });

  it('goes behind the one that is named', () => {
    const text = '{\n  "a": 1, // one\n  "b": 2\n}';
    const expected = '{\n  "a": 1, // one\n  "new": 3,\n  "b": 2\n}';
    expect(edited(text, (file) => insertProperty(file, [], 'new', 3, 'a'))).toBe(expected);
    const commasFirst = '{\n  "a": 1\n, "b": 2\n}';
    expect(edited(commasFirst, (file) => insertProperty(file, [], 'new', 3, 'a'))).toBe(
      '{\n  "a": 1,\n  "new": 3\n, "b": 2\n}',
    );
  });

  it('goes where a path leads, with its own indentation', () => {
    const text = '{\n    "a": [\n        { "b": 1 },\n        {\n            "b": 1\n        }\n    ]\n}';
    expect(edited(text, (file) => insertProperty(file, ['a', 1], 'new', { c: [1, 2], d: [] }))).toBe(
      '{\n    "a": [\n        { "b": 1 },\n        {\n            "b": 1,\n            "new": {\n                "c": [1, 2],\n                "d": []\n            }\n        }\n    ]\n}',
    );
    expect(edited(text, (file) => insertProperty(file, ['a', 0], 'new', { c: [1, 2] }))).toContain(
      '{ "b": 1, "new": { "c": [1, 2] } }',
    );
  });

  it.each([
    ['one that is there', '{"new": 1}'],
    ['one whose value is still to come', '{"new": }'],
    ['one in a list', '[]'],
    ['one in an object that is not closed', '{"a": 1'],
  ])('is not %s', (_, text) => {
    expect(insertProperty(fileOf(text), [], 'new', 2)).toEqual([]);
  });
});

describe('a new entry', () => {
  const append = (text: string, value: JsonValue): string =>
    edited(text, (file) => appendEntries(file, [], 'list', [value]));
  const entry = { id: 'X', owners: ['a', 'b'] };

  it.each([
    [
      '{\n  "list": [\n    { "id": "W" }\n  ]\n}',
      '{\n  "list": [\n    { "id": "W" },\n    { "id": "X", "owners": ["a", "b"] }\n  ]\n}',
    ],
    [
      '{\n  "list": [\n    {\n      "id": "W"\n    }, // last\n  ]\n}',
      '{\n  "list": [\n    {\n      "id": "W"\n    }, // last\n    {\n      "id": "X",\n      "owners": ["a", "b"]\n    },\n  ]\n}',
    ],
    [
      '{\n  "list": [{\n    "id": "W"\n  }]\n}',
      '{\n  "list": [{\n    "id": "W"\n  }, {\n    "id": "X",\n    "owners": ["a", "b"]\n  }]\n}',
    ],
    ['{\n  "list": []\n}', '{\n  "list": [\n    {\n      "id": "X",\n      "owners": ["a", "b"]\n    }\n  ]\n}'],
    [
      '{\n  "list": [ // none yet\n  ],\n}',
      '{\n  "list": [ // none yet\n    {\n      "id": "X",\n      "owners": ["a", "b"]\n    }\n  ],\n}',
    ],
    ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "list": [\n    {\n      "id": "X",\n      "owners": ["a", "b"]\n    }\n  ]\n}'],
    ['{\n  "a": { "b": 1 }, "list": []\n}', '{\n  "a": { "b": 1 }, "list": [{ "id": "X", "owners": ["a", "b"] }]\n}'],
    ['{"a":1}', '{"a":1,"list":[{"id":"X","owners":["a","b"]}]}'],
    ['{ "list": [] }', '{ "list": [{ "id": "X", "owners": ["a", "b"] }] }'],
    ['{"list":[{"id":"W"}]}', '{"list":[{"id":"W"},{"id":"X","owners":["a","b"]}]}'],
  ])('in %j', (text, expected) => {
    expect(append(text, entry)).toBe(expected);
  });

  it('is not added to what is no list', () => {
    expect(appendEntries(fileOf('{"list": {}}'), [], 'list', [1])).toEqual([]);
    expect(appendEntries(fileOf('[]'), [], 'list', [1])).toEqual([]);
  });
});

describe('a value', () => {
  it('is replaced, and nothing around it', () => {
    expect(edited('{ "a": /* x */ "old" /* y */ }', (file) => replaceValue(file, ['a'], 'new'))).toBe(
      '{ "a": /* x */ "new" /* y */ }',
    );
    expect(replaceValue(fileOf('{}'), ['a'], 'new')).toEqual([]);
  });
});

describe('any text', () => {
  const json = fc
    .tuple(
      fc.object({ maxDepth: 3, values: [fc.string(), fc.integer(), fc.constant(null)] }),
      fc.constantFrom(0, 1, 2, '\t'),
    )
    .map(([value, indent]) => JSON.stringify(value, null, indent));
  const decorated = fc
    .tuple(json, fc.array(fc.nat(5), { minLength: 1 }), fc.boolean())
    .map(([text, choices, plain]) => (plain ? text : decorate(text, choices)));

  it('has what was added to it, and nothing else has changed', () => {
    fc.assert(
      fc.property(decorated, fc.boolean(), (text, toList) => {
        const file = fileOf(text);
        const name = 'a name that nobody generates';
        const added: JsonValue = { x: [1, { y: [] }] };
        const edits = toList ? appendEntries(file, [], name, [added]) : insertProperty(file, [], name, added);
        const result = parseJson(apply(text, edits));
        expect(result.problems).toEqual([]);
        const before = file.json.root && (toValue(file.json.root) as Record<string, JsonValue>);
        const expected = { ...before, [name]: toList ? [added] : added };
        expect(JSON.stringify(result.root && toValue(result.root))).toBe(JSON.stringify(expected));
        expect(result.comments).toHaveLength(file.json.comments.length);
      }),
      { numRuns: 500 },
    );
  });

  it('takes several entries as it takes one after the other', () => {
    const list = fc.constantFrom(
      '',
      '"list": [],',
      '"list": [1],',
      '"list": [{"a": 1}],',
      '"list": [{"a": 1},],',
      '"list": [\n1\n],',
      '"list": [\n{"a": 1}, // one\n],',
      '"list": [ /* none */ ],',
      '"list": [ // none\n],',
    );
    const entry = (turn: number): JsonValue => ({ turn, owners: [turn] });
    fc.assert(
      fc.property(decorated, list, fc.integer({ min: 1, max: 4 }), (text, list, count) => {
        // An object without anything in it shows nothing of how the text is laid out.
        const whole = text.replace('{', `{"version": 1,${list}`);
        let current = whole;
        for (let turn = 0; turn < count; turn += 1)
          current = edited(current, (file) => appendEntries(file, [], 'list', [entry(turn)]));
        const { root, problems } = parseJson(current);
        expect(problems).toEqual([]);
        const turns = Array.from({ length: count }, (_, turn) => entry(turn));
        expect(root && (toValue(root) as Record<string, JsonValue[]>).list?.slice(-count)).toEqual(turns);
        expect(edited(whole, (file) => appendEntries(file, [], 'list', turns))).toBe(current);
      }),
      { numRuns: 500 },
    );
  });
});
