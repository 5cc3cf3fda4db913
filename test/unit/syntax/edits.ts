import fc from 'fast-check';

/** What begins, ends, goes on with or swallows something else, on lines of its own or within one. */
const PIECES = [
  '# Options',
  'Standing production blockers (all OPEN)',
  '- LANE-A-SCOPE-1 — scope of the lane (owner + operator)',
  '  - LANE-B-SCOPE-2 — a list within a list',
  '1. one',
  '> quoted',
  '> - quoted list',
  '| option | preconditions |',
  '|---|---|',
  '| HOLD | none |',
  '| GO | LANE-A-SCOPE-1 resolved, `code \\| more`; [x][label] |',
  '| WAIT | <b>bold</b> &amp; <!-- unseen --> <span hidden> |',
  '[label]: b | c "a title',
  '-|-',
  '10. ten',
  'a row without a border',
  '===',
  '---',
  '```',
  '~~~ js',
  '    indented code',
  '\tindented by a tab',
  '<div hidden>',
  '</div>',
  '<!--',
  '-->',
  '<del>struck</del> and ~~struck~~',
  '[label]: blocker-map.json "a title',
  '"',
  '[x]: <',
  '- [x] a task',
  '**strong *and* `code`',
  '\\',
  '***',
  '<script>',
  '</script>',
  '<?php',
  '?>',
];
const FRAGMENTS = ['\n', '\n\n', '\r\n', '\r', ' ', '\t', '|', '-', '`', '>', '<', '#', '=', '~', '[', ']', 'x', ''];

export const lines = fc
  .array(fc.tuple(fc.constantFrom(...PIECES, ...PIECES, ''), fc.constantFrom('\n', '\n', '\n\n', '\r\n', '   \n')), {
    maxLength: 40,
  })
  .map((pairs) => pairs.flat().join(''));
/** What people write: lists and tables, up to so long, and text between them. */
const listsOf = (most: number) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          '# Options\n\n',
          '- LANE-A-SCOPE-1 — scope of the lane (owner + operator)\n',
          '1. one\n',
          'A paragraph of\ntwo lines.\n\n',
          '\n| option | preconditions |\n|---|---|\n| HOLD | none |\n',
          '| GO | LANE-A-SCOPE-1 |\n',
        ),
        fc.nat(most),
      ),
      { maxLength: 8 },
    )
    .map((runs) => runs.map(([piece, times]) => piece.repeat(times + 1)).join(''));
/** Now and then of hundreds of parts. */
export const mostly = fc.oneof({ weight: 9, arbitrary: listsOf(6) }, { weight: 1, arbitrary: listsOf(60) });
export const frontMatter = fc.constantFrom('', '', '---\nstatus: draft\n---\n', '\uFEFF');
const inserted = fc.oneof(fc.constantFrom(...FRAGMENTS), lines);

export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(300)),
  inserted,
});

export function edited(text: string, { at, removed, inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
