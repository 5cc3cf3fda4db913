import { describe, expect, it } from 'vitest';
import { summaryOf } from './summaryOf.ts';

const RECOMMENDS = '## Recommended next step\n\nAUTHORIZE_A to discharge L-0-X-1.\n';
const rows = ['AUTHORIZE_A | a | none', 'AUTHORIZE_B | b | L-0-X-1; L-0-Y-1', 'AUTHORIZE_C | c | L-0-Y-1'];
const map = (x: object = {}) => ({
  version: 1,
  lane: 'L-0',
  blockers: [
    { id: 'L-0-X-1', title: 'x', owners: ['owner'], status: 'OPEN', ...x },
    { id: 'L-0-Y-1', title: 'y', owners: ['owner'], status: 'OPEN' },
  ],
});
const recommendation = async (text: string, given: unknown) =>
  (await summaryOf({ rows, text, map: given })).recommendation;

describe('the recommendation', () => {
  it('is left out where the packet makes none', async () => {
    expect(await recommendation('', map())).toBeUndefined();
  });

  it('holds up when the option discharges by the map what it is said to', async () => {
    expect(await recommendation(RECOMMENDS, map({ dischargedBy: 'AUTHORIZE_A' }))).toEqual({
      option: 'AUTHORIZE_A',
      discharges: ['L-0-X-1'],
      verdict: 'holds-up',
      remarks: [
        { speaks: 'for', text: 'AUTHORIZE_A is available.' },
        { speaks: 'for', text: 'By the blocker map, AUTHORIZE_A discharges L-0-X-1, which has earned OPEN.' },
      ],
    });
  });

  it('does not when the map names another option', async () => {
    const found = await recommendation(RECOMMENDS, map({ dischargedBy: 'AUTHORIZE_B' }));
    expect(found?.verdict).toBe('does-not-hold-up');
    expect(found?.remarks).toContainEqual({
      speaks: 'against',
      text: 'By the blocker map, L-0-X-1 is discharged by AUTHORIZE_B.',
    });
  });

  it('does not when the blocker or the option is unknown', async () => {
    const found = await recommendation('Recommended: AUTHORIZE_Q to discharge L-0-Q-1.', map());
    expect(found?.remarks.map(({ text }) => text)).toEqual([
      'AUTHORIZE_Q is not in the options table.',
      'L-0-Q-1 is not in the blocker map.',
    ]);
    expect(found?.verdict).toBe('does-not-hold-up');
  });

  it('takes a short ID for the blocker that it stands for', async () => {
    expect((await recommendation('Recommended: AUTHORIZE_A to discharge X-1.', map()))?.discharges).toEqual([
      'L-0-X-1',
    ]);
  });

  it('cannot be told without a map', async () => {
    expect((await recommendation(RECOMMENDS, undefined))?.verdict).toBe('unknown');
  });

  it('holds the claim of the highest leverage against the options table', async () => {
    const claim = 'Recommended: AUTHORIZE_A to discharge L-0-Y-1, the highest-leverage blocker.';
    expect((await recommendation(claim, map()))?.remarks.at(-1)).toEqual({
      speaks: 'for',
      text: 'No blocker gates more options than L-0-Y-1: 2 options and unlocks 1.',
    });
  });
});
