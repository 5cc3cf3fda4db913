import { describe, expect, it } from 'vitest';
import { SELECTS_A, summaryOf } from './summaryOf.ts';

const NONE = 'AUTHORIZE_A | a thing | none';
const BLOCKED = 'AUTHORIZE_A | a thing | the moon is full; the tide is in';

/** What is in force and why, in one sentence. */
const sentence = async (given: Parameters<typeof summaryOf>[0]): Promise<string> => {
  const { outcome, why } = await summaryOf(given);
  return `${outcome}: ${why}.`;
};

describe('why an option is in force', () => {
  it.each([
    ['nothing is selected', { rows: [NONE] }, 'HOLD_ALL is in force: it is the default, and no option is selected.'],
    [
      'the default is selected',
      { rows: [NONE], text: 'Selected: HOLD_ALL' },
      'HOLD_ALL is in force: it is selected, and it is the default.',
    ],
    [
      'an option without preconditions is selected',
      { rows: [NONE], text: SELECTS_A },
      'AUTHORIZE_A is in force: owner selected it on 2026-06-10, and it requires nothing.',
    ],
    [
      'the selection is blocked',
      { rows: [BLOCKED], text: SELECTS_A },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but 2 of its 2 preconditions are not met (the condition "the moon is full" is tracked by nothing; the condition "the tide is in" is tracked by nothing), so the default holds.',
    ],
    [
      'two are selected',
      { rows: [NONE, 'AUTHORIZE_B | b | none'], text: `Selected: AUTHORIZE_B\n\n${SELECTS_A}` },
      'HOLD_ALL is in force: more than one option is selected (AUTHORIZE_B, AUTHORIZE_A), so the default holds.',
    ],
    [
      'what is selected is no option',
      { text: SELECTS_A },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but it is not in the options table, so the default holds.',
    ],
    [
      'what is selected stands there twice',
      { rows: [NONE, NONE], text: SELECTS_A },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but it stands in the options table more than once, so the default holds.',
    ],
    [
      'nobody decided',
      { rows: [NONE], text: 'Selected: AUTHORIZE_A\n\nDecided on: 2026-06-10' },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but the packet does not say who decided it, so the default holds.',
    ],
    [
      'it was decided on no day',
      { rows: [NONE], text: 'Selected: AUTHORIZE_A\n\nDecided by: owner' },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but the packet does not say when it was decided, so the default holds.',
    ],
    [
      'it was decided on a day that is none',
      { rows: [NONE], text: 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-02-30' },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but "2026-02-30" is no date on which it can have been decided, so the default holds.',
    ],
    [
      'it was decided tomorrow',
      { rows: [NONE], text: 'Selected: AUTHORIZE_A\n\nDecided by: owner\n\nDecided on: 2026-06-13' },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but it is said to have been decided on 2026-06-13, which lies in the future, so the default holds.',
    ],
    [
      'a stranger decided',
      { rows: [NONE], text: 'Selected: AUTHORIZE_A\n\nDecided by: intern\n\nDecided on: 2026-06-10' },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but intern is not among those who may choose (owner, GPT), so the default holds.',
    ],
    [
      'the packet contradicts itself',
      { rows: [NONE], text: `${SELECTS_A}\nNo option is selected here.` },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but the packet also says that no option is, so the default holds.',
    ],
    [
      'the packet is a draft',
      { rows: [NONE], text: SELECTS_A, frontMatter: 'status: draft' },
      'HOLD_ALL is in force: AUTHORIZE_A is selected, but the packet is a draft, and nothing that a draft selects is in force, so the default holds.',
    ],
    [
      'the packet is superseded',
      { rows: [NONE], text: SELECTS_A, frontMatter: 'status: superseded' },
      'HOLD_ALL is in force: the packet is superseded, and nothing that a superseded packet selects counts.',
    ],
    [
      'the default names no row',
      { rows: [NONE], frontMatter: 'default: HOLD_IT' },
      'Nothing is in force: the declared default HOLD_IT does not name one single row of the options table.',
    ],
    [
      'the front matter cannot be read',
      { rows: [NONE], frontMatter: 'default: [HOLD_ALL' },
      'Nothing is in force: the packet cannot be read, so nobody knows its default.',
    ],
  ])('when %s', async (_, given, expected) => {
    expect(await sentence(given)).toBe(expected);
  });
});
