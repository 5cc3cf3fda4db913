import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { Packet } from '../../../server/src/core/packet/model.ts';
import { type RandomMap, randomMap } from '../../support/arbitraries.ts';
import { brief, evaluatedPacket } from '../../support/evaluate.ts';

/** A precondition in both forms. */
type Both = { readonly markdown: string; readonly json: object };

const LEVEL_WORDS = { DESIGNED: ' design', RESOLVED: ' resolved', PROVEN: ' proven' } as const;
const level = fc.constantFrom('DESIGNED', 'RESOLVED', 'PROVEN');
const blockerId = fc.constantFrom('L-0-A-1', 'L-0-B-2', 'L-0-C-3', 'L-0-Z-9');

const precondition: fc.Arbitrary<Both> = fc.oneof(
  fc.tuple(blockerId, level).map(
    ([id, of]): Both => ({
      markdown: `${id}${LEVEL_WORDS[of]}`,
      json: { blocker: id, level: of },
    }),
  ),
  level.map((of): Both => ({ markdown: `ALL blockers${LEVEL_WORDS[of]}`, json: { allBlockers: of } })),
  fc.constantFrom('it rains', 'it shines').map((text): Both => ({ markdown: text, json: { condition: text } })),
  fc.constantFrom('RUN', 'permit').map((name): Both => ({ markdown: `distinct ${name} grant`, json: { grant: name } })),
  fc.nat(4).map((index): Both => ({ markdown: `GO_${index}`, json: { option: `GO_${index}` } })),
);

interface Random {
  readonly options: readonly { readonly preconditions: readonly Both[]; readonly saysNone: boolean }[];
  readonly selected: string | null;
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
  readonly status: string;
}

const packet: fc.Arbitrary<Random> = fc.record({
  options: fc.array(fc.record({ preconditions: fc.array(precondition, { maxLength: 3 }), saysNone: fc.boolean() }), {
    minLength: 5,
    maxLength: 5,
  }),
  selected: fc.constantFrom(null, 'HOLD_ALL', 'GO_0', 'GO_1', 'GO_2', 'GO_9'),
  decidedBy: fc.constantFrom('owner', 'GPT', 'operator', 'TBD', null),
  decidedOn: fc.constantFrom('2026-06-10', '2026-06-13', 'soon', null),
  status: fc.constantFrom('active', 'active', 'draft', 'superseded'),
});

const asMarkdown = ({ options, selected, decidedBy, decidedOn, status }: Random): string =>
  [
    `---\nstatus: ${status}\nlane: L-0\n---\n# A decision packet\n`,
    'Options (owner/GPT chooses one; default HOLD_ALL)\n',
    '| option | what it authorizes | preconditions |\n|---|---|---|\n| HOLD_ALL | nothing | none |',
    ...options.map(({ preconditions, saysNone }, index) => {
      const cell = preconditions.map(({ markdown }) => markdown).join('; ');
      return `| GO_${index} | a thing | ${cell || (saysNone ? 'none' : '')} |`;
    }),
    '',
    selected === null ? '' : `Selected: ${selected}`,
    decidedBy === null ? '' : `Decided by: ${decidedBy}`,
    decidedOn === null ? '' : `Decided on: ${decidedOn}`,
  ].join('\n');

const asJson = ({ options, selected, decidedBy, decidedOn, status }: Random): string =>
  JSON.stringify({
    version: 1,
    lane: 'L-0',
    title: 'A decision packet',
    status,
    choosers: ['owner', 'GPT'],
    default: 'HOLD_ALL',
    selected,
    decidedBy,
    decidedOn,
    options: [
      { id: 'HOLD_ALL', authorizes: 'nothing', preconditions: [] },
      ...options.map(({ preconditions, saysNone }, index) => ({
        id: `GO_${index}`,
        authorizes: 'a thing',
        preconditions: preconditions.length === 0 && saysNone ? 'none' : preconditions.map(({ json }) => json),
      })),
    ],
  });

/** What both forms must agree on. */
function outcome(read: Packet, map: RandomMap) {
  const { options, decision } = evaluatedPacket(read, { map });
  return {
    decision,
    options: options.map(({ read: { option }, available, requirements }) => ({
      id: option.id.value,
      available,
      requirements: requirements.map((each) => [
        each.kind === 'condition' || each.kind === 'unknown' ? each.kind : brief(each),
        each.met,
        each.from,
      ]),
    })),
  };
}

