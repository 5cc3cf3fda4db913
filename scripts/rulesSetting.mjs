// The setting `decisionPackets.rules` in package.json, made from the registry: how seriously a person wants to see what
// rules find in their own editor. It offers nothing that would hide or weaken a finding.
import { raisesOf } from '../server/src/core/config/raises.ts';
import { CATALOGUE } from '../server/src/core/rules/registry.ts';

/**
 * `manifest`, the text of package.json, with the setting as it must be; the same text where it is up to date.
 * @param {string} manifest
 */
export function withRulesSetting(manifest) {
  const value = JSON.parse(manifest);
  value.contributes.configuration.properties['decisionPackets.rules'] = setting();
  return `${JSON.stringify(value, null, 2)}\n`;
}

const setting = () => ({
  type: 'object',
  scope: 'window',
  default: {},
  markdownDescription:
    'How seriously you want to see what the rules find, in this editor alone. It can only make a finding more serious than the project says: what is found, and what `decision-packets check` says, stays as it is. What a team wants goes into `.decision-packets.jsonc`.',
  additionalProperties: false,
  properties: Object.fromEntries(CATALOGUE.map(({ meta }) => [meta.code, severitiesOf(meta)])),
});

/** @param {import('../server/src/core/rules/rule.ts').RuleMeta} meta */
const severitiesOf = (meta) => ({ type: 'string', enum: raisesOf(meta), description: meta.summary });
