import { describe, expect, test } from 'vitest';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { evaluatedPacket, evaluatedText, optionOf } from '../../support/evaluate.ts';

/*
 * Edits that somebody could make to have more authorised than is shown, and that a reviewer could look past: each
 * changes what a program reads and not, or hardly, what a person sees.
 */

const EVIDENCE = [{ kind: 'document', url: 'https://example.org/x', recordedBy: 'owner', recordedOn: '2026-06-01' }];
const RESOLVED = {
  id: 'L-0-A-1',
  title: 'A',
  owners: ['owner'],
  status: 'RESOLVED',
  resolvedBy: 'owner',
  resolvedOn: '2026-06-01',
  evidence: EVIDENCE,
};
const OPEN = { id: 'L-0-B-2', title: 'B', owners: ['owner'], status: 'OPEN' };
const MAP = { version: 1, lane: 'L-0', blockers: [RESOLVED, OPEN] };
const DECIDED = 'Decided by: owner\n\nDecided on: 2026-06-10\n';
const SELECTED = `Selected: GO_LIVE\n\n${DECIDED}`;

interface Parts {
  readonly frontMatter?: string;
  readonly header?: string;
  readonly row?: string;
  readonly behind?: string;
  readonly decision?: string;
}

const packet = ({
  frontMatter = '',
  header = '| option | what it authorizes | preconditions |\n|---|---|---|',
  row = '| GO_LIVE | a thing | L-0-A-1 |',
  behind = '',
  decision = SELECTED,
}: Parts): string =>
  `${frontMatter === '' ? '' : `---\n${frontMatter}\n---\n`}# A decision packet

## Options (owner/GPT chooses exactly one; default HOLD_ALL)

${header}
| HOLD_ALL (default) | nothing | none |
${row}

${behind}

${decision}`;

const inForce = (parts: Parts) => evaluatedText(packet(parts), { map: MAP }).decision.inForce;
const isAvailable = (cell: string) =>
  optionOf(evaluatedText(packet({ row: `| GO_LIVE | a thing | ${cell} |` }), { map: MAP }), 'GO_LIVE').available;

test('without any such edit the option is in force', () => {
  expect(inForce({})).toBe('GO_LIVE');
  expect(isAvailable('L-0-A-1')).toBe(true);
  expect(isAvailable('L-0-A-1 (proven)')).toBe(false);
});

describe('a precondition asks for no less than its reader sees', () => {
  test.each([
    'prоven',
    'prοven',
    'prօven',
    'proνen',
    'proᴠen',
    'рroven',
    'ⲣroven',
    'prov℮n',
    'prȯven',
    'pꭇoven',
    'proѵen',
    'ᴘʀᴏᴠᴇɴ',
    'ⓟⓡⓞⓥⓔⓝ',
    '𝐩𝐫𝐨𝐯𝐞𝐧',
    'ᏢᎡOVEN',
    'ꓑROVEN',
    'PR0VEN',
    'proven_',
    'pro\u2063ven',
    'pro&shy;ven',
    'pro<wbr>ven',
    'pro<!-- -->ven',
    'prov**en**',
    '![proven](x.png)',
  ])('the level: %s', (word) => {
    expect(isAvailable(`L-0-A-1 ${word}`)).toBe(false);
  });

  test.each([
    'L–0–B–2',
    'L‑0‑B‑2',
    'L-0-В-2',
    'L-0-Ᏼ-2',
    'L-0-ꓐ-2',
    'L-0-B-２',
    'L-0-B\u034F-2',
    'L-0-B\uFE0E-2',
    'L-0-B\u3164-2',
    'L-0-B\u{E0041}-2',
    'L-0-Ḅ-2',
    'L-0-B&#8203;-2',
    'l-0-b-2',
    'L-0-B_2',
    'L-0-**B**-2',
    '![L-0-B-2](x.png)',
  ])('a blocker beside another one: %s', (word) => {
    expect(isAvailable(`L-0-A-1 after ${word}`)).toBe(false);
  });

  test.each(['ALL blосkers', 'ALL blօckers', 'ALL\u00A0blockers', 'ALL\u2003blockers', 'AᏞᏞ blockers'])(
    'all blockers: %s',
    (words) => {
      expect(isAvailable(`L-0-A-1 & ${words}`)).toBe(false);
    },
  );

  test.each([
    ['a picture, whatever it shows', 'none ![](x.png)'],
    ['words that are hidden by an attribute', 'none <span hidden>L-0-B-2</span>'],
    ['words in a hidden element alone', '<span style="display:none">none</span>'],
    ['what a control of the writing direction shows elsewhere', 'none\u2067'],
    ['what one tilde strikes, for some', '~none~'],
    ['a footnote', 'none[^1]'],
    ['a range of IDs', 'L-0-A-1–L-0-A-4'],
  ])('%s', (_, cell) => {
    expect(isAvailable(cell)).toBe(false);
  });

  test('a row is not available when a control in one cell shows another one elsewhere', () => {
    const row = '| GO_LIVE | a thing \u2067L-0-B-2\u200F | none |';
    expect(optionOf(evaluatedText(packet({ row }), { map: MAP }), 'GO_LIVE').available).toBe(false);
  });

  test.each([
    ['L-0-A-1 (готово, α-Test, 5 μm, naïve)', 'words of other languages'],
    ['L-0-A-1 – done', 'a dash between blanks'],
    ['L-0-A-1 (step-by-step-2, see KB-9)', 'words that are no IDs'],
    ['L-0-A-1 (~5 min, then ~10 min)', 'tildes that strike nothing'],
  ])('%s is what it looks like: %s', (cell) => {
    expect(isAvailable(cell)).toBe(true);
  });
});

