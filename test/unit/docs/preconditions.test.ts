import { describe, expect, test } from 'vitest';
import type { Requirement } from '../../../server/src/core/evaluate/requirement.ts';
import { evaluatedText, optionOf } from '../../support/evaluate.ts';
import { fencesOf, readPage, rowsUnder } from './pages.ts';

const page = readPage('docs/preconditions.md');
const [packet = '', map = ''] = fencesOf(page).map(({ text }) => text);
const rows = rowsUnder(page, '| words | are read as |');

/** A requirement in the page's words. */
function inWords(requirement: Requirement): string {
  const { earned } = requirement as { earned?: unknown };
  switch (requirement.kind) {
    case 'blocker': {
      const candidates = requirement.id === 'SCOPE-1' ? 'fits several' : 'not in the map';
      return `blocker ${requirement.id} at ${requirement.required}${earned === undefined ? ` (${candidates})` : ''}`;
    }
    case 'condition':
      return `condition *${requirement.text.value}*${earned === undefined ? '' : ' (tracked)'}`;
    case 'grant':
      return `grant ${requirement.name}${earned === undefined ? ' (not tracked)' : ''}`;
    case 'unknown':
      return `cannot be met: ${requirement.reason}`;
  }
}

function reading(words: string): string {
  const evaluation = evaluatedText(
    packet.replace('(the words)', () => words),
    { map },
  );
  const { requirements } = optionOf(evaluation, 'AUTHORIZE_ALL');
  return requirements.length === 0 ? 'nothing is required' : requirements.map(inWords).join(' · ');
}

describe('docs/preconditions.md says how words are read', () => {
  test('with many examples', () => {
    expect(packet).toContain('(the words)');
    expect(rows.length).toBeGreaterThan(50);
  });

  test.each(rows)('%s', (words = '', expected) => {
    expect(reading(words)).toBe(expected);
  });
});
