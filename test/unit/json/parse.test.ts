import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { toValue } from '../../../server/src/core/syntax/json/toValue.ts';

const readValue = (text: string): unknown => {
  const { root } = parseJson(text);
  return root === undefined ? undefined : toValue(root);
};

/** Each problem as the text that it marks and what it says about it. */
const problemsOf = (text: string): [string, string][] =>
  parseJson(text).problems.map(({ span, message }) => [text.slice(span.start, span.end), message]);

describe('what JSON allows', () => {
  it.each([
    ['"text"', 'text'],
    ['-12.50e+1', -125],
    ['1e999', Number.POSITIVE_INFINITY],
    ['-0', -0],
    ['[true, false, null]', [true, false, null]],
    ['{ }', {}],
    [' [ ] ', []],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00"', '"\\/\b\f\n\r\té😀'],
    ['"\\ud800 alone"', '\ud800 alone'],
    ['"\u2028 \u00a0 \u007f"', '\u2028 \u00a0 \u007f'],
  ])('reads %s', (text, value) => {
    expect(readValue(text)).toEqual(value);
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('what comments and commas add', () => {
  it.each([
    ['// before\n{"a": /* in between */ 1}\r\n// behind', { a: 1 }],
    ['[1, 2,]', [1, 2]],
    ['{"a": 1, /* last */ }', { a: 1 }],
    ['\ufeff{"a": 1}', { a: 1 }],
    ['"// no comment /* either */"', '// no comment /* either */'],
    ['[1/**/,/***/2]// end', [1, 2]],
  ])('reads %j', (text, value) => {
    expect(readValue(text)).toEqual(value);
    expect(problemsOf(text)).toEqual([]);
  });

  it('keeps the places of comments', () => {
    const text = '// one\n{ /* two */ }';
    expect(parseJson(text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(['// one', '/* two */']);
  });

  it('reads a byte order mark over at the beginning only', () => {
    expect(problemsOf('[\ufeff1]')).toEqual([['\ufeff', 'The character U+FEFF has no place outside a string.']]);
  });
});

describe('what is missing', () => {
  const comma = 'A comma is missing between this property and the one before it.';
  const entryComma = 'A comma is missing between this entry and the one before it.';
  const colon = 'A colon is missing between the property name and this value.';
  const value = 'The value of this property is missing.';
  const colonAndValue = 'A colon and a value are missing behind this property name.';
  const quote = 'The closing quote of this string is missing.';
  const unclosedObject = 'This { is never closed: its } is missing.';
  it.each<[string, unknown, [string, string][]]>([
    ['', undefined, [['', 'The file holds no value.']]],
    [' // nothing\n', undefined, [['', 'The file holds no value.']]],
    ['{"a": 1 "b": 2}', { a: 1, b: 2 }, [['"b"', comma]]],
    ['[1 2]', [1, 2], [['2', entryComma]]],
    ['[{} {}]', [{}, {}], [['{', entryComma]]],
    ['{"a" 1}', { a: 1 }, [['1', colon]]],
    ['{"a": , "b": 2}', { b: 2 }, [['"a"', value]]],
    ['{"a": }', {}, [['"a"', value]]],
    ['{"a": "b": 2}', { b: 2 }, [['"a"', value]]],
    ['{"a"}', {}, [['"a"', colonAndValue]]],
    ['{"a"\n"b": 2}', { b: 2 }, [['"a"', colonAndValue]]],
    ['{"a" /* x */\n"b" // y\n : 2}', { b: 2 }, [['"a"', colonAndValue]]],
    ['{"a\n"b": 2}', { b: 2 }, [['"a', quote]]],
    ['{"a": "x,\n"b": 2}', { a: 'x', b: 2 }, [['"x', quote]]],
    ['["x,\r\n"y"]', ['x', 'y'], [['"x', quote]]],
    ['{"a: [1],\n"b": 2}', { a: [1], b: 2 }, [['"a', quote]]],
    ['{"a": "x  \n}', { a: 'x' }, [['"x', quote]]],
    ['"x\\', 'x', [['"x\\', quote]]],
    ['{"a": [1, 2}', { a: [1, 2] }, [['}', 'A ] is missing before this }.']]],
    ['{"a": [[[1}', { a: [[[1]]] }, [['}', 'A ] is missing before this }.']]],
    ['[{"a": 1]', [{ a: 1 }], [[']', 'A } is missing before this ].']]],
    [
      '[{"a": ]',
      [{}],
      [
        ['"a"', value],
        [']', 'A } is missing before this ].'],
      ],
    ],
    ['{"a": {"b": [', { a: { b: [] } }, [['[', 'This [ is never closed: its ] is missing.']]],
    ['{"a": 1', { a: 1 }, [['{', unclosedObject]]],
    [
      '{"a":',
      {},
      [
        ['{', unclosedObject],
        ['"a"', value],
      ],
    ],
    [
      '{"a"',
      {},
      [
        ['{', unclosedObject],
        ['"a"', colonAndValue],
      ],
    ],
    [
      '{"a',
      {},
      [
        ['{', unclosedObject],
        ['"a', quote],
      ],
    ],
    ['1 /* x', 1, [['/*', 'This comment is never closed: its */ is missing.']]],
    ['1 /*/', 1, [['/*', 'This comment is never closed: its */ is missing.']]],
  ])('in %j', (text, expected, problems) => {
    expect(readValue(text)).toEqual(expected);
    expect(problemsOf(text)).toEqual(problems);
  });
});

describe('what is too much or in the wrong place', () => {
  const stray = (code: string): string => `The character U+${code} has no place outside a string.`;
  it.each<[string, unknown, [string, string][]]>([
    ['1 2', 1, [['2', 'The file holds one value only; this stands behind its end.']]],
    ['{} x y', {}, [['x y', 'The file holds one value only; this stands behind its end.']]],
    ['{"a": 1}}', { a: 1 }, [['}', 'The file holds one value only; this stands behind its end.']]],
    ['] 1', 1, [[']', 'A value must stand before this ].']]],
    ['[1}]', [1], [['}', 'This } closes nothing; ] is due.']]],
    ['{"a":: 1}', { a: 1 }, [[':', 'One colon is enough.']]],
    [
      '[,1,,2]',
      [1, 2],
      [
        [',', 'A value is missing before this comma.'],
        [',', 'A value is missing before this comma.'],
      ],
    ],
    ['{,"a": 1}', { a: 1 }, [[',', 'A property is missing before this comma.']]],
    ['{"a": 1,,}', { a: 1 }, [[',', 'A property is missing before this comma.']]],
    ['["a": 1]', [{ a: 1 }], [['"a"', 'A { is missing before this property.']]],
    ['[ "a": 1, "b": 2 }, {"c": 3}]', [{ a: 1, b: 2 }, { c: 3 }], [['"a"', 'A { is missing before this property.']]],
    ['[1: 2]', [1, 2], [[':', 'A colon has no place in a list; entries are separated by commas.']]],
    ['{: 1}', {}, [[':', 'A property name is missing before this colon.']]],
    ['{{"b": 1}, "a": 1}', { a: 1 }, [['{', 'A property name is missing before this value.']]],
    ['{"a": 1 [2], "b": 3}', { a: 1, b: 3 }, [['[', 'A comma and a property name are missing before this value.']]],
    ['[1,\u00a02]', [1, 2], [['\u00a0', stray('00A0')]]],
    ['[1,\u200b\u200b2]', [1, 2], [['\u200b\u200b', stray('200B')]]],
    ['[1,\u00002]', [1, 2], [['\0', stray('0000')]]],
    ['[1\f]', [1], [['\f', stray('000C')]]],
  ])('in %j', (text, expected, problems) => {
    expect(readValue(text)).toEqual(expected);
    expect(problemsOf(text)).toEqual(problems);
  });
});

describe('what is malformed', () => {
  const noValue = (word: string): string => `${word} is no JSON value; a text must stand in double quotes.`;
  const quotes = 'A property name must stand in double quotes.';
  it.each<[string, unknown, [string, string][]]>([
    ['[01]', [1], [['01', 'A number may not begin with a needless 0.']]],
    ['[1.]', [1], [['1.', 'A digit must follow the decimal point.']]],
    ['[.5]', [0.5], [['.5', 'A digit must stand before the decimal point.']]],
    ['[+1]', [1], [['+1', 'A number may not begin with +.']]],
    ['[0x10]', [16], [['0x10', 'This is not how JSON writes a number.']]],
    ['[1e]', ['1e'], [['1e', noValue('1e')]]],
    ['[-]', ['-'], [['-', noValue('-')]]],
    ['[NaN]', ['NaN'], [['NaN', noValue('NaN')]]],
    ['[-Infinity]', ['-Infinity'], [['-Infinity', noValue('-Infinity')]]],
    ['{"on": 2026-06-20}', { on: '2026-06-20' }, [['2026-06-20', noValue('2026-06-20')]]],
    [
      '[True, nul]',
      ['True', 'nul'],
      [
        ['True', noValue('True')],
        ['nul', noValue('nul')],
      ],
    ],
    ['[some words, 1]', ['some words', 1], [['some words', noValue('some words')]]],
    [`[${'x'.repeat(60)}]`, ['x'.repeat(60)], [['x'.repeat(60), noValue(`${'x'.repeat(40)}…`)]]],
    ['[one", "two"]', ['one', 'two'], [['one"', 'The opening quote of this string is missing.']]],
    ['{a": 1}', { a: 1 }, [['a"', quotes]]],
    ["['single']", ['single'], [["'single'", 'A string must stand in double quotes.']]],
    ["{'a': 1}", { a: 1 }, [["'a'", quotes]]],
    [
      '{a: 1, true: 2}',
      { a: 1, true: 2 },
      [
        ['a', quotes],
        ['true', quotes],
      ],
    ],
    ['"a\\qb"', 'aqb', [['\\q', '\\q is no escape of JSON; a backslash itself is written \\\\.']]],
    ['"\\😀"', '😀', [['\\😀', '\\😀 is no escape of JSON; a backslash itself is written \\\\.']]],
    ['"\\u12 "', ' ', [['\\u12', 'Four hexadecimal digits must follow \\u.']]],
    ['"a\tb"', 'a\tb', [['\t', 'A control character in a string must be written as an escape, here \\u0009.']]],
    ['"\0\0"', '\0\0', [['\0\0', 'A control character in a string must be written as an escape, here \\u0000.']]],
    ['[/]', ['/'], [['/', noValue('/')]]],
  ])('in %j', (text, expected, problems) => {
    expect(readValue(text)).toEqual(expected);
    expect(problemsOf(text)).toEqual(problems);
  });
});

describe('duplicate keys', () => {
  const duplicatesOf = (text: string): [string, number, number][] =>
    parseJson(text).duplicateKeys.map(({ key, first }) => [key.value, key.span.start, first.start]);

  it('are found in every object, with the place of the first', () => {
    expect(duplicatesOf('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3, "a": 4}')).toEqual([
      ['c', 23, 15],
      ['a', 32, 1],
      ['a', 40, 1],
    ]);
  });

  it('are found when one is written with escapes', () => {
    expect(duplicatesOf('{"ab": 1, "\\u0061b": 2}')).toEqual([['ab', 10, 1]]);
  });

  it('are found among many', () => {
    const keys = Array.from({ length: 100 }, (_, index) => `"k${index}": 0`).join(', ');
    expect(duplicatesOf(`{${keys}, "k7": 1}`).map(([key]) => key)).toEqual(['k7']);
  });

  it('are not seen in names that every object inherits', () => {
    expect(duplicatesOf('{"__proto__": 1, "constructor": 2, "toString": 3}')).toEqual([]);
    expect(duplicatesOf('{"__proto__": 1, "__proto__": 2}')).toEqual([['__proto__', 17, 1]]);
  });
});

describe('hostile input', () => {
  it.each(['[', '{"a":', '[{"a":'])('100,000 nested %s are one syntax problem about the depth', (opener) => {
    for (const text of [opener.repeat(100_000), `${opener.repeat(100_000)}1`]) {
      expect(parseJson(text).problems.map(({ message }) => message)).toEqual([
        'Brackets may not stand deeper than 512 in each other; what is in this one is not read.',
      ]);
    }
  });

  it('reads on behind what is nested too deep', () => {
    const deep = '['.repeat(600) + ']'.repeat(600);
    const { problems, root } = parseJson(`{"deep": ${deep}, "next": 1}`);
    expect(problems).toHaveLength(1);
    expect(root && Object.keys(toValue(root) as object)).toEqual(['deep', 'next']);
  });

  it('takes 512 levels', () => {
    expect(parseJson('['.repeat(512) + ']'.repeat(512)).problems).toEqual([]);
  });

  it.each([
    ['one long line', `[${'"some text", '.repeat(700_000)}]`],
    ['one long string', `"${'x'.repeat(10_000_000)}"`],
    ['one long unclosed string', `"${'\\n'.repeat(5_000_000)}`],
    ['blanks alone', ' '.repeat(10_000_000)],
    ['one word', 'x'.repeat(10_000_000)],
    ['commas alone', ','.repeat(1_000_000)],
    ['keys alone', `{${'"a" '.repeat(1_000_000)}`],
    ['keys and blanks', `{"a"${' '.repeat(10_000_000)}"b": 1`],
    ['comment openers', '/*'.repeat(3_000_000)],
    ['closers alone', `[${'}'.repeat(1_000_000)}`],
  ])('reads %s of many megabytes', (_, text) => {
    expect(() => parseJson(text)).not.toThrow();
  });

  it('stops counting problems where nobody reads them any more', () => {
    expect(parseJson(','.repeat(100_000)).problems).toHaveLength(200);
  });

  it('knows no property that the text does not have', () => {
    const value = readValue('{}') as Record<string, unknown>;
    const inherited = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];
    expect(inherited.filter((name) => name in value)).toEqual([]);
  });

  it('takes __proto__ for a key like any other', () => {
    const value = readValue('{"__proto__": {"polluted": true}}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
