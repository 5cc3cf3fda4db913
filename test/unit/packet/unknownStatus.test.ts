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

  test('is told', () => {
    const [problem] = readMarkdownPacket('---\nstauts: draft\n---\n').schemaProblems;
    expect(problem).toMatchObject({ severity: 'warning', meant: 'status' });
  });
});
