// The table of rules in the README, made from the registry.
import { CATALOGUE } from '../server/src/core/rules/registry.ts';

const TABLE = /(<!-- Rules: made by `npm run docs`\. -->\n)[\s\S]*?(\n<!-- \/Rules -->)/;

/**
 * `readme` with the table as it must be; the same text where it is up to date.
 * @param {string} readme
 */
export const withRules = (readme) =>
  readme.replace(TABLE, (_, start, end) => `${start}\n${rulesByGroup('docs/rules')}\n${end}`);

/**
 * The rules in a few lines, one for each first word that several share, each with a link to its page.
 * @param {string} folder where the pages are, from the page that shows the lines
 */
function rulesByGroup(folder) {
  const groups = new Map();
  for (const { meta } of CATALOGUE) {
    const word = meta.code.split('-')[0];
    groups.set(word, [...(groups.get(word) ?? []), meta.code]);
  }
  const link = (/** @type {string} */ code) => `[\`${code}\`](${folder}/${code}.md)`;
  const shared = [...groups].filter(([, codes]) => codes.length > 1);
  const single = [...groups].filter(([, codes]) => codes.length === 1).flatMap(([, codes]) => codes);
  return [
    '| on | rules |',
    '|---|---|',
    ...shared.map(([word, codes]) => `| ${word} | ${codes.map(link).join(' ')} |`),
    `| others | ${single.map(link).join(' ')} |`,
  ].join('\n');
}
