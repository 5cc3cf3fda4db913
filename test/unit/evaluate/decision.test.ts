import { describe, expect, test } from 'vitest';
import { evaluated, evaluatedText, type Given, openMap } from '../../support/evaluate.ts';

const attributed = 'Decided by: owner\nDecided on: 2026-06-10';
const rows = ['GO_FREE | something | none', 'GO_SHUT | more | it rains'];

/** The outcome in one line: the reason, what is in force, and what is selected. */
function decision(given: Given): string {
  const { decision } = evaluated({ rows, map: openMap('L-0-A-1'), ...given });
  return `${decision.reason}: ${decision.inForce ?? 'nothing'} [${decision.selected.join(', ')}]`;
}

describe('the decision in force', () => {
  test.each<[string, string]>([
    ['', 'nothing-selected: HOLD_ALL []'],
    ['Selected:', 'nothing-selected: HOLD_ALL []'],
    ['Selected: none', 'nothing-selected: HOLD_ALL []'],
    ['Selected: HOLD_ALL', 'selected: HOLD_ALL [HOLD_ALL]'],
    ['Selected: HOLD', 'selected: HOLD_ALL [HOLD_ALL]'],
    ['Selected: HOLD\n\nNo option is selected here.', 'selected: HOLD_ALL [HOLD_ALL]'],
    [`Selected: GO_FREE\n${attributed}`, 'selected: GO_FREE [GO_FREE]'],
    [
      `**Selected option:** \`GO_FREE\`\n\n- **Decided by**: owner\n- Decided on = 2026-06-12`,
      'selected: GO_FREE [GO_FREE]',
    ],
    [`> ## decision = **GO_FREE**\n${attributed}`, 'selected: GO_FREE [GO_FREE]'],
    [`Selected: GO_FREE.\nDecided by: owner, GPT.\nDecided on: 2026-06-12.`, 'selected: GO_FREE [GO_FREE]'],
    [`Selected: GO_SHUT\n${attributed}`, 'blocked: HOLD_ALL [GO_SHUT]'],
    [`Selected: GO_ELSE\n${attributed}`, 'unknown: HOLD_ALL [GO_ELSE]'],
    [`Selected: go_free\n${attributed}`, 'unknown: HOLD_ALL [go_free]'],
    [`Selected: the free one\n${attributed}`, 'unknown: HOLD_ALL [the free one]'],
    [`Selected: GO_FR\u0415E\n${attributed}`, 'unknown: HOLD_ALL [GO_FR\u0415E]'],
    [`Selected: GO_FREE\u200B\n${attributed}`, 'unknown: HOLD_ALL [GO_FREE\u200B]'],
    [`Selected: GO_FREE, GO_SHUT\n${attributed}`, 'multiple: HOLD_ALL [GO_FREE, GO_SHUT]'],
    [`Selected: GO_FREE\nDecision: HOLD\n${attributed}`, 'multiple: HOLD_ALL [GO_FREE, HOLD_ALL]'],
    [`Selected: GO_FREE\nSelected: GO_FREE\n${attributed}`, 'selected: GO_FREE [GO_FREE]'],
    ['Selected: GO_FREE', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: owner', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: TBD\nDecided on: 2026-06-10', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: <name>\nDecided on: 2026-06-10', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: owner\nDecided on: soon', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: owner\nDecided on: 2026-02-30', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: owner\nDecided on: 2026-06-13', 'unattributed: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: operator\nDecided on: 2026-06-10', 'unauthorised: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: Owner\nDecided on: 2026-06-10', 'unauthorised: HOLD_ALL [GO_FREE]'],
    ['Selected: GO_FREE\nDecided by: owner and operator\nDecided on: 2026-06-10', 'unauthorised: HOLD_ALL [GO_FREE]'],
    [`Selected: GO_FREE\n${attributed}\n\nThis lane does NOT select\nan option.`, 'contradicted: HOLD_ALL [GO_FREE]'],
    [`Selected: GO_FREE\n${attributed}\n\nIf no option is selected, all stays.`, 'selected: GO_FREE [GO_FREE]'],
    [`Selected: GO_FREE\nSelected: none\n${attributed}`, 'contradicted: HOLD_ALL [GO_FREE]'],
    [`Selected: GO_FREE\n${attributed}\nSuperseded by: next.packet.md`, 'superseded: HOLD_ALL [GO_FREE]'],
    ['Superseded by: next.packet.md', 'superseded: HOLD_ALL []'],
    [`Selected: GO_FREE\n${attributed}\nSuper\u200Bseded by: next.packet.md`, 'superseded: HOLD_ALL [GO_FREE]'],
    [`Selected: GO_FREE\n${attributed}\n\nNo option is sele\u200Bcted.`, 'contradicted: HOLD_ALL [GO_FREE]'],
    ['Superseded by:', 'nothing-selected: HOLD_ALL []'],
    // What says nothing.
    [`We have selected: GO_FREE\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    [`\`\`\`\nSelected: GO_FREE\n\`\`\`\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    [`    Selected: GO_FREE\n\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    [`<!--\nSelected: GO_FREE\n-->\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    [`<div>\nSelected: GO_FREE\n</div>\n\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    [`~~Selected: GO_FREE~~\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    [`<del>Selected: GO_FREE</del>\n${attributed}`, 'nothing-selected: HOLD_ALL []'],
    ['# Decision: how we go on', 'nothing-selected: HOLD_ALL []'],
  ])('of %j', (text, expected) => {
    expect(decision({ text })).toBe(expected);
  });

  test.each([
    'GO_FREE?',
    'not GO_FREE',
    'none (GO_FREE was proposed)',
    'GO_FREE if it rains',
    'GO_FREE (pending approval)',
    'GO_FREE, once the board has met',
    'TBD, perhaps GO_FREE',
    '~~GO_SHUT~~ GO_FREE, withdrawn',
  ])('whose value takes back or makes depend what it names selects no option: %j', (value) => {
    expect(decision({ text: `Selected: ${value}\n${attributed}` })).toMatch(/^unknown: HOLD_ALL /);
    const frontMatter = `selected: ${JSON.stringify(value.replace(/~~.*~~ /, ''))}`;
    expect(decision({ frontMatter, text: attributed })).toMatch(/^unknown: HOLD_ALL /);
  });

  test.each(['GO_FREE.', 'GO_FREE (by the board)', '**GO_FREE** — see the minutes', 'option GO_FREE'])(
    'whose value says more of what it names selects it: %j',
    (value) => {
      expect(decision({ text: `Selected: ${value}\n${attributed}` })).toBe('selected: GO_FREE [GO_FREE]');
    },
  );

  test.each([
    'No option has been selected.',
    'No options are selected here.',
    'Nothing is selected yet.',
    "This lane doesn't select an option.",
  ])('is contradicted by %j', (sentence) => {
    const text = `Selected: GO_FREE\n${attributed}\n\n${sentence}`;
    expect(decision({ text })).toBe('contradicted: HOLD_ALL [GO_FREE]');
  });

  test.each<[string, string]>([
    ['[x] GO_FREE | a | none', 'selected: GO_FREE [GO_FREE]'],
    ['GO_FREE [X] | a | none', 'selected: GO_FREE [GO_FREE]'],
    ['GO_FREE (selected, urgent) | a | none', 'selected: GO_FREE [GO_FREE]'],
    ['**GO_FREE** (selected) | a | none', 'selected: GO_FREE [GO_FREE]'],
    ['[ ] GO_FREE | a | none', 'nothing-selected: HOLD_ALL []'],
    ['GO_FREE (not selected) | a | none', 'nothing-selected: HOLD_ALL []'],
    ['~~[x]~~ GO_FREE | a | none', 'nothing-selected: HOLD_ALL []'],
  ])('with the row %j', (row, expected) => {
    expect(decision({ rows: [row], text: attributed })).toBe(expected);
  });

  test.each<[string, string]>([
    ['selected: GO_FREE\ndecided-by: owner\ndecided-on: 2026-06-10', 'selected: GO_FREE [GO_FREE]'],
    [
      'selected: [GO_FREE, GO_SHUT]\ndecided-by: owner\ndecided-on: 2026-06-10',
      'multiple: HOLD_ALL [GO_FREE, GO_SHUT]',
    ],
    ['selected: null', 'nothing-selected: HOLD_ALL []'],
    ['selected:', 'nothing-selected: HOLD_ALL []'],
    ['selected: "none"', 'nothing-selected: HOLD_ALL []'],
    ['status: draft\nselected: GO_FREE\ndecided-by: owner\ndecided-on: 2026-06-10', 'draft: HOLD_ALL [GO_FREE]'],
    ['status: draft', 'nothing-selected: HOLD_ALL []'],
    ['status: draft\nselected: HOLD_ALL', 'selected: HOLD_ALL [HOLD_ALL]'],
    ['status: actve\nselected: GO_FREE\ndecided-by: owner\ndecided-on: 2026-06-10', 'draft: HOLD_ALL [GO_FREE]'],
    ['status: Superseded', 'superseded: HOLD_ALL []'],
    [
      'choosers: [owner, boss]\nselected: GO_FREE\ndecided-by: owner\ndecided-on: 2026-06-10',
      'selected: GO_FREE [GO_FREE]',
    ],
    ['choosers: boss\nselected: GO_FREE\ndecided-by: boss\ndecided-on: 2026-06-10', 'unauthorised: HOLD_ALL [GO_FREE]'],
    [
      'choosers: [GPT]\nselected: GO_FREE\ndecided-by: owner\ndecided-on: 2026-06-10',
      'unauthorised: HOLD_ALL [GO_FREE]',
    ],
    ['selected: GO_FREE\nselected: HOLD_ALL', 'no-default: nothing [HOLD_ALL]'],
    ['default: [', 'no-default: nothing []'],
    ['default: GO_FREE', 'no-default: nothing []'],
    ['default: HOLD', 'nothing-selected: HOLD_ALL []'],
  ])('with the front matter %j', (frontMatter, expected) => {
    expect(decision({ frontMatter })).toBe(expected);
  });

  test('nobody may choose where no choosers are named', () => {
    const text = `# A packet\n\nDefault: HOLD_ALL\n\n| option | preconditions |\n|-|-|\n| HOLD_ALL | none |\n| GO_FREE | none |\n\nSelected: GO_FREE\n${attributed}\n`;
    expect(evaluatedText(text, {}).decision.reason).toBe('unauthorised');
  });

  test.each<[string, string, string]>([
    ['Default: HOLD', 'HOLD_A | nothing | none', 'HOLD_A'],
    ['Default = HOLD_A', 'HOLD_A | Nothing at all | —', 'HOLD_A'],
    ['For all. Default = HOLD_A. So be it', 'HOLD_A | | ', 'HOLD_A'],
    ['', 'HOLD_A (recommended, default) | none | none', 'HOLD_A'],
    ['', 'HOLD_A | nothing | none', 'nothing'],
    ['Default: HOLD', 'HOLD_A | nothing | none |\n| HOLD_B | nothing | none', 'nothing'],
    ['Default: HOLD_A', 'HOLD_A | nothing | none |\n| HOLD_A | nothing | none', 'nothing'],
    ['Default: HOLD_B', 'HOLD_A | nothing | none', 'nothing'],
    ['Default: none', 'HOLD_A (default) | nothing | none', 'nothing'],
    ['Default: HOLD_A', 'HOLD_A | nothing | none |\n| GO_B (default) | nothing | none', 'nothing'],
    ['Default: HOLD_A', 'HOLD_A | nothingness | none', 'nothing'],
    ['Default: HOLD_A', 'HOLD_A | a rehearsal | none', 'nothing'],
    ['Default: HOLD_A', 'HOLD_A | nothing | it rains', 'nothing'],
  ])('with %j and the row %j the default is %j', (line, row, expected) => {
    const text = `# A packet\n\n${line}\n\n| option | what it authorises | precondition |\n|-|-|-|\n| ${row} |\n`;
    expect(evaluatedText(text, {}).decision.inForce ?? 'nothing').toBe(expected);
  });
});
