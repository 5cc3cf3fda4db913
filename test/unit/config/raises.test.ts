import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Raises, raise, raisesOf, readRaises } from '../../../server/src/core/config/raises.ts';
import { isWeaker, SEVERITIES, type Severity } from '../../../server/src/core/config/severity.ts';
import { CATALOGUE } from '../../../server/src/core/rules/registry.ts';

const RULES = CATALOGUE.map(({ meta }) => meta);

describe('what a person wants to see more seriously', () => {
  test('is read by rule', () => {
    const { raises, problems } = readRaises({ 'claim-title': 'warning', 'blocker-unused': 'error' }, RULES);
    expect([...raises]).toEqual([
      ['claim-title', 'warning'],
      ['blocker-unused', 'error'],
    ]);
    expect(problems).toEqual([]);
  });

  test.each([undefined, null, {}, { 'claim-title': null }])('may be left out: %j', (value) => {
    expect(readRaises(value, RULES)).toEqual({ raises: new Map(), problems: [] });
  });

  test.each([
    ['error', 'decisionPackets.rules must be an object from rule codes to severities.'],
    [[{}], 'decisionPackets.rules must be an object from rule codes to severities.'],
    [{ 'claim-titel': 'error' }, 'decisionPackets.rules: there is no rule "claim-titel". Did you mean "claim-title"?'],
    [{ toString: 'error' }, 'decisionPackets.rules: there is no rule "toString".'],
    [
      { 'selection-blocked': 'hint' },
      'decisionPackets.rules: selection-blocked can be shown as error and nothing less; "hint" is left out.',
    ],
    [
      { 'claim-title': 'off' },
      'decisionPackets.rules: claim-title can be shown as error or warning or info and nothing less; "off" is left out.',
    ],
    [
      { 'claim-title': ['error'] },
      'decisionPackets.rules: claim-title can be shown as error or warning or info and nothing less; ["error"] is left out.',
    ],
  ])('%j: raises nothing, and is said', (value, problem) => {
    expect(readRaises(value, RULES)).toEqual({ raises: new Map(), problems: [problem] });
  });

  test('can be anything at all, and then raises only rules, to what they can be raised to', () => {
    const word = fc.oneof(fc.constantFrom(...SEVERITIES, 'off'), fc.anything());
    const code = fc.oneof(fc.constantFrom(...RULES.map((rule) => rule.code)), fc.string());
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(code, word)), (value) => {
        for (const [raised, severity] of readRaises(value, RULES).raises) {
          const rule = RULES.find((each) => each.code === raised);
          expect(rule && raisesOf(rule)).toContain(severity);
        }
      }),
    );
  });

  test('never makes a finding less serious', () => {
    const severity = fc.constantFrom(...SEVERITIES);
    fc.assert(
      fc.property(severity, fc.option(severity), (own, wanted) => {
        const raises: Raises = new Map(wanted === null ? [] : [['claim-title', wanted]]);
        const shown: Severity = raise({ code: 'claim-title', severity: own }, raises).severity;
        expect(isWeaker(shown, own)).toBe(false);
        expect(shown === own || shown === wanted).toBe(true);
      }),
    );
  });
});
