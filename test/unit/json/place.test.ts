import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { nodeAt, placeAt } from '../../../server/src/core/syntax/json/place.ts';

/** What stands at the `|` of a text. */
function place(marked: string): [string, string, number] | undefined {
  const found = placeAt(parseJson(marked.replace('|', '')), marked.indexOf('|'));
  return found && [found.path.join('/'), found.where, found.chain.length];
}

describe('placeAt', () => {
  it.each<[string, [string, string, number] | undefined]>([
    ['{"a": [1, {"b": "x|y"}]}', ['a/1/b', 'value', 4]],
    ['{"a": [1, {"b|": "xy"}]}', ['a/1/b', 'key', 3]],
    ['{"a": [1, {|"b": "xy"}]}', ['a/1/b', 'key', 3]],
    ['{"a": [1, {"b": "xy" |}]}', ['a/1', 'object', 3]],
    ['{"a": [1, | {"b": "xy"}]}', ['a', 'array', 2]],
    ['{"a": [|]}', ['a', 'array', 2]],
    ['{"a": 12|}', ['a', 'value', 2]],
    ['{"a": |}', ['a', 'value', 1]],
    ['{"a":|}', ['a', 'value', 1]],
    ['{"a": |, "b": 1}', ['a', 'value', 1]],
    ['{"a": \n|\n "b": 1}', ['a', 'value', 1]],
    ['{"a": 1, |}', ['', 'object', 1]],
    ['{"a": 1, | "b": 2}', ['', 'object', 1]],
    ['{"a"| : 1}', ['a', 'key', 1]],
    ['{"a" |: 1}', ['a', 'value', 1]],
    ['{"a": PRO|}', ['a', 'value', 2]],
    ['{ |', ['', 'object', 1]],
    ['{"a": |', ['a', 'value', 1]],
    ['{"a": [|', ['a', 'array', 2]],
    ['{"a": {}|', ['a', 'value', 2]],
    ['{"a|', ['a', 'key', 1]],
    ['|{}', ['', 'value', 1]],
    ['{}|', ['', 'value', 1]],
    ['{} |', undefined],
    ['|', undefined],
  ])('in %j', (marked, expected) => {
    expect(place(marked)).toEqual(expected);
  });

  it('gives the property of a key and of a value, not of what lies around them', () => {
    const document = parseJson('{"a": {"b": 1 } }');
    expect(placeAt(document, 8)?.property?.key.value).toBe('b');
    expect(placeAt(document, 12)?.property?.key.value).toBe('b');
    expect(placeAt(document, 14)?.property).toBeUndefined();
  });
});

describe('paths', () => {
  const text = '{"a": [1, {"b": null}], "a": [2]}';
  const document = parseJson(text);

  it('lead to nodes, and of duplicate keys to the last', () => {
    expect(nodeAt(document, [])).toBe(document.root);
    expect(nodeAt(document, ['a', 0])).toMatchObject({ type: 'number', value: 2 });
  });

  it('lead nowhere where nothing stands', () => {
    expect(nodeAt(document, ['a', 1])).toBeUndefined();
    expect(nodeAt(document, ['a', 'length'])).toBeUndefined();
    expect(nodeAt(document, ['toString'])).toBeUndefined();
    expect(nodeAt(parseJson(''), [])).toBeUndefined();
  });

  it('are found by offset', () => {
    expect(placeAt(document, text.indexOf('null'))?.path).toEqual(['a', 1, 'b']);
    expect(placeAt(document, text.indexOf('null'))?.chain.at(-1)).toMatchObject({ type: 'null' });
    expect(placeAt(document, text.indexOf('"b"'))?.chain.at(-1)).toMatchObject({ type: 'object' });
  });
});
