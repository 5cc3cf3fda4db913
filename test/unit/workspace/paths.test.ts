import { describe, expect, test } from 'vitest';
import { isPlainPath, resolvePath } from '../../../server/src/workspace/paths.ts';
import { canonicalUri, childOf, foldersUpTo, touchedBy } from '../../../server/src/workspace/uris.ts';

const resolve = (path: string) => {
  const target = resolvePath(path, 'file:///ws/a', 'file:///ws');
  return target.kind === 'inside' ? target.uri : target.kind;
};

describe('a path that a packet or map writes', () => {
  test.each([
    ['map.json', 'file:///ws/a/map.json'],
    ['./b/../map.json', 'file:///ws/a/map.json'],
    ['../map.json', 'file:///ws/map.json'],
    ['../../ws/map.json', 'file:///ws/map.json'],
    ['100%.md', 'file:///ws/a/100%25.md'],
    ['a b#c?d.md', 'file:///ws/a/a%20b%23c%3Fd.md'],
    ['', 'file:///ws/a'],
    ['b//c.md', 'file:///ws/a/b/c.md'],
    ['notes/10:30.md', 'file:///ws/a/notes/10%3A30.md'],
  ])('%s leads to %s', (path, uri) => {
    expect(resolve(path)).toBe(uri);
  });

  test.each([
    '../../map.json',
    '../../wsx/map.json',
    '../../../../../etc/passwd',
    '/ws/a/map.json',
    'C:/map.json',
    'c:map.json',
    '\\\\server\\share\\map.json',
    '..\\map.json',
    'map\ud83d.json',
    '\udc00/map.json',
    'file:///ws/a/map.json',
    'https://example.org/map.json',
    '%2e%2e/map.json',
    '.%2e/map.json',
    '%252e%252e/map.json',
    'b%2f..%2f..%2fmap.json',
    'b%5cmap.json',
  ])('%s leads outside', (path) => {
    expect(resolve(path)).toBe('outside');
  });
});

describe('URIs', () => {
  test.each([
    ['file:///ws/', 'file:///ws'],
    ['file:///C:/ws', 'file:///c%3A/ws'],
    ['file:///c%3a/ws', 'file:///c%3A/ws'],
    ['file:///ws/a(b)@c.md', 'file:///ws/a%28b%29%40c.md'],
    ['file:///ws/ä.md', 'file:///ws/%C3%A4.md'],
    ['file:///', 'file://'],
  ])('%s is written %s', (uri, canonical) => {
    expect(canonicalUri(uri)).toBe(canonical);
  });

  test('a child of the file system root is canonical', () => {
    expect(childOf(canonicalUri('file:///'), 'a b')).toBe(canonicalUri('file:///a b'));
  });

  test('the folders up to a root end with it, and are none outside of it', () => {
    expect(foldersUpTo('file:///ws/a/b', 'file:///ws')).toEqual(['file:///ws/a/b', 'file:///ws/a', 'file:///ws']);
    expect(foldersUpTo('file:///wsx', 'file:///ws')).toEqual([]);
  });

  test('an event concerns its place and what lies below', () => {
    const isTouched = touchedBy(['file:///ws/a']);
    expect(['file:///ws/a', 'file:///ws/a/b/c.md', 'file:///ws/ab', 'file:///ws'].map(isTouched)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a path that says plainly which file it means', () => {
  test.each(['a.md', './a.md', '../a.md', '../../x/a.md', 'x//a.md', 'x/./a.md', './../a.md', 'x/...md'])(
    '%s does',
    (path) => {
      expect(isPlainPath(path)).toBe(true);
    },
  );

  // Behind a link to a folder `..` is another place than by the letters.
  test.each(['x/../a.md', '../x/../a.md', 'x/y/../../a.md', 'a.md/', 'a.md/.', 'a.md/..', '..', '.', ''])(
    '%j does not',
    (path) => {
      expect(isPlainPath(path)).toBe(false);
    },
  );
});
