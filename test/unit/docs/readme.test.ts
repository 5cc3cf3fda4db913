import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/core/check.ts';
import { projectOf, uriOf } from '../../rules/harness/projectOf.ts';
import { type Fence, fencesOf, readPage } from './pages.ts';

const fences = fencesOf(readPage('README.md'));
const fence = (kind: string): string => (fences.find(({ info }) => info[1] === kind) as Fence).text;
const decision = fences.find(({ text }) => text.startsWith('Selected:'))?.text ?? '';
const packet = fence('packet');
const decided = packet.replace('No option is selected.\n', decision);
const met = fence('map').replace(
  '"UNMET"',
  '"MET", "evidence": [{ "kind": "document", "path": "clone.md", "recordedBy": "operator", "recordedOn": "2026-06-13" }]',
);

/** What the README's packet and map come to: the codes of all findings, and the option in force. */
async function outcome(text: string, map: string) {
  const files = new Map([
    ['release.packet.md', text],
    ['release-blocker-map.json', map],
    ['clone.md', 'The clone stands.'],
  ]);
  const project = await projectOf(files, { today: '2026-06-15' });
  const codes = [...check(project).values()].flat().map(({ code, severity }) => `${severity} ${code}`);
  return { codes, inForce: project.packets.get(uriOf('release.packet.md'))?.evaluation.decision.inForce };
}

describe("the README's packet", () => {
  test('is one about which there is nothing to say', async () => {
    expect(await outcome(packet, fence('map'))).toEqual({ codes: [], inForce: 'HOLD_RELEASE' });
  });

  test('holds when it is decided too early', async () => {
    expect(await outcome(decided, fence('map'))).toEqual({
      codes: ['error selection-blocked'],
      inForce: 'HOLD_RELEASE',
    });
  });

  test('is in force as decided once the condition is met, with evidence', async () => {
    expect(decided).not.toBe(packet);
    const { codes, inForce } = await outcome(decided, met);
    expect(codes.filter((code) => code.startsWith('error') || code.startsWith('warning'))).toEqual([]);
    expect(inForce).toBe('AUTHORIZE_REHEARSAL');
  });
});
