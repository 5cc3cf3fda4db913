import { describe, expect, test } from 'vitest';
import { Offers } from '../../../server/src/core/rules/opening.ts';
import { findingsOf } from '../harness/findings.ts';
import { projectOf } from '../harness/projectOf.ts';

const packet = ({ selected = '', precondition = 'REL-A-1' }) => `# Decision packet (2026-06-12)
${selected}
Options (owner chooses exactly one; default HOLD_IT)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_IT | nothing | none |
| GO_LIVE | the release | ${precondition} |

No option is selected here.
`;

const resolved = { status: 'RESOLVED', resolvedBy: 'owner', resolvedOn: '2026-06-10' };
const evidence = [
  { kind: 'document', url: 'https://records.example.org/1', recordedBy: 'owner', recordedOn: '2026-06-09' },
];

const map = (entry: object, key = 'blockers') =>
  JSON.stringify({
    version: 1,
    lane: 'REL',
    [key]: [{ id: 'REL-A-1', title: 'A', owners: ['owner'], ...entry }],
  });

/** The titles of what is offered against the findings of a rule. */
async function offered(code: string, packetText: string, mapText: string): Promise<string[]> {
  const files = new Map([
    ['x.packet.md', packetText],
    ['rel-blocker-map.json', mapText],
  ]);
  const project = await projectOf(files, { today: '2026-06-24' });
  const found = findingsOf(project, files.keys()).filter((finding) => finding.code === code);
  expect(found).not.toEqual([]);
  return found.flatMap((finding) => new Offers(project).of(finding)).map(({ title }) => title);
}

describe('what would make an option available is not offered', () => {
  test('the ID that was meant, where its blocker is resolved', async () => {
    const text = packet({ precondition: 'REL-AA-1 resolved' });
    expect(await offered('blocker-unknown', text, map({ status: 'OPEN' }))).toContain('Change to REL-A-1');
    expect(await offered('blocker-unknown', text, map({ ...resolved, evidence }))).not.toContain('Change to REL-A-1');
  });

  test('the key that was meant, where what it holds would count', async () => {
    const text = packet({ precondition: 'REL-A-1 resolved' });
    expect(await offered('schema', text, map({ ...resolved, evidnce: [] }))).toContain('Change to evidence');
    expect(await offered('schema', text, map({ ...resolved, evidnce: evidence }))).not.toContain('Change to evidence');
  });

  test.each([
    [
      'grants',
      { status: 'GRANTED', grantdBy: 'owner', grantedOn: '2026-06-10', reference: 'acts/one.md' },
      'grantedBy',
    ],
    ['conditions', { id: 'calm', status: 'MET', statement: 'It is so.', evidnce: evidence }, 'evidence'],
  ])(
    'the key that was meant, where by it one of the %s would hold that nothing asks for',
    async (key, entry, meant) => {
      expect(await offered('schema', packet({}), map(entry, key))).not.toContain(`Change to ${meant}`);
    },
  );

  test('the list that was meant, where an entry in it claims something', async () => {
    const text = packet({ precondition: 'REL-A-1' });
    expect(await offered('schema', text, map({ status: 'OPEN' }, 'blokers'))).toContain('Change to blockers');
    expect(await offered('schema', text, map({ ...resolved, evidence }, 'blokers'))).not.toContain(
      'Change to blockers',
    );
  });

  test('the same where the option stays closed for another reason', async () => {
    const text = packet({ precondition: 'REL-AA-1 resolved; REL-C-1 resolved' });
    expect(await offered('blocker-unknown', text, map({ ...resolved, evidence }))).toContain('Change to REL-A-1');
  });
});
