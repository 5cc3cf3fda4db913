import { describe, expect, test } from 'vitest';
import { evaluated, optionOf } from '../../support/evaluate.ts';

type Entry = Record<string, unknown>;

const design: Entry = { kind: 'design', path: 'a.md', recordedBy: 'owner', recordedOn: '2026-06-01' };
const resolved: Entry = {
  id: 'L-0-A-1',
  title: 'A',
  owners: ['owner'],
  status: 'RESOLVED',
  resolvedBy: 'owner',
  resolvedOn: '2026-06-02',
  evidence: [{ ...design, kind: 'document' }],
};
const waived: Entry = {
  id: 'L-0-A-1',
  title: 'A',
  owners: ['owner'],
  status: 'WAIVED',
  waiver: { by: 'owner', reason: 'small', expires: '2026-07-01' },
};
const condition: Entry = { id: 'RAIN', statement: 'it rains', owners: ['owner'], status: 'MET', evidence: [design] };
const grant: Entry = {
  id: 'permit',
  owners: ['owner'],
  status: 'GRANTED',
  grantedBy: 'owner',
  grantedOn: '2026-06-01',
  reference: 'p.md',
};
const facts = { 'a.md': { kind: 'file', sha256: 'a'.repeat(64), self: false } } as const;

/** Whether an option that requires just this is available. */
function counts(cell: string, lists: Record<string, readonly Entry[]>, extraFacts = {}): boolean {
  const map = { version: 1, lane: 'L-0', blockers: [], ...lists };
  const rows = [`GO | a thing | ${cell}`];
  return optionOf(evaluated({ rows, map, facts: { ...facts, ...extraFacts } }), 'GO').available;
}

const blocker = (entry: Entry, extraFacts = {}) => counts('L-0-A-1', { blockers: [entry] }, extraFacts);
const evidenced = (entry: Entry) => ({ ...resolved, evidence: [{ ...design, ...entry }] });

const WORTHLESS = ['TBD', 'n/a', '<name>', '…', '...', '', '\u200B'];
/** An owner whose name only looks like the one that it is compared with. */
const OWNERS = ['\u043Ewner', 'ow\u200Bner'];

describe('a blocker', () => {
  test('counts when everything is said', () => {
    expect(blocker(resolved)).toBe(true);
    expect(blocker(waived)).toBe(true);
  });

  test.each([...WORTHLESS, ...OWNERS])('does not with the owner %j, even alone and agreed on', (role) => {
    expect(blocker({ ...resolved, owners: [role], resolvedBy: role })).toBe(false);
    expect(blocker({ ...resolved, owners: ['owner', role] })).toBe(false);
    expect(blocker({ ...waived, owners: [role], waiver: { by: role, reason: 'small', expires: '2026-07-01' } })).toBe(
      false,
    );
  });

  test.each(WORTHLESS)('does not with %j as the day, the reason, the recorder or the path', (value) => {
    expect(blocker({ ...resolved, resolvedOn: value })).toBe(false);
    expect(blocker({ ...waived, waiver: { by: 'owner', reason: value, expires: '2026-07-01' } })).toBe(false);
    expect(blocker({ ...waived, waiver: { by: 'owner', reason: 'small', expires: value } })).toBe(false);
    expect(blocker(evidenced({ recordedBy: value }))).toBe(false);
    expect(blocker(evidenced({ recordedOn: value }))).toBe(false);
    expect(blocker(evidenced({ path: value }), { [value]: facts['a.md'] })).toBe(false);
  });

  test('does not with a url that keeps the place free', () => {
    expect(blocker(evidenced({ path: undefined, url: 'https://example.org/a' }))).toBe(true);
    for (const url of ['TBD', 'https://TBD', 'https://...', 'https://tbd/x', 'https://…']) {
      expect(blocker(evidenced({ path: undefined, url })), url).toBe(false);
    }
  });

  test('does not when its ID or status holds a hidden character', () => {
    expect(blocker({ ...resolved, status: 'RESOLVED\u200B' })).toBe(false);
    expect(counts('L-0-A\u200B-1', { blockers: [{ ...resolved, id: 'L-0-A\u200B-1' }] })).toBe(false);
    expect(counts('L-0-\u0410-1', { blockers: [{ ...resolved, id: 'L-0-\u0410-1' }] })).toBe(false);
  });
});

