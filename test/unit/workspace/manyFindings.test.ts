import { expect, test } from 'vitest';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { Session, uriOf } from './session.ts';

const MAP = '/ws/a-blocker-map.json';

/** Blockers of which so many have a placeholder for an owner, behind so many that have none. */
const mapOf = (named: number, open: number): string => {
  const owners = [...Array.from({ length: named }, () => 'owner'), ...Array.from({ length: open }, () => 'TBD')];
  const blockers = owners.map((owner, n) => ({
    id: `A-B-${n}`,
    title: 't',
    owners: [owner],
    status: 'OPEN',
    evidence: [],
  }));
  return JSON.stringify({ version: 1, lane: 'A', blockers });
};

test('what one rule finds in a file ten thousand times is told so often, and that there is more; and all of it when it is less', async () => {
  const session = new Session({});
  const memo = new FindingsMemo();
  const placeholders = () =>
    (memo.check(session.snapshot).get(uriOf(MAP)) ?? []).filter(({ code }) => code === 'placeholder');
  await session.type(MAP, mapOf(0, 10_600));
  const found = placeholders();
  expect(found).toHaveLength(10_001);
  expect(found.filter(({ message }) => message.startsWith('There is more of this kind'))).toEqual([found[0]]);
  await session.type(MAP, mapOf(800, 9_800));
  expect(placeholders()).toHaveLength(9_800);
  expect(placeholders().some(({ message }) => message.startsWith('There is more'))).toBe(false);
});

test('an error is not lost behind ten thousand warnings of the same rule, and a comment does not silence what is not told', async () => {
  const session = new Session({});
  const blockers = Array.from({ length: 10_005 }, (_, n) => ({
    id: `A-B-${n}`,
    title: 't',
    owners: ['owner'],
    status: n < 10_004 ? 'OPEN' : 'OPENED',
    ticket: 7,
  }));
  const lines = blockers.map((each) => JSON.stringify(each)).join(',\n');
  const silent = '/* decision-packets-ignore-next schema: we want it */\n';
  const place = lines.indexOf('{"id":"A-B-10000"');
  const text = `{"version": 1, "lane": "A", "blockers": [\n${lines.slice(0, place)}${silent}${lines.slice(place)}]}`;
  await session.type(MAP, text);
  const found = new FindingsMemo().check(session.snapshot).get(uriOf(MAP)) ?? [];
  const schema = found.filter(({ code }) => code === 'schema');
  expect(schema.filter(({ severity }) => severity === 'warning')).toHaveLength(10_001);
  expect(schema.find(({ severity }) => severity === 'error')?.message).toContain('status must be one of');
});

test('what is told where there is too much does not depend on what was checked before', async () => {
  const gone = { kind: 'design', path: 'gone.md', recordedBy: 'owner', recordedOn: '2026-06-01' };
  const textOf = (evidence: readonly object[]): string => {
    const entry = { owners: ['owner'], status: 'OPEN' };
    const blockers = Array.from({ length: 800 }, (_, n) => ({
      ...entry,
      id: `A-B-${n}`,
      title: 't',
      evidence: n < 300 ? [] : evidence,
    }));
    const conditions = [{ ...entry, id: 'C', statement: 's', status: 'UNMET', evidence: [gone] }];
    return JSON.stringify({ version: 1, lane: 'A', blockers, conditions });
  };
  const session = new Session({});
  const memo = new FindingsMemo();
  const toldIn = (memo: FindingsMemo) =>
    memo
      .check(session.snapshot)
      .get(uriOf(MAP))
      ?.map(({ span }) => span);
  await session.type(MAP, textOf([]));
  toldIn(memo);
  await session.type(MAP, textOf(Array.from({ length: 25 }, () => gone)));
  const told = toldIn(memo);
  expect(told?.length).toBeGreaterThan(10_000);
  expect(told).toEqual(toldIn(new FindingsMemo()));
});