describe('a selection counts only where every reader sees it', () => {
  test.each<[string, string]>([
    ['in the words of a picture', `![Selected: GO_LIVE](logo.png)\n\n${DECIDED}`],
    ['a picture as its value', `Selected: ![GO_LIVE](logo.png)\n\n${DECIDED}`],
    ['in a hidden element', `<div hidden>\n\n${SELECTED}\n\n</div>`],
    ['in an element with a style', `<div style="display:none">\n\n${SELECTED}\n\n</div>`],
    ['in an element with a class', `<p class='sr-only'>\n\n${SELECTED}\n\n</p>`],
    ['in a template', `<template>\n\n${SELECTED}\n\n</template>`],
    ['in a dialog', `<dialog>\n\n${SELECTED}\n\n</dialog>`],
    ['where an end tag seems to close the hidden element', `<div hidden><!-- </div> -->\n\n${SELECTED}`],
    ['where a quoted end tag seems to close it', `<div hidden title="</div>">\n\n${SELECTED}`],
    ['where an end tag in a text area seems to close it', `<div hidden><textarea></div>\n\n${SELECTED}`],
    ['where an end tag in a table seems to close it', `<div hidden><table><td></div>\n\n${SELECTED}`],
    ['where an element of its own name closes', `<div hidden><div></div>\n\n${SELECTED}`],
    ['behind a tag that is never finished', `<div title="\n\n${SELECTED}\n\n">`],
    ['behind a comment that is never finished', `<div><!-- \n\n${SELECTED}\n\n-->`],
    ['behind a comment that ends early', `<div><!-- --!> <div hidden> -->\n\n${SELECTED}`],
    ['behind a tag in the line of a comment', `<!-- x --> <div hidden>\n\n${SELECTED}`],
    ['in a hidden part of its line', `<span hidden>Selected: GO_LIVE</span>\n\n${DECIDED}`],
    ['in struck-through paragraphs', `<del>\n\n${SELECTED}\n\n</del>`],
    ['behind an element that strikes what follows', `Withdrawn: <s>\n\n${SELECTED}`],
    ['struck by one tilde', `Selected: ~GO_LIVE~\n\n${DECIDED}`],
    ['in a footnote', `x[^1]\n\n[^1]:\n    Selected: GO_LIVE\n\n${DECIDED}`],
    ['beside another one, whose label only looks like one', `Sеlected: HOLD_ALL\n\n${SELECTED}`],
    ['beside another one with a full-width colon', `Selected： HOLD_ALL\n\n${SELECTED}`],
    ['by a decider who only looks like a chooser', SELECTED.replace('owner', 'оwner')],
    ['by a decider beside one whom nobody sees', `${SELECTED}\n\n<span hidden>Decided by: GPT</span>`],
  ])('%s', (_, decision) => {
    expect(inForce({ decision })).not.toBe('GO_LIVE');
  });

  test.each(['GO_LIVE ~(selected)~', 'GO_LIVE ![(selected)](x.png)', '![[x]](x.png) GO_LIVE'])(
    'nor by a mark in the table that is not seen: %s',
    (cell) => {
      expect(inForce({ row: `| ${cell} | a thing | L-0-A-1 |`, decision: DECIDED })).not.toBe('GO_LIVE');
    },
  );

  test.each([
    ['in a collapsed section', `<details><summary>Decision</summary>\n\n${SELECTED}\n\n</details>`],
    ['behind a hidden element that is closed', `<div hidden>\n\nx\n\n</div>\n\n${SELECTED}`],
    ['behind words in colour', `<span style="color: red">Attention!</span>\n\n${SELECTED}`],
    ['behind a placeholder in angle brackets', `Ticket: <your ticket here>\n\n${SELECTED}`],
    ['behind a picture in another line', `![logo](logo.png)\n\n${SELECTED}`],
    ['beside struck-through words', `Selected: <del>HOLD_ALL</del> GO_LIVE\n\n${DECIDED}`],
  ])('it does count %s', (_, decision) => {
    expect(inForce({ decision })).toBe('GO_LIVE');
  });
});

