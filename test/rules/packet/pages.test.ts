import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PACKET_RULES } from '../../../server/src/core/rules/packetRules.ts';
import { findingsOf } from '../harness/findings.ts';
import { projectOf } from '../harness/projectOf.ts';

const PAGES = fileURLToPath(new URL('../../../docs/rules', import.meta.url));
const SECTIONS = ['What it means', 'Wrong', 'Right', 'Why', 'Fixes', 'Configuration', 'Related'];

const blocker = (id: string, title: string, owners: readonly string[], more: object = {}) => ({
  id,
  title,
  owners,
  status: 'OPEN',
  ...more,
});
const resolved = {
  status: 'RESOLVED',
  resolvedBy: 'owner',
  resolvedOn: '2026-06-10',
  evidence: [{ kind: 'document', url: 'https://example.org/a', recordedBy: 'owner', recordedOn: '2026-06-10' }],
};

/** The map that the pages' examples speak of. */
const map = {
  version: 1,
  lane: 'REL',
  blockers: [
    blocker('REL-SCHEMA-1', 'migrate the schema', ['owner'], resolved),
    blocker('REL-ROLLBACK-1', 'prove the rollback', ['owner', 'operator']),
  ],
  conditions: [
    { id: 'WATCH', statement: 'somebody watches', owners: ['owner'], status: 'UNMET' },
    { id: 'LEGAL', statement: 'legal agrees', owners: ['owner'], status: 'UNMET' },
  ],
};
/** What some of them speak of beside it. */
const MORE: Readonly<Record<string, readonly object[]>> = {
  'blocker-ambiguous': [blocker('REL-DB-PROD-1', 'db', ['owner']), blocker('REL-API-PROD-1', 'api', ['owner'])],
  'claim-leverage': [blocker('REL-DATA-1', 'data', ['owner'])],
  'recommendation-superfluous': [blocker('REL-DATA-1', 'data', ['owner'], { dischargedBy: 'GO_TRY' })],
};

/** A whole packet as it is; of an excerpt rows go into the options table, front matter before it, the rest behind it. */
function packetOf(example: string): string {
  if (/^\| option \|/m.test(example) || example.startsWith('# ')) return example;
  const [, frontMatter = '', body = ''] = /^(---\n[\s\S]*?\n---\n)?([\s\S]*)$/.exec(example) ?? [];
  const lines = body.split('\n');
  const rows = lines.filter((line) => line.startsWith('|'));
  return [
    `${frontMatter}# Decision packet`,
    '',
    'Options (owner chooses exactly one; default HOLD)',
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    '| HOLD_IT | nothing | none |',
    ...(rows.length > 0 ? rows : ['| GO_LIVE | the release | REL-SCHEMA-1 |']),
    '',
    ...lines.filter((line) => !line.startsWith('|')),
  ].join('\n');
}

async function codesIn(code: string, section: string): Promise<string[]> {
  const [, language, example = ''] = /^```(\w+)\n([\s\S]*?)\n```$/m.exec(section) ?? [];
  const blockers = [...map.blockers, ...(MORE[code] ?? [])];
  const files = new Map([
    ['x.packet.md', packetOf(language === 'jsonc' ? '' : example)],
    ['release-blocker-map.json', language === 'jsonc' ? example : JSON.stringify({ ...map, blockers })],
  ]);
  if (code === 'map-ambiguous') files.set('other-blocker-map.json', JSON.stringify(map));
  const project = await projectOf(files, { today: '2026-06-24' });
  return findingsOf(project, files.keys()).map((finding) => finding.code);
}

describe.each(PACKET_RULES.map(({ meta }) => meta))('the page of $code', ({ code, guardsDecision }) => {
  const page = readFileSync(`${PAGES}/${code}.md`, 'utf8');
  const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';

  test('has its sections', () => {
    expect([...page.matchAll(/^## (.+)$/gm)].map((heading) => heading[1])).toEqual(SECTIONS);
    expect(section('Configuration').includes('guards the decision')).toBe(guardsDecision);
  });

  test('shows what is wrong, and what is right', async () => {
    expect(await codesIn(code, section('Wrong'))).toContain(code);
    expect(await codesIn(code, section('Right'))).not.toContain(code);
  });
});

test('the rules on selections and on the tie to the map guard the decision, and no other rule on packets does', () => {
  const guarding = PACKET_RULES.map(({ meta }) => meta).filter(({ guardsDecision }) => guardsDecision);
  const codes = PACKET_RULES.map(({ meta }) => meta.code).filter((code) => /^(?:selection|map)-/.test(code));
  expect(guarding.map(({ code }) => code)).toEqual(codes);
});
