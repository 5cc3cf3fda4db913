import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MAP_RULES } from '../../../server/src/core/rules/mapRules.ts';
import { parseJson } from '../../../server/src/core/syntax/json/parse.ts';
import { toValue } from '../../../server/src/core/syntax/json/toValue.ts';
import { findingsOf } from '../harness/findings.ts';
import { projectOf } from '../harness/projectOf.ts';

const PAGES = fileURLToPath(new URL('../../../docs/rules', import.meta.url));

const entry = '"id": "REL-SCHEMA-1", "title": "schema", "owners": ["owner", "operator"], "status": "OPEN"';
const grant = '"id": "permit", "owners": ["owner"], "status": "NOT_GRANTED"';

/** The whole map that an excerpt of one is taken from: properties, entries of a list, or of an entry's evidence. */
function mapOf(excerpt: string): string {
  if (excerpt.includes('"version"')) return excerpt;
  if (excerpt.startsWith('"lane"')) return `{ "version": 1, ${excerpt} }`;
  if (excerpt.startsWith('{ "kind"')) return mapOf(`"status": "DESIGNED", "evidence": [${excerpt}]`);
  if (excerpt.startsWith('{')) {
    const list = excerpt.includes('"statement"') ? 'conditions' : excerpt.includes('GRANTED') ? 'grants' : 'blockers';
    const blockers = list === 'blockers' ? excerpt : '';
    const others = list === 'blockers' ? '' : `, "${list}": [${excerpt}]`;
    return `{ "version": 1, "lane": "REL", "blockers": [${blockers}]${others} }`;
  }
  // What the excerpt states takes the place of what stands there already.
  const stated = Object.keys(
    toValue(parseJson(`{${excerpt}}`).root ?? { type: 'null', span: { start: 0, end: 0 } }) ?? {},
  );
  const rest = (excerpt.includes('grantedOn') ? grant : entry)
    .split(/, (?=")/)
    .filter((property) => /^"\w+": /.test(property) && !stated.some((key) => property.startsWith(`"${key}"`)))
    .map((property) => (property.endsWith('["owner"') ? `${property}, "operator"]` : property));
  return mapOf(`{ ${[...rest, excerpt].join(', ')} }`);
}

const CONFIGURATION = /^\/\/ \.decision-packets\.jsonc says (.*)\n/m;

async function codesIn(code: string, section: string, configuration: string): Promise<string[]> {
  const [, language, fenced = ''] = /^```(\w+)\n([\s\S]*?)\n```$/m.exec(section) ?? [];
  const example = fenced.replace(CONFIGURATION, '');
  const today = /Today is (\S+)\./.exec(section)?.[1] ?? '2026-06-24';
  const packet = [
    '# Decision packet',
    '',
    'Options (owner chooses exactly one; default HOLD)',
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    '| HOLD_IT | nothing | none |',
    '| GO_LIVE | the release | REL-ROLLBACK-1 |',
    '',
    ...(language === 'markdown' ? [example] : code === 'selection-gated-here' ? ['Selected: GO_LIVE'] : []),
    '',
  ].join('\n');
  const map = language === 'markdown' ? '{ "version": 1, "lane": "REL", "blockers": [] }' : mapOf(example);
  const files = new Map([
    ['one/release-blocker-map.json', map],
    ['one/x.packet.md', packet],
    ['one/evidence/design.md', 'record\n'],
    ['one/evidence/rollback.md', 'record\n'],
    ['one/evidence/minutes-2026-06-14.md', 'record\n'],
  ]);
  if (configuration !== '') files.set('.decision-packets.jsonc', `{ ${configuration} }`);
  if (code === 'grant-copied') {
    const copied = '"status": "GRANTED", "grantedBy": "owner", "grantedOn": "2026-06-21"';
    const reference = '"reference": "decisions/permit-2026-06-21.md"';
    files.set('two/blocker-map.json', mapOf(`{ "id": "permit", "owners": ["owner"], ${copied}, ${reference} }`));
  }
  const project = await projectOf(files, { today });
  return findingsOf(project, files.keys()).map((finding) => finding.code);
}

describe.each(MAP_RULES.map(({ meta }) => meta))('the page of $code', ({ code, guardsDecision }) => {
  const page = readFileSync(`${PAGES}/${code}.md`, 'utf8');
  const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';

  test('says whether the rule can be switched off', () => {
    expect(section('Configuration').includes('guards the decision')).toBe(guardsDecision);
  });

  test('shows what is wrong, and what is right', async () => {
    const configuration = CONFIGURATION.exec(page)?.[1] ?? '';
    expect(await codesIn(code, section('Wrong'), configuration)).toContain(code);
    expect(await codesIn(code, section('Right'), configuration)).not.toContain(code);
  });
});