describe('what takes a selection out of force does so however it is written', () => {
  test.each([
    'Nо option is selected.',
    'Nօ option is selected.',
    'N&#111; option is selected.',
    'No&#8203; option is selected.',
    '**No** *option* is _selected_.',
    '<span hidden>If </span>No option is selected.',
    '![If ](x.png)No option is selected.',
  ])('%s', (behind) => {
    expect(inForce({ behind })).not.toBe('GO_LIVE');
  });

  test.each([
    'Suреrseded by: another',
    'Supersedeԁ by: another',
    'Superseded by： another',
    '![!](x.png) Superseded by: x',
  ])('%s', (behind) => {
    expect(inForce({ behind })).not.toBe('GO_LIVE');
  });

  test.each([
    'stаtus: superseded',
    'sta\u200Btus: superseded',
    '"status ": superseded',
    'Status: superseded',
    'STATUS: draft',
    'status: supersedеd',
    'status: [active, superseded]',
    'status: { is: superseded }',
    'status: !x superseded',
    'status:\n  - superseded',
    'x: &a superseded\nstatus: *a',
    '<<: { status: superseded }',
    'chооsers: [GPT]',
    'x: &a [GPT]\nchoosers: *a',
    'choosers: ~',
    'x: &a HOLD_ALL\nselected: *a',
    'selected: { is: HOLD_ALL }',
    'selected: HОLD_ALL',
    'dеfault: HOLD_ALL',
    'seӏected: HOLD_ALL',
  ])('front matter: %s', (frontMatter) => {
    expect(inForce({ frontMatter })).not.toBe('GO_LIVE');
  });
});

describe('front matter that is seen', () => {
  test.each([
    ['a hidden character before it', '\u200B---\nstatus: superseded\n---\n'],
    ['a blank line before it', '\n---\nstatus: superseded\n---\n'],
    ['a blank before its first line', ' ---\nstatus: superseded\n---\n'],
    ['another dash in its first line', '–--\nstatus: superseded\n---\n'],
    ['a hidden character in its last line', '---\nstatus: superseded\n---\u200B\n'],
    ['another hyphen in its last line', '---\nstatus: superseded\n-‑-\n'],
  ])('breaks the packet where it is none: %s', (_, frontMatter) => {
    const { decision } = evaluatedText(frontMatter + packet({}), { map: MAP });
    expect([decision.inForce, decision.reason]).toEqual([undefined, 'no-default']);
  });

  test('is not looked for behind a thematic break', () => {
    const { decision } = evaluatedText(`\n---\n\n${packet({})}\n\n---\n`, { map: MAP });
    expect(decision.inForce).toBe('GO_LIVE');
  });
});

describe('the table that is seen is the one that is read', () => {
  const other =
    '| option | what it authorizes | preconditions |\n|---|---|---|\n| HOLD_ALL | nothing | none |\n| GO_LIVE | a | none |';

  test.each(['op\u200Btion', 'оption', 'op&shy;tion', 'ｏption', '<span hidden>x</span>option'])(
    'a header cell %s does not hand over to a table below',
    (title) => {
      const header = `| ${title} | what it authorizes | preconditions |\n|---|---|---|`;
      expect(inForce({ header, row: '| GO_LIVE | a thing | L-0-B-2 |', behind: other })).not.toBe('GO_LIVE');
    },
  );

  test.each(['precоnditions', 'pre\u00ADconditions', 'ᴘʀᴇᴄᴏɴᴅɪᴛɪᴏɴs'])(
    'nor does a column %s to one beside it',
    (title) => {
      const header = `| option | what it authorizes | ${title} | preconditions |\n|---|---|---|---|`;
      expect(inForce({ header, row: '| GO_LIVE | a thing | L-0-B-2 | L-0-A-1 |' })).not.toBe('GO_LIVE');
    },
  );

  test('nor does a table that is hidden to the one that is shown', () => {
    const hidden = `<div hidden>\n\n${other}\n\n</div>\n\n`;
    const text = packet({ row: '| GO_LIVE | a thing | L-0-B-2 |' }).replace('## Options', `${hidden}## Options`);
    expect(evaluatedText(text, { map: MAP }).decision.inForce).not.toBe('GO_LIVE');
  });
});

