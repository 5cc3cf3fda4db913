// Writes what is made from the registry of rules: the table of all rules in docs/rules/README.md, the one in the
// README, the schema of the configuration, and the setting of rules in package.json. `--check` writes nothing and fails where one of them is out of date, or where a rule has no page or a page no rule.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../server/src/core/rules/registry.ts';
import { CONFIG_SCHEMA, configSchema } from './configSchema.mjs';
import { root } from './paths.mjs';
import { withRules } from './readmeRules.mjs';
import { withRulesSetting } from './rulesSetting.mjs';

const INDEX = 'README.md';
const SEVERITIES = { error: 'error', warning: 'warning', info: 'information', hint: 'hint' };
const SECTIONS = ['What it means', 'Wrong', 'Right', 'Why', 'Fixes', 'Configuration', 'Related'];

/** The folder of the rules' pages, with a slash at its end. */
export const pagesFolder = new URL('docs/rules/', root);

/** @typedef {{ readonly meta: import('../server/src/core/rules/rule.ts').RuleMeta }} Rule */

/**
 * What is wrong with the pages in `folder`, as sentences: none for a folder that is in order.
 * @param {readonly Rule[]} rules
 * @param {URL} folder
 * @returns {string[]}
 */
export function problemsOfPages(rules, folder) {
  const expected = new Map(rules.map((rule) => [`${rule.meta.code}.md`, rule]));
  const present = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== INDEX);
  const missing = [...expected.keys()].filter((name) => !present.includes(name));
  const left = present.filter((name) => !expected.has(name));
  return [
    ...missing.map((name) => `docs/rules/${name} is missing.`),
    ...left.map((name) => `docs/rules/${name} is the page of no rule.`),
    ...present.flatMap((name) => {
      const rule = expected.get(name);
      return rule === undefined ? [] : problemsOfPage(rule, readPage(folder, name));
    }),
    ...(missing.length === 0 && readIndex(folder) !== indexOf(rules, folder)
      ? [`docs/rules/${INDEX} is out of date: npm run docs.`]
      : []),
  ];
}

/**
 * @param {Rule} rule
 * @param {string} text
 */
function problemsOfPage({ meta }, text) {
  const problems = [];
  const title = `# ${meta.code} — ${SEVERITIES[meta.severity]}`;
  if (!text.startsWith(`${title}\n`)) problems.push(`docs/rules/${meta.code}.md must begin with "${title}".`);
  const sections = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  if (sections.join() !== SECTIONS.join()) {
    problems.push(`docs/rules/${meta.code}.md must have the sections ${SECTIONS.join(', ')}, in this order.`);
  }
  return problems;
}

/**
 * The table of all rules; whether a rule has fixes is what its page says.
 * @param {readonly Rule[]} rules
 * @param {URL} folder
 */
export function indexOf(rules, folder) {
  const rows = rules.map(({ meta }) => {
    const guards = meta.guardsDecision ? 'yes' : '';
    const fixable = hasFixes(readPage(folder, `${meta.code}.md`)) ? 'yes' : '';
    return `| [${meta.code}](${meta.code}.md) | ${SEVERITIES[meta.severity]} | ${cell(meta.summary)} | ${fixable} | ${guards} |`;
  });
  return [
    '# Rules',
    '',
    'What the editor and `decision-packets check` report. Each code leads to its page. A rule that guards the decision can be made stricter in the configuration, and neither weaker nor silent.',
    '',
    '<!-- Made by `npm run docs` from the rules themselves. -->',
    '',
    '| code | severity | what it reports | fixes | guards the decision |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** What else is made from the registry, as it must stand. */
function generated() {
  const readme = new URL('README.md', root);
  const manifest = new URL('package.json', root);
  return [
    { url: readme, text: withRules(readFileSync(readme, 'utf8')) },
    { url: new URL(CONFIG_SCHEMA, root), text: configSchema() },
    { url: manifest, text: withRulesSetting(readFileSync(manifest, 'utf8')) },
  ];
}

/** What is out of date of it, as sentences. */
export const problemsOfGenerated = () =>
  generated()
    .filter(({ url, text }) => !existsSync(url) || readFileSync(url, 'utf8') !== text)
    .map(({ url }) => `${url.href.slice(root.href.length)} is out of date: npm run docs.`);

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');

const hasFixes = (/** @type {string} */ page) => !/^## Fixes\n\nNone\b/m.test(page);

const readPage = (/** @type {URL} */ folder, /** @type {string} */ name) =>
  readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');

const readIndex = (/** @type {URL} */ folder) =>
  existsSync(new URL(INDEX, folder)) ? readPage(folder, INDEX) : undefined;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const hasAllPages = CATALOGUE.every(({ meta }) => existsSync(new URL(`${meta.code}.md`, pagesFolder)));
  if (hasAllPages && !process.argv.includes('--check')) {
    writeFileSync(new URL(INDEX, pagesFolder), indexOf(CATALOGUE, pagesFolder));
    for (const { url, text } of generated()) writeFileSync(url, text);
  }
  const problems = [...problemsOfPages(CATALOGUE, pagesFolder), ...problemsOfGenerated()];
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
