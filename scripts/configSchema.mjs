// The schema of `.decision-packets.jsonc`, made from the registry of rules, so that an editor offers the rules there are.
// It forbids nothing: what is wrong in a configuration is said by the language server, and would be said twice.
import { DEFAULT_CONFIG } from '../server/src/core/config/model.ts';
import { RULE_LEVELS } from '../server/src/core/config/severity.ts';
import { RULES } from '../server/src/core/rules/registry.ts';

/** Where the schema lies, from the root of the clone. */
export const CONFIG_SCHEMA = 'schemas/decision-packets-config.schema.json';

const WORDS = {
  error: 'An error: `check` ends with 1.',
  warning: 'A warning.',
  info: 'An information.',
  hint: 'A hint.',
  off: 'Not reported.',
};

/** The text of the schema as it must stand in its file. */
export function configSchema() {
  return `${JSON.stringify(schema(), null, 2)}\n`;
}

function schema() {
  const globs = (/** @type {readonly string[]} */ fallback, /** @type {string} */ description) => ({
    description,
    type: 'array',
    items: { type: 'string', minLength: 1 },
    default: fallback,
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Decision Packets configuration',
    description: 'What the editor and the command line do otherwise than by default, for the files below this one.',
    type: 'object',
    allowTrailingCommas: true,
    properties: {
      $schema: { description: 'The schema of this file; any value.' },
      packets: globs(DEFAULT_CONFIG.packets, 'Globs of the files that are packets, relative to this file.'),
      blockerMaps: globs(
        DEFAULT_CONFIG.blockerMaps,
        'Globs of the files that are blocker maps, relative to this file.',
      ),
      exclude: globs(DEFAULT_CONFIG.exclude, 'Globs of what is not looked at.'),
      rules: {
        description:
          'How the findings of each rule are shown. Rules that guard the decision can only be made stricter.',
        type: 'object',
        properties: Object.fromEntries(RULES.map(({ meta }) => [meta.code, ruleSchema(meta)])),
      },
      roles: {
        description: 'The roles that there are. Where this is left out, whatever a map uses is known.',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      requireDigest: {
        description: 'Whether evidence files must carry the sha256 that they were recorded with.',
        type: 'boolean',
        default: DEFAULT_CONFIG.requireDigest,
      },
    },
  };
}

/** @param {import('../server/src/core/rules/rule.ts').RuleMeta} meta */
function ruleSchema({ severity, summary, guardsDecision }) {
  const strictest = RULE_LEVELS.slice(0, RULE_LEVELS.indexOf(severity) + 1);
  const levels = guardsDecision ? strictest : RULE_LEVELS;
  return {
    description: summary,
    anyOf: [{ enum: levels, enumDescriptions: levels.map((level) => WORDS[level]) }, {}],
    default: severity,
  };
}
