import { describe, expect, test } from 'vitest';
import type { Severity } from '../../server/src/core/config/severity.ts';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { SourceText } from '../../server/src/core/syntax/sourceText.ts';
import type { Span } from '../../server/src/core/syntax/span.ts';
import type { Diagnosed } from '../../server/src/features/diagnosing.ts';
import { fileDiagnostics, MORE_FINDINGS, MOST_DIAGNOSTICS } from '../../server/src/features/fileDiagnostics.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, PACKET, put } from './lane.ts';

const { context } = await Marked.of(lane({ [PACKET]: put('# Next', '│# Next') }));
const TRAITS = { relatedInformation: true, codeDescription: true, tags: true };
const source = new SourceText('x\n'.repeat(10_000));

const finding = (line: number, severity: Severity, code = 'claim-title'): Finding => ({
  code,
  severity,
  uri: 'file:///ws/a.packet.md',
  span: { start: line * 2, end: line * 2 + 1 },
  message: `${severity} in line ${line}`,
  related: [],
  fixes: () => [],
});

const many = (count: number, severity: Severity, from = 0, code?: string): Finding[] =>
  Array.from({ length: count }, (_, index) => finding(from + index, severity, code));

const shown = (...findings: readonly Finding[]) => fileDiagnostics(findings, source, TRAITS, context).diagnostics;

describe('of the findings of a file', () => {
  test('all are shown while there are no more than an editor shows', () => {
    const diagnostics = shown(...many(MOST_DIAGNOSTICS, 'hint'));
    expect(diagnostics).toHaveLength(MOST_DIAGNOSTICS);
    expect(diagnostics.some(({ code }) => code === MORE_FINDINGS)).toBe(false);
  });

  test('the last one tells how many are left out, by how serious they are, and stands at the first of them', () => {
    const diagnostics = shown(...many(MOST_DIAGNOSTICS, 'warning'), finding(2000, 'hint'), finding(2001, 'hint'));
    expect(diagnostics).toHaveLength(MOST_DIAGNOSTICS);
    expect(diagnostics.at(-1)).toEqual({
      range: { start: { line: MOST_DIAGNOSTICS - 1, character: 0 }, end: { line: MOST_DIAGNOSTICS - 1, character: 1 } },
      severity: 2,
      code: MORE_FINDINGS,
      codeDescription: { href: expect.stringMatching(/docs\/editors\.md#long-lists-of-findings$/) },
      source: 'decision-packets',
      message:
        'There is more to say of this file than is shown: 1 warning, 2 hints. The first of them is here; "decision-packets check" tells all.',
    });
  });

  test('the most serious are shown, wherever they stand, in the order of the text', () => {
    const [early, late] = [finding(5000, 'error'), finding(6000, 'error')];
    const diagnostics = shown(...many(2000, 'hint'), ...many(2000, 'warning', 2000), early, late);
    expect(diagnostics.slice(-3, -1).map(({ range }) => range.start.line)).toEqual([5000, 6000]);
    expect(diagnostics.slice(0, -3).every(({ severity }) => severity === 2)).toBe(true);
    expect(diagnostics.at(-1)?.message).toContain('1003 warnings, 2000 hints');
  });

  test('what guards the decision is shown before other errors', () => {
    const diagnostics = shown(...many(5000, 'error'), finding(5000, 'error', 'selection-blocked'));
    expect(diagnostics.map(({ code }) => code)).toContain('selection-blocked');
    expect(diagnostics.at(-1)).toMatchObject({ code: MORE_FINDINGS, severity: 1 });
  });
});

describe('a diagnostic that leads to a place in another file stays the same object', () => {
  const uri = uriOf(PACKET);
  const diagnosed = (span: Span, before?: Diagnosed) => {
    const leading = { ...finding(0, 'error'), related: [{ uri, span, message: 'It is meant here.' }] };
    return fileDiagnostics([leading], source, TRAITS, context, before);
  };

  test.each([
    ['while it leads there', { start: 2, end: 4 }, true],
    ['until that place starts elsewhere', { start: 3, end: 4 }, false],
    ['until that place ends elsewhere', { start: 2, end: 3 }, false],
  ])('%s', (_, span, isSame) => {
    const before = diagnosed({ start: 2, end: 4 });
    const after = diagnosed(span, before);
    expect(after.diagnostics[0] === before.diagnostics[0]).toBe(isSame);
    expect(after.diagnostics).toEqual(diagnosed(span).diagnostics);
  });
});