describe('a packet written as Markdown and as JSON', () => {
  test('comes to the same evaluation', () => {
    fc.assert(
      fc.property(packet, randomMap, (random, map) => {
        expect(outcome(readJsonPacket(asJson(random)), map)).toEqual(
          outcome(readMarkdownPacket(asMarkdown(random)), map),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('a JSON packet', () => {
  test('is read whatever its text is, truncated anywhere, and never puts more in force than its default', () => {
    const text = asJson({
      options: Array.from({ length: 5 }, () => ({ preconditions: [], saysNone: false })),
      selected: 'GO_1',
      decidedBy: 'owner',
      decidedOn: '2026-06-10',
      status: 'active',
    });
    for (let end = 0; end <= text.length; end += 1) {
      const { decision } = evaluatedPacket(readJsonPacket(text.slice(0, end)), {});
      expect(['HOLD_ALL', undefined]).toContain(decision.inForce);
    }
  });

  test.each([
    ['{', 'a syntax error'],
    ['{"version": 1, "version": 1, "default": "HOLD_A", "options": []}', 'a duplicate key'],
    ['{"version": 2, "default": "HOLD_A", "options": []}', 'another version'],
    ['[]', 'no object'],
  ])('%s has nothing in force: %s', (text) => {
    const { decision, options } = evaluatedPacket(readJsonPacket(text), {});
    expect([decision.inForce, decision.reason, options]).toEqual([undefined, 'no-default', []]);
  });

  test.each([
    [{ blocker: 'L-0-A-1' }],
    [{ blocker: 'L-0-A-1', level: 'OPEN' }],
    [{ blocker: 'L-0-A-1', level: 'resolved' }],
    [{ blocker: 'L-0-A-1', level: 'RESOLVED', grant: 'RUN' }],
    [{ blockr: 'L-0-A-1' }],
    [{ condition: '' }],
    [{ allBlockers: 'OPEN' }],
    [{ allBlockers: 'RESOLVED', level: 'PROVEN' }],
    [{ condition: 'it rains', level: 'PROVEN' }],
    [{ condition: 'it rains', conditions: 'it shines' }],
    [{ blocker: 'L-0-A-1', level: 'RESOLVED', Grant: 'RUN' }],
    [{}],
    ['it rains'],
    [1],
  ])('a precondition that is not as the schema demands (%j) can never be met', (entry) => {
    const text = JSON.stringify({ version: 1, options: [{ id: 'GO_A', preconditions: [entry] }] });
    const [option] = evaluatedPacket(readJsonPacket(text), {}).options;
    expect(option?.requirements.map(({ kind, met }) => ({ kind, met }))).toEqual([{ kind: 'unknown', met: false }]);
  });

  test.each([
    ['n/a', undefined],
    ['None', undefined],
    ['none', ['it rains']],
    [[{ condition: 'it rains' }], [{ condition: 'it shines' }]],
  ])('preconditions %j beside the misspelt %j can never be met', (preconditions, precondition) => {
    const text = JSON.stringify({ version: 1, options: [{ id: 'GO_A', preconditions, precondition }] });
    const [option] = evaluatedPacket(readJsonPacket(text), {}).options;
    expect(option?.requirements.map(({ kind }) => kind)).toContain('unknown');
  });

  test("keeps what is a team's own", () => {
    const entry = { condition: 'it rains', note: 'ask the office', 'x-conditions': 1 };
    const text = JSON.stringify({ version: 1, options: [{ id: 'GO_A', preconditions: [entry], priority: 1 }] });
    const [option] = evaluatedPacket(readJsonPacket(text), {}).options;
    expect(option?.requirements.map(({ kind }) => kind)).toEqual(['condition']);
  });

  test.each([
    [{ selected: ['GO_A'] }, 'unknown'],
    [{ selected: true }, 'unknown'],
    [{ choosers: 'owner' }, 'unauthorised'],
    [{ decidedBy: ['owner', null] }, 'unauthorised'],
    [{ decidedOn: ['2026-06-10', 7] }, 'unattributed'],
    [{}, 'selected'],
  ])('with %j in it is decided as %s', (changes, reason) => {
    const options = [{ id: 'HOLD_A' }, { id: 'GO_A', preconditions: 'none' }];
    const decided = { choosers: ['owner'], selected: 'GO_A', decidedBy: 'owner', decidedOn: '2026-06-10' };
    const text = JSON.stringify({ version: 1, default: 'HOLD_A', options, ...decided, ...changes });
    expect(evaluatedPacket(readJsonPacket(text), {}).decision.reason).toBe(reason);
  });

  test('names blockers in full: the end of an ID is not enough', () => {
    const text = JSON.stringify({
      version: 1,
      options: [{ id: 'GO_A', preconditions: [{ blocker: 'A-1', level: 'DESIGNED' }] }],
    });
    const map = { version: 1, lane: 'L-0', blockers: [{ id: 'L-0-A-1', title: 'x', owners: ['o'], status: 'OPEN' }] };
    expect(evaluatedPacket(readJsonPacket(text), { map }).options[0]?.requirements.map(brief)).toEqual([
      'blocker A-1 DESIGNED/OPEN',
    ]);
  });
});