/** A packet whose one option needs a grant, a blocker or all of them, against the text of a map. */
function isMet(cell: string, map: string): boolean {
  const { options } = evaluatedText(packet({ row: `| GO_LIVE | a thing | ${cell} |` }), { map });
  return options.some((option) => option.available && !option.isDefault);
}

const GRANT = {
  id: 'RUN',
  owners: ['owner'],
  status: 'GRANTED',
  grantedBy: 'owner',
  grantedOn: '2026-06-01',
  reference: 'acts/a.md',
};

describe('a map says what its readers see', () => {
  const withGrant = (rest: string) =>
    `{"version":1,"lane":"L-0","blockers":[],"grants":[${JSON.stringify(GRANT).slice(0, -1)}${rest}}]}`;
  const withBlocker = (rest: string) =>
    `{"version":1,"lane":"L-0","blockers":[${JSON.stringify(RESOLVED).slice(0, -1)}${rest}}]}`;

  test('and without a trick it is met', () => {
    expect(isMet('distinct RUN grant', withGrant(''))).toBe(true);
    expect(isMet('L-0-A-1', withBlocker(', "x-expires": 1, "Ticket": "own fields are left alone"'))).toBe(true);
    expect(isMet('distinct RUN grant', withGrant(',"expires":"2020-01-01"'))).toBe(false);
  });

  test.each(['еxpires', 'expires\u200B', 'exp\\u200Bires', 'expires ', 'Expires', 'EXPIRES', 'expіres', 'ｅxpires'])(
    'the grant is not given with a property %j that says that it has expired',
    (key) => {
      expect(isMet('distinct RUN grant', withGrant(`,"${key}":"2020-01-01"`))).toBe(false);
    },
  );

  test.each(['rеquires', 'requires\u2060', 'requires ', 'Requires'])(
    'the blocker has earned nothing with a property %j of what is not there',
    (key) => {
      expect(isMet('L-0-A-1', withBlocker(`,"${key}":["L-0-Z-9"]`))).toBe(false);
    },
  );

  test.each(['blоckers', 'Blockers', 'blockers '])('there are not two lists of blockers: %j', (key) => {
    const map = `{"version":1,"lane":"L-0","blockers":[${JSON.stringify(RESOLVED)}],"${key}":[${JSON.stringify(OPEN)}]}`;
    expect(isMet('ALL blockers', map)).toBe(false);
  });

  test.each(['\u2028', '\u2029', '\u0085', '\v', '\f', '\0'])(
    'a comment that seems to end at %j does not hide what seems to stand behind it',
    (character) => {
      expect(isMet('distinct RUN grant', withGrant(`// x${character},"expires":"2020-01-01"\n`))).toBe(false);
    },
  );

  test.each(['/*\u202E ,"expires":"2020-01-01" \u2066*/', '/*\u2067*/ ,"x-a":1 /*\u2069*/'])(
    'a comment does not show what is around it in another order: %j',
    (comment) => {
      expect(isMet('distinct RUN grant', withGrant(comment))).toBe(false);
    },
  );

  test.each(['L-0-A-1\u200B', 'L-0-А-1'])('a second entry whose ID looks the same is a second one: %j', (id) => {
    const map = { ...MAP, blockers: [RESOLVED, { ...OPEN, id }] };
    expect(isMet('L-0-A-1', JSON.stringify(map))).toBe(false);
  });
});

describe('a packet in JSON says what its readers see', () => {
  const inForceOf = (option: string, rest: string) =>
    evaluatedPacket(
      readJsonPacket(
        `{"version":1,"choosers":["owner"],"default":"HOLD_ALL","selected":"GO_LIVE","decidedBy":"owner","decidedOn":"2026-06-10","options":[{"id":"HOLD_ALL","authorizes":"nothing"},{"id":"GO_LIVE","preconditions":"none"${option}}]${rest}}`,
      ),
      { map: MAP },
    ).decision.inForce;

  test('and without a trick it is in force', () => {
    expect(inForceOf('', ',"reviewers":["own fields are left alone"]')).toBe('GO_LIVE');
  });

  test.each([
    [',"preconditiоns":[{"blocker":"L-0-B-2","level":"RESOLVED"}]', ''],
    [',"Preconditions":[{"blocker":"L-0-B-2","level":"RESOLVED"}]', ''],
    ['', ',"stаtus":"superseded"'],
    ['', ',"Status":"superseded"'],
    ['', ',"status":["superseded"]'],
    ['', ',"chооsers":["GPT"]'],
    ['', ',"sеlected":"HOLD_ALL"'],
    ['', ',"Options":[]'],
    ['', ' // x\u2028,"status":"superseded"\n'],
  ])('it is not with %s %s', (option, rest) => {
    expect(inForceOf(option, rest)).not.toBe('GO_LIVE');
  });
});
