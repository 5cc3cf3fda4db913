import { describe, expect, test } from 'vitest';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { evaluatedPacket } from '../../support/evaluate.ts';

/*
 * A key that is a letter away from one of the format's means nothing to us, and something to a reader. What a reader
 * takes it to say may take something away, and never gives anything.
 */

const evidence = [{ kind: 'document', url: 'https://example.org/x', recordedBy: 'owner', recordedOn: '2026-06-01' }];
const map = JSON.stringify({
  version: 1,
  lane: 'L-0',
  blockers: [
    {
      ...{ id: 'L-0-A-1', title: 'x', owners: ['owner'], status: 'RESOLVED', evidence },
      ...{ resolvedBy: 'owner', resolvedOn: '2026-06-01' },
    },
  ],
});
const DECISION = 'Selected: GO_LIVE\n\nDecided by: owner\n\nDecided on: 2026-06-10\n';

const markdown = (frontMatter: string, text = DECISION): string =>
  `---\n${frontMatter}\n---\n# Decision packet\n\nOptions (owner/GPT chooses exactly one; default HOLD_ALL)\n\n| option | authorizes | preconditions |\n|---|---|---|\n| HOLD_ALL | nothing | none |\n| GO_LIVE | x | L-0-A-1 |\n\n${text}`;

const json = (changes: object): string =>
  JSON.stringify({
    ...{ version: 1, lane: 'L-0', choosers: ['owner'], default: 'HOLD_ALL', selected: 'GO_LIVE' },
    ...{ decidedBy: 'owner', decidedOn: '2026-06-10' },
    options: [
      { id: 'HOLD_ALL', authorizes: 'nothing', preconditions: [] },
      { id: 'GO_LIVE', authorizes: 'x', preconditions: [{ blocker: 'L-0-A-1', level: 'RESOLVED' }] },
    ],
    ...changes,
  });

const decisionOf = (text: string) => {
  const packet = text.startsWith('{') ? readJsonPacket(text) : readMarkdownPacket(text);
  return evaluatedPacket(packet, { map, today: '2026-06-12' }).decision;
};

test('a packet without such keys is in force', () => {
  expect(decisionOf(markdown('x-note: a note')).inForce).toBe('GO_LIVE');
  expect(decisionOf(json({})).inForce).toBe('GO_LIVE');
});

describe('in front matter', () => {
  test.each([
    ['seleced: HOLD_ALL', 'multiple'],
    ['Selected: HOLD_ALL', 'multiple'],
    ['selectd: none', 'contradicted'],
    ['defualts: HOLD_ALL', 'selected'],
    ['defaults: GO_LIVE', 'no-default'],
    ['chooser: GPT', 'unauthorised'],
    ['decided_by: GPT, operator', 'unauthorised'],
    ['decidedOn: 2026-06-13', 'unattributed'],
    ['decided_on: soon', 'unattributed'],
  ])('%s: %s', (frontMatter, reason) => {
    expect(decisionOf(markdown(frontMatter)).reason).toBe(reason);
  });

  test.each([
    'seleced: GO_LIVE\ndecided-by: owner\ndecided-on: 2026-06-10',
    'selected: GO_LIVE\ndecided_by: owner\ndecided-on: 2026-06-10',
    'selected: GO_LIVE\ndecided-by: owner\ndecidedon: 2026-06-10',
  ])('by itself it decides nothing: %s', (frontMatter) => {
    expect(decisionOf(markdown(frontMatter, '')).inForce).toBe('HOLD_ALL');
  });

  test('saying the same beside the right one is no fault', () => {
    const frontMatter = 'seleced: GO_LIVE\ndecided_by: owner\ndecided_on: 2026-06-10\nchooser: [owner, GPT]';
    expect(decisionOf(markdown(frontMatter)).inForce).toBe('GO_LIVE');
  });

  test('the map that it names is in doubt, unless it is the one that is named', () => {
    const linkOf = (key: string, text: string) =>
      readMarkdownPacket(markdown(`${key}: a-blocker-map.json`, text)).mapLink;
    expect(linkOf('blocker_map', '')).toMatchObject({
      path: { value: 'a-blocker-map.json' },
      doubt: expect.any(String),
    });
    expect(linkOf('blockermap', 'See b-blocker-map.json.')).toMatchObject({ doubt: expect.any(String) });
    expect(linkOf('blockermap', 'See a-blocker-map.json.')).toMatchObject({ doubt: undefined });
    expect(linkOf('blocker-map', '')).toMatchObject({ doubt: undefined });
  });
});

describe('in JSON', () => {
  test.each([
    { selectd: 'HOLD_ALL' },
    { defaults: 'GO_LIVE' },
    { chooser: ['GPT'] },
    { 'decided-by': 'GPT' },
    { decided_on: '2026-06-13' },
    { blockerMaps: 'other-blocker-map.json' },
    { option: [] },
  ])('beside the right one it breaks the packet: %j', (changes) => {
    expect(decisionOf(json(changes)).inForce).toBeUndefined();
  });

  test("a team's own properties do not", () => {
    expect(decisionOf(json({ 'x-chooser': 'GPT', notes: 'n', selection: 'x' })).inForce).toBe('GO_LIVE');
  });
});

describe('a line of the text that is about the status', () => {
  test.each([
    ['Status: draft', 'draft'],
    ['**Status:** Superseded', 'superseded'],
    ['- Status: withdrawn.', 'draft'],
    ['Packet status = not approved', 'draft'],
    ['Superceded by: next.md', 'superseded'],
  ])('takes it out of force: %s', (line, reason) => {
    expect(decisionOf(markdown('status: active', `${line}\n\n${DECISION}`)).reason).toBe(reason);
  });

  test.each([
    'Status: all green',
    'Status: active',
    'Status of the lane: draft',
    'Status: reviewed and approved',
    'Status:',
  ])('is about something else: %s', (line) => {
    expect(decisionOf(markdown('x: y', `${line}\n\n${DECISION}`)).reason).toBe('selected');
  });
});