describe('a condition', () => {
  test('is met when everything is said', () => {
    expect(counts('it rains', { conditions: [condition] })).toBe(true);
  });

  test.each([...WORTHLESS, ...OWNERS])('is not with the owner %j', (role) => {
    expect(counts('it rains', { conditions: [{ ...condition, owners: [role] }] })).toBe(false);
  });

  test('is not when its ID or statement holds a hidden character', () => {
    expect(counts('it ra\u200Bins', { conditions: [{ ...condition, statement: 'it ra\u200Bins' }] })).toBe(false);
    expect(counts('it r\u0430ins', { conditions: [{ ...condition, statement: 'it r\u0430ins' }] })).toBe(false);
    expect(counts('it rains', { conditions: [{ ...condition, id: 'RAIN\u200B' }] })).toBe(false);
  });
});

describe('a grant', () => {
  const given = (entry: Entry, cell = 'distinct permit grant') => counts(cell, { grants: [entry] });

  test('is given when everything is said', () => {
    expect(given(grant)).toBe(true);
  });

  test.each([...WORTHLESS, ...OWNERS])('is not when %j owns and grants it', (role) => {
    expect(given({ ...grant, owners: [role], grantedBy: role })).toBe(false);
  });

  test.each(WORTHLESS)('is not with %j as the day, the reference or the last day', (value) => {
    expect(given({ ...grant, grantedOn: value })).toBe(false);
    expect(given({ ...grant, reference: value })).toBe(false);
    expect(given({ ...grant, expires: value })).toBe(false);
  });

  test('is not when its name or reference holds a hidden character', () => {
    expect(given({ ...grant, reference: 'p\u200B.md' })).toBe(false);
    expect(given({ ...grant, id: '\u0440ermit' }, 'distinct \u0440ermit grant')).toBe(false);
  });
});

describe('a selection', () => {
  const reason = (text: string) => evaluated({ rows: ['GO_FREE | all | none'], text }).decision.reason;

  test('is in force when everything is said', () => {
    expect(reason('Selected: GO_FREE\nDecided by: owner\nDecided on: 2026-06-01')).toBe('selected');
  });

  test('names nothing when a hidden character stands anywhere in it', () => {
    for (const value of ['\u202EGO_FREE', '\u202E GO_FREE', 'GO_FREE \u2066(HOLD_ALL)']) {
      expect(reason(`Selected: ${value}\nDecided by: owner\nDecided on: 2026-06-01`), JSON.stringify(value)).not.toBe(
        'selected',
      );
    }
  });

  test.each(OWNERS)('is not in force when %j decided', (role) => {
    const text = `Selected: GO_FREE\nDecided by: ${role}\nDecided on: 2026-06-01`;
    expect(reason(text)).toBe('unattributed');
  });
});

describe('a level word', () => {
  const levelOf = (cell: string) => counts(cell, { blockers: [resolved] });

  test('that a hidden character takes apart does not lower what is asked for', () => {
    expect(levelOf('L-0-A-1 resolved')).toBe(true);
    expect(levelOf('L-0-A-1 (proven)')).toBe(false);
    for (const word of ['pro\u200Bven', 'pro&shy;ven', 'pr\u043Even', 'proven\u2060']) {
      expect(levelOf(`L-0-A-1 (${word})`), JSON.stringify(word)).toBe(false);
      expect(levelOf(`ALL blockers ${word}`), JSON.stringify(word)).toBe(false);
    }
  });

  test('may stand beside emoji, typographic hyphens and words of other languages', () => {
    expect(levelOf('✅️ L-0-A-1 re\u2011checked, проверено')).toBe(false);
    expect(levelOf('✅️ L-0-A-1 re\u2011checked проверено')).toBe(true);
  });
});

describe('two grants', () => {
  test.each([
    ['p.md', './P.md'],
    ['https://example.org/a', 'https://EXAMPLE.org/a/'],
    ['acts/cop.md', 'acts/\u0441\u043E\u0440.md'],
    ['acts/one.md', 'acts\\one.md'],
  ])('share an act when they refer to %j and to %j', (one, other) => {
    const grants = [
      { ...grant, reference: one },
      { ...grant, id: 'cutover', reference: other },
    ];
    expect(counts('distinct permit grant', { grants })).toBe(false);
    expect(counts('distinct permit grant', { grants: [grants[0] as Entry] })).toBe(true);
  });
});
