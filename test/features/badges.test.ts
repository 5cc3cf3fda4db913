import { describe, expect, test } from 'vitest';
import { badges } from '../../server/src/features/badges.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

async function told(files: Readonly<Record<string, string>>, path = PACKET) {
  const { context } = await Marked.of(files);
  return badges(uriOf(path), context);
}

const brief = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
  ((await told(files)) ?? []).map(({ line, name, tone, label }) => `${line + 1}: ${name} | ${tone} | ${label}`);

describe('badges', () => {
  test('tell how each thing stands that a packet names', async () => {
    expect(await brief(lane())).toEqual([
      '3: HOLD_ALL | in-force | in force',
      '9: HOLD_ALL | in-force | in force',
      '10: AUTHORIZE_REHEARSAL | unmet | 1 of 2 met',
      '10: ROLLBACK-1 | met | DESIGNED',
      '10: operator builds clone | unmet | not met',
      '11: AUTHORIZE_DRYRUN | unmet | 1 of 3 met',
      '11: AUTHORIZE_REHEARSAL | unmet | 1 of 2 met',
      '11: LANE-A-SCOPE-1 | unmet | OPEN',
      '12: AUTHORIZE_EXECUTION | unmet | 1 of 5 met',
      '12: LANE-A-ROLLBACK-1 | unmet | DESIGNED',
      '12: REAL_RUN | unmet | not given',
      '12: permit | met | given',
      '16: LANE-A-SCOPE-1 | unmet | OPEN',
      '17: LANE-A-ROLLBACK-1 | unmet | DESIGNED',
      '21: AUTHORIZE_REHEARSAL | unmet | 1 of 2 met',
      '21: LANE-A-ROLLBACK-1 | unmet | DESIGNED',
      '23: HOLD_ALL | in-force | in force',
    ]);
  });

  test('tell the whole story to whoever looks closer', async () => {
    const found = (await told(lane())) ?? [];
    expect(found.find(({ name }) => name === 'ROLLBACK-1')?.detail).toBe(
      'LANE-A-ROLLBACK-1 (prove the rollback) must be DESIGNED and has earned DESIGNED.',
    );
    expect(found.find(({ name }) => name === 'AUTHORIZE_REHEARSAL')?.detail).toBe(
      'AUTHORIZE_REHEARSAL is not available: the condition "CLONE" is not met.',
    );
    expect(found.find(({ name }) => name === 'permit')?.detail).toBe('The grant permit is given.');
  });

  test('tell what is claimed where it is not earned, and why', async () => {
    const files = lane({ [MAP]: put('"status": "DESIGNED"', '"status": "PROVEN"') });
    expect(await brief(files)).toContain('17: LANE-A-ROLLBACK-1 | broken | DESIGNED, claims PROVEN');
    const listed = (await told(files))?.find(({ line }) => line === 16);
    expect(listed?.detail).toMatch(/has earned DESIGNED\. It claims PROVEN, but .+\.$/);
  });

  test('at a selection that does not hold say so, and call nothing available that is not', async () => {
    const files = lane({ [PACKET]: put('Selected: HOLD_ALL', 'Selected: AUTHORIZE_DRYRUN') });
    const found = await brief(files);
    expect(found.at(-1)).toBe('23: AUTHORIZE_DRYRUN | broken | not in force');
    expect(found).toContain('9: HOLD_ALL | in-force | in force');
    expect(found.filter((each) => /available/.test(each))).toEqual([]);
  });

  test('call an option available whose preconditions are all met', async () => {
    const files = lane({ [PACKET]: put('; operator builds clone', '') });
    expect(await brief(files)).toContain('10: AUTHORIZE_REHEARSAL | met | available');
  });

  test('call nothing met, given or available where the map is broken or missing', async () => {
    const { [MAP]: map = '', ...without } = lane();
    for (const files of [without, { ...without, [MAP]: map.slice(0, -20) }]) {
      const found = await brief(files);
      expect(found.length).toBeGreaterThan(6);
      expect(found.filter((each) => / met \|/.test(each))).toEqual([]);
    }
  });

  test('tell of names that stand for nothing, or for several things', async () => {
    const files = lane({
      [PACKET]: (text) => text.replace('; LANE-A-SCOPE-1 |', '; LANE-A-GONE-1; something else; X grant |'),
    });
    expect(await brief(files)).toEqual(
      expect.arrayContaining([
        '11: LANE-A-GONE-1 | broken | unknown',
        '11: something else | unmet | not tracked',
        '11: X | unmet | not tracked',
      ]),
    );
  });

  test('are none for maps, for packets in JSON and for what is no packet', async () => {
    const files = { ...lane(), 'b.packet.json': '{ "version": 1 }' };
    for (const path of [MAP, 'b.packet.json', 'gone.packet.md']) expect(await told(files, path)).toBeUndefined();
  });
});
