import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, UNREADABLE_CONFIG } from '../../../server/src/core/config/model.ts';
import { readConfig } from '../../../server/src/core/config/read.ts';
import type { ConfigurableRule } from '../../../server/src/core/config/severity.ts';

const rules: readonly ConfigurableRule[] = [
  { code: 'selection-blocked', severity: 'error', guardsDecision: true },
  { code: 'selection-draft', severity: 'warning', guardsDecision: true },
  { code: 'claim-title', severity: 'info', guardsDecision: false },
];

/** The problems as `what stands there: message`. */
const problemsOf = (text: string) =>
  readConfig(text, rules).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);

describe('a configuration', () => {
  test('that says nothing leaves the defaults', () => {
    expect(readConfig('{}', rules)).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });

  test('is read with comments and trailing commas', () => {
    const text = `\uFEFF{
      // What counts as a packet here.
      "packets": ["gates/*.md"],
      "rules": { "claim-title": "off", "selection-draft": "error", },
      "roles": ["owner"], "requireDigest": true, "x-ours": 1,
    }`;
    const { config, problems } = readConfig(text, rules);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ packets: ['gates/*.md'], roles: ['owner'], requireDigest: true });
    expect([...config.rules]).toEqual([
      ['claim-title', 'off'],
      ['selection-draft', 'error'],
    ]);
  });

  test.each([
    [
      '{"rules": {"selection-blocked": "off"}}',
      '"off": selection-blocked guards the decision: it can be made stricter than "error", never weaker.',
    ],
    [
      '{"rules": {"selection-draft": "hint"}}',
      '"hint": selection-draft guards the decision: it can be made stricter than "warning", never weaker.',
    ],
    ['{"rules": {"claim-titel": "off"}}', '"claim-titel": There is no rule "claim-titel". Did you mean "claim-title"?'],
    [
      '{"rules": {"claim-title": "of"}}',
      '"of": The level of claim-title must be one of error, warning, info, hint, off.',
    ],
    ['{"rules": []}', '[]: "rules" must be an object from rule codes to levels.'],
    ['{"roles": "owner"}', '"owner": "roles" must be a list of texts, such as ["owner", "operator"].'],
    ['{"packets": ["a", 1]}', '1: "packets" must be a list of texts, such as ["owner", "operator"].'],
    [
      '{"requireDigests": true}',
      '"requireDigests": "requireDigests" means nothing here. Did you mean "requireDigest"?',
    ],
    [
      `{"packets": ["**/*.md", "${'*a'.repeat(4)}"]}`,
      '"*a*a*a*a": This pattern has "*" more than three times between two slashes, so that comparing names with it could take for ever. Write several plainer ones.',
    ],
    [
      '{"exclude": ["**/a/**/b/**"]}',
      '"**/a/**/b/**": This pattern has "**" more than twice, so that comparing names with it could take for ever. Write several plainer ones.',
    ],
    [
      '{"blockerMaps": ["{a,aa}+.json"]}',
      '"{a,aa}+.json": This pattern has round brackets, or repeats a group, so that comparing names with it could take for ever. Write several plainer ones.',
    ],
    ['{"requireDigest": "no"}', '"no": "requireDigest" must be true or false.'],
    ['[]', '[]: A configuration must be an object in braces.'],
  ])('%s has a problem at its place', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  test.each(['', '{', '{"requireDigest": false,,}', '{"requireDigest": false, "requireDigest": false}', 'null'])(
    'that cannot be read (%j) is never taken for a lenient one, and never in silence',
    (text) => {
      const { config, problems } = readConfig(text, rules);
      expect(config).toEqual(UNREADABLE_CONFIG);
      expect(problems).not.toEqual([]);
    },
  );

  test('never weakens a rule that guards the decision, whatever it says', () => {
    const level = fc.constantFrom('error', 'warning', 'info', 'hint', 'off');
    fc.assert(
      fc.property(level, level, (blocked, draft) => {
        const { config } = readConfig(
          JSON.stringify({ rules: { 'selection-blocked': blocked, 'selection-draft': draft } }),
          rules,
        );
        expect(['error', undefined]).toContain(config.rules.get('selection-blocked'));
        expect(['error', 'warning', undefined]).toContain(config.rules.get('selection-draft'));
      }),
    );
  });
});
