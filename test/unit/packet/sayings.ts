import fc from 'fast-check';
import { edit } from '../syntax/edits.ts';

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
export const sayings = fc
  .array(fc.tuple(fc.constantFrom(...SAYINGS), fc.constantFrom('\n', '\n', '\n\n', '\r\n')), { maxLength: 30 })
  .map((pairs) => pairs.flat().join(''));
export const front = fc.constantFrom('', '', '---\ndefault: HOLD_ALL\nselected: GO_A\n---\n', '\uFEFF');

export const edits = fc.array(
  fc.oneof(
    edit,
    sayings.chain((text) => edit.map((each) => ({ ...each, inserted: text }))),
  ),
  {
    minLength: 1,
    maxLength: 6,
  },
);
