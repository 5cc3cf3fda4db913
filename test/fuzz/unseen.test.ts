import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonPacket } from '../../server/src/core/packet/json/read.ts';
import { readMarkdownPacket } from '../../server/src/core/packet/markdown/read.ts';
import { evaluatedPacket } from '../support/evaluate.ts';
import { runs } from './fuzz.ts';

/*
 * Somebody puts characters that nobody sees, or that look like others, anywhere into a packet or its map. What was
 * closed stays closed.
 */

const evidence = [{ kind: 'document', url: 'https://example.org/x', recordedBy: 'owner', recordedOn: '2026-06-01' }];
const entry = { title: 'x', owners: ['owner'], resolvedBy: 'owner', resolvedOn: '2026-06-01', evidence };
const MAP = {
  version: 1,
  lane: 'L-0',
  blockers: [
    { id: 'L-0-A-1', status: 'RESOLVED', ...entry },
    { id: 'L-0-B-2', status: 'OPEN', title: 'x', owners: ['owner'] },
    { id: 'L-0-C-3', status: 'RESOLVED', requires: ['L-0-B-2'], ...entry },
  ],
  conditions: [{ id: 'RAIN', statement: 'it rains', owners: ['owner'], status: 'UNMET', evidence }],
  grants: [
    {
      id: 'RUN',
      owners: ['owner'],
      status: 'GRANTED',
      grantedBy: 'owner',
      grantedOn: '2026-06-01',
      reference: 'a.md',
      expires: '2026-06-02',
    },
  ],
};

interface Decision {
  readonly cell?: string;
  readonly frontMatter?: string;
  readonly text?: string;
  readonly decidedBy?: string;
  readonly decidedOn?: string;
}

const packetOf = ({
  cell = 'L-0-A-1',
  frontMatter = '',
  text = '',
  decidedBy = 'owner',
  decidedOn = '2026-06-10',
}: Decision) =>
  `${frontMatter === '' ? '' : `---\n${frontMatter}\n---\n`}# A decision packet

Options (owner/GPT chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
| GO_LIVE | a thing | ${cell} |

${text}

Selected: GO_LIVE

Decided by: ${decidedBy}

Decided on: ${decidedOn}
`;

const inJson = (changes: object): string =>
  JSON.stringify(
    {
      version: 1,
      lane: 'L-0',
      choosers: ['owner'],
      default: 'HOLD_ALL',
      selected: 'GO_LIVE',
      decidedBy: 'owner',
      decidedOn: '2026-06-10',
      options: [
        { id: 'HOLD_ALL', authorizes: 'nothing', preconditions: [] },
        { id: 'GO_LIVE', authorizes: 'x', preconditions: [{ blocker: 'L-0-B-2', level: 'RESOLVED' }] },
      ],
      ...changes,
    },
    null,
    2,
  );

/** Packets that are each closed by one thing alone. */
const MARKDOWN = [
  { cell: 'L-0-A-1 (proven)' },
  { cell: 'L-0-A-1; L-0-B-2' },
  { cell: 'L-0-A-1 and L-0-B-2 design' },
  { cell: 'L-0-C-3' },
  { cell: 'L-0-A-1, distinct RUN grant' },
  { cell: 'L-0-A-1; it rains' },
  { cell: 'ALL blockers resolved: A-1' },
  { frontMatter: 'status: superseded' },
  { frontMatter: 'status: draft' },
  { frontMatter: 'choosers: [GPT]' },
  { frontMatter: 'selected: HOLD_ALL' },
  { text: 'No option is selected here.' },
  { text: 'This packet does NOT select an option.' },
  { text: 'Superseded by: another packet' },
  { text: 'Selected: HOLD_ALL' },
  { decidedBy: 'operator' },
  { decidedBy: 'owner, operator' },
  { decidedOn: '2026-06-13' },
].map(packetOf);
const JSONS = [
  inJson({}),
  inJson({ options: [{ id: 'GO_LIVE', preconditions: 'none' }], status: 'superseded' }),
  inJson({ choosers: ['GPT'] }),
];

const UNSEEN = [
  '\u200B',
  '\u200D',
  '\u2060',
  '\u00AD',
  '\uFEFF',
  '\uFE0F',
  '\u3164',
  '\u202E',
  '\u202C',
  '\u2067',
  '\u2069',
  '\u200F',
  '\u034F',
  '\u180E',
  '\u{E0041}',
];
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аɑα',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еҽ',
  i: 'іı',
  l: 'ӏ',
  n: 'ո',
  o: 'оοօ',
  p: 'рρ',
  r: 'гꭇ',
  s: 'ѕꜱ',
  u: 'սυ',
  v: 'νѵ',
  x: 'х',
  y: 'уγ',
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СᏟ',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙ',
  L: 'Ꮮ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡ',
  R: 'Ꭱ',
  S: 'Ѕ',
  T: 'ТΤ',
  V: 'Ꮩ',
  '-': '‐‑–−',
  ':': '：',
  ';': ';；',
  ',': '，',
  '0': '０',
  '1': '１',
  '2': '２',
};

/** A place in a text, by its fraction, and what is done there. */
const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), put: fc.nat(100) });
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, { at, put }: Change): string {
  const middle = Math.floor(at * text.length);
  // Half a character cannot be written to a file.
  const place = /[\uDC00-\uDFFF]/.test(text[middle] ?? '') ? middle + 1 : middle;
  const character = text[place] ?? '';
  const others = [...(LOOK_ALIKES[character] ?? '')];
  return others.length > 0 && put % 2 === 0
    ? text.slice(0, place) + others[put % others.length] + text.slice(place + 1)
    : text.slice(0, place) + UNSEEN[put % UNSEEN.length] + text.slice(place);
}

const changes = fc.array(change, { minLength: 1, maxLength: 3 });
const map = JSON.stringify(MAP, null, 2);

const inForce = (text: string, mapText: string, read = readMarkdownPacket) =>
  evaluatedPacket(read(text), { map: mapText, today: '2026-06-12' }).decision.inForce;

test('the packets are closed by what they are meant to be closed by', () => {
  for (const text of MARKDOWN) expect(inForce(text, map)).toBe('HOLD_ALL');
  for (const text of JSONS) expect(inForce(text, map, readJsonPacket)).not.toBe('GO_LIVE');
  expect(inForce(packetOf({}), map)).toBe('GO_LIVE');
});

test('nothing that nobody sees opens a packet', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MARKDOWN), changes, (text, edits) => {
      expect(inForce(edits.reduce(changed, text), map)).not.toBe('GO_LIVE');
    }),
    runs(6000),
  );
});

test('nor one in JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...JSONS), changes, (text, edits) => {
      expect(inForce(edits.reduce(changed, text), map, readJsonPacket)).not.toBe('GO_LIVE');
    }),
    runs(3000),
  );
});

test('nor does it in the map', () => {
  const closedByMap = MARKDOWN.slice(0, 7);
  fc.assert(
    fc.property(fc.constantFrom(...closedByMap), changes, (text, edits) => {
      expect(inForce(text, edits.reduce(changed, map))).not.toBe('GO_LIVE');
    }),
    runs(3000),
  );
});
