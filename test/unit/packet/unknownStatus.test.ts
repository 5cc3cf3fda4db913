import { describe, expect, test } from 'vitest';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';

const statusesOf = (key: string, value: string) => [
  readMarkdownPacket(`---\n${key}: ${value}\n---\n# Decision packet\n\nSelected: HOLD_IT\n`).status,
  readJsonPacket(JSON.stringify({ version: 1, selected: 'HOLD_IT', [key]: value })).status,
];

describe('a misspelt status', () => {
  test.each(['Status', 'stauts', 'statu', 'statuss', 'ststus'])('takes a packet out of force: %s', (key) => {
    expect(statusesOf(key, 'draft')).toEqual(['draft', 'draft']);
    expect(statusesOf(key, 'Superseded')).toEqual(['superseded', 'superseded']);
  });

  test.each(['superseded-by', 'supersededBy', 'superseded_by'])('may be who took its place: %s', (key) => {
    expect(statusesOf(key, 'next.md')).toEqual(['superseded', 'superseded']);
    expect(statusesOf(key, 'none')).toEqual(['active', 'active']);
  });

  test.each([
    ['states', 'California'],
    ['state', 'draft'],
    ['x-status', 'draft'],
    ['stauts', 'active'],
  ])("is none in a team's own field: %s: %s", (key, value) => {
    expect(statusesOf(key, value)).toEqual(['active', 'active']);
  });

  test.each(['withdrawn', 'whatever', '', '[active, draft]'])(
    'that nobody knows is no active one: stauts: %s',
    (value) => {
      expect(readMarkdownPacket(`---\nstauts: ${value}\n---\n`).status).toBe('draft');
    },
  );

  test.each(['withdrawn', 'not in force', 'revoked'])('is one where its words leave no doubt: states: %s', (value) => {
    expect(statusesOf('states', value)).toEqual(['draft', 'draft']);
  });

  test.each([
    ['superseded-by: next.md', 'superseded'],
    ['superceded-by: next.md', 'superseded'],
    ['superseded-by: { file: next.md }', 'superseded'],
    ['Status: draft', 'draft'],
  ])('beside one that says active, what takes it out of force holds: %s', (line, status) => {
    expect(readMarkdownPacket(`---\nstatus: active\n${line}\n---\n`).status).toBe(status);
  });

  test('holds in JSON, too', () => {
    const statusOf = (more: object) => readJsonPacket(JSON.stringify({ version: 1, status: 'active', ...more })).status;
    expect(statusOf({ supersededBy: 'next.json' })).toBe('superseded');
    expect(statusOf({ supersededBy: { file: 'next.json' } })).toBe('superseded');
    expect(statusOf({ supersededBy: null })).toBe('active');
    expect(statusOf({ Status: 'draft' })).toBe('draft');
  });

  test('is told', () => {
    const [problem] = readMarkdownPacket('---\nstauts: draft\n---\n').schemaProblems;
    expect(problem).toMatchObject({ severity: 'warning', meant: 'status' });
  });
});
