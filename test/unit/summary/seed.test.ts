import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seed } from './summaryOf.ts';

const summary = await seed();

describe('the packet as it was published, beside a map of its seven blockers', () => {
  const option = (id: string) => summary.options.find((each) => each.id === id);
  const unmetOf = (id: string): string[] =>
    (option(id)?.preconditions ?? []).map((each) => `${each.kind} ${each.id ?? each.text} ${each.required}`);

  it('is the published text, byte for byte', () => {
    const bytes = readFileSync(new URL('fixtures/fix7-p0/next-production-decision-packet.md', import.meta.url));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '5e2508ed6d6e66aa4fd58ff51aa264484321da1fd3a89be75a63c35ebf3a012f',
    );
  });

  it('has a title, a date, the lane of its map, and is active', () => {
    expect(summary.title).toBe('FIX7 P0 — Next Production Decision Packet (2026-06-12)');
    expect([summary.date, summary.lane, summary.status]).toEqual(['2026-06-12', 'FIX7-P0', 'active']);
  });

  it('has HOLD_PRODUCTION in force, because nothing is selected', () => {
    expect(summary.default).toBe('HOLD_PRODUCTION');
    expect(summary.selected).toEqual([]);
    expect([summary.inForce, summary.reason]).toEqual(['HOLD_PRODUCTION', 'nothing-selected']);
    expect(`${summary.outcome}: ${summary.why}`).toBe(
      'HOLD_PRODUCTION is in force: it is the default, and no option is selected',
    );
  });

  it('has exactly one option available', () => {
    expect(summary.options.map(({ id, available, met, total }) => [id, available, met, total])).toEqual([
      ['HOLD_PRODUCTION', true, 0, 0],
      ['AUTHORIZE_PRODUCTION_REHEARSAL_ONLY', false, 0, 2],
      ['AUTHORIZE_PRODUCTION_DRYRUN_ONLY', false, 0, 2],
      ['AUTHORIZE_PRODUCTION_REALRUN_PRECHECK_ONLY', false, 0, 3],
      ['AUTHORIZE_PRODUCTION_EXECUTION', false, 0, 13],
    ]);
  });

  it('reads the preconditions of each', () => {
    expect(unmetOf('AUTHORIZE_PRODUCTION_REHEARSAL_ONLY')).toEqual([
      'condition operator builds clone MET',
      'blocker FIX7-P0-DRYRUN-PROD-ROLLBACK-1 DESIGNED',
    ]);
    expect(unmetOf('AUTHORIZE_PRODUCTION_REALRUN_PRECHECK_ONLY')).toEqual([
      'blocker FIX7-P0-PROD-BIRTH-SURFACE-1 RESOLVED',
      'condition operator-safe read method MET',
      'condition REAL_RUN precheck design MET',
    ]);
    const execution = unmetOf('AUTHORIZE_PRODUCTION_EXECUTION');
    expect(execution.filter((each) => each.startsWith('blocker'))).toHaveLength(7);
    expect(execution).toContain('blocker FIX7-P0-DRYRUN-PROD-ROLLBACK-1 PROVEN');
    expect(execution.filter((each) => each.startsWith('grant'))).toEqual(
      ['REAL_RUN', 'QT001-apply', 'permit', 'activation', 'repoint', 'cutover'].map((name) => `grant ${name} GRANTED`),
    );
  });

  it('tells where an inherited precondition comes from', () => {
    const from = option('AUTHORIZE_PRODUCTION_REALRUN_PRECHECK_ONLY')?.preconditions.map((each) => each.from);
    expect(from).toEqual([
      'AUTHORIZE_PRODUCTION_DRYRUN_ONLY',
      'AUTHORIZE_PRODUCTION_DRYRUN_ONLY',
      'AUTHORIZE_PRODUCTION_REALRUN_PRECHECK_ONLY',
    ]);
  });

  it('ranks the blockers by what they gate', () => {
    expect(summary.blockers.map(({ id, gates, unlocks, rank }) => [id, gates.length, unlocks.length, rank])).toEqual([
      ['FIX7-P0-PROD-BIRTH-SURFACE-1', 3, 0, 1],
      ['FIX7-P0-PROD-CI-SCOPE-1', 1, 0, 3],
      ['FIX7-P0-DRYRUN-PROD-ROLLBACK-1', 2, 0, 2],
      ['FIX7-P0-PLAN-REALRUN-1', 1, 0, 3],
      ['FIX7-P0-PLAN-SEPARATE-AUTH-1', 1, 0, 3],
      ['FIX7-P0-PROD-OPT4-1', 1, 0, 3],
      ['FIX7-P0-OPERATOR-INPUT-1', 1, 0, 3],
    ]);
  });

  it('recommends a rehearsal, and calls the wrong blocker the highest-leverage one', () => {
    expect(summary.recommendation).toMatchObject({
      option: 'AUTHORIZE_PRODUCTION_REHEARSAL_ONLY',
      discharges: ['FIX7-P0-DRYRUN-PROD-ROLLBACK-1'],
      verdict: 'does-not-hold-up',
    });
    expect(summary.recommendation?.remarks.filter(({ speaks }) => speaks === 'against')).toEqual([
      {
        speaks: 'against',
        text: 'FIX7-P0-DRYRUN-PROD-ROLLBACK-1 is called the highest-leverage blocker and gates 2 options, but FIX7-P0-PROD-BIRTH-SURFACE-1 gates 3 options.',
      },
    ]);
  });

  it('tells each role what it has to do', () => {
    const tasks = Object.fromEntries(summary.tasks.map(({ role, tasks: own }) => [role ?? 'nobody', own]));
    expect(Object.keys(tasks)).toEqual(['operator', 'owner', 'nobody']);
    expect(tasks.operator?.[0]).toMatchObject({
      id: 'FIX7-P0-DRYRUN-PROD-ROLLBACK-1',
      steps: [
        { required: 'DESIGNED', options: ['AUTHORIZE_PRODUCTION_REHEARSAL_ONLY'] },
        { required: 'PROVEN', options: ['AUTHORIZE_PRODUCTION_EXECUTION'] },
      ],
      others: [],
    });
    expect(tasks.owner?.map(({ id }) => id)).toEqual([
      'FIX7-P0-PROD-BIRTH-SURFACE-1',
      'FIX7-P0-PROD-CI-SCOPE-1',
      'FIX7-P0-PLAN-REALRUN-1',
      'FIX7-P0-PLAN-SEPARATE-AUTH-1',
      'FIX7-P0-PROD-OPT4-1',
    ]);
    expect(tasks.nobody).toHaveLength(9);
  });
});
