import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEditedPacket, readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { edit, edited, lines, ordinary } from '../syntax/edits.ts';
import { told } from '../syntax/told.ts';

/** What says something to a packet's readers, in places where it does and where it does not. */
const SAYINGS = [
  '# Decision packet (2026-06-12)',
  'Options (owner/GPT chooses exactly one; default HOLD)',
  '| option | authorizes | preconditions | more |',
  '|---|---|---|',
  '| HOLD_ALL (default, recommended) | nothing | none |',
  '| [x] GO_A | a | LANE-A-SCOPE-1 design, operator builds it |',
  '| GO_B (selected) | b | above; LANE-B-2 proven | and LANE-C-3 |',
  '| | | and LANE-D-4 |',
  'swallowed, and nothing is selected',
  '# Standing production blockers (all OPEN)',
  'Standing production blockers:',
  '- LANE-A-SCOPE-1 — scope of the lane (owner + operator)',
  '- LANE-B-2 OPEN — proof, see LANE-A-SCOPE-1 (owner)',
  '  which goes on in another line (operator)',
  'LANE-C-3 — run together (owner) LANE-D-4 — with another (operator)',
  'See LANE-A-SCOPE-1.md and [the map](blocker-map.json), `in/blocker-map.json`.',
  '[map]: other-blocker-map.json',
  'The [map] of it.',
  'None of the 4 blockers is resolved.',
  'No option is selected here. Default: HOLD_ALL',
  '**Selected option:** GO_A',
  'Sеlected: GO_B',
  'Decided by: owner',
  'Decided on: 2026-06-13',
  'Superseded by: another',
  'Recommended: GO_A to discharge LANE-A-SCOPE-1,',
  'and LANE-B-2, the highest-leverage one.',
  '<!-- decision-packets-ignore-next claim-title: for a reason -->',
  '<div hidden>',
  '</div>',
  '',
];
const sayings = fc
  .array(fc.tuple(fc.constantFrom(...SAYINGS), fc.constantFrom('\n', '\n', '\n\n', '\r\n')), { maxLength: 30 })
  .map((pairs) => pairs.flat().join(''));
const front = fc.constantFrom('', '', '---\ndefault: HOLD_ALL\nselected: GO_A\n---\n', '\uFEFF');

test('after any edits a packet is read as it is from scratch', () => {
  let kept = 0;
  const edits = fc.array(
    fc.oneof(
      edit,
      sayings.chain((text) => edit.map((each) => ({ ...each, inserted: text }))),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(front, sayings, ordinary, lines, sayings, edits, (front, one, two, three, four, edits) => {
      let text = front + one + two + three + four;
      let reading = readEditedPacket(text);
      for (const each of edits) {
        text = edited(text, each);
        const before = new Set(reading.readParts.results);
        reading = readEditedPacket(text, reading);
        kept += reading.readParts.results.filter((part) => before.has(part)).length;
        expect(told(reading.packet)).toEqual(told(readMarkdownPacket(text)));
      }
    }),
    { numRuns: 250 },
  );
  // It would be no test of what is taken over if nothing were.
  expect(kept).toBeGreaterThan(1000);
});
