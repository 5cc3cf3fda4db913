import { describe, expect, test } from 'vitest';
import type { PacketOverview } from '../../../client/src/protocol.ts';
import type { Node } from '../../../client/src/tree/node.ts';
import { optionNodes, packetNodes, preconditionNodes } from '../../../client/src/tree/optionNodes.ts';
import { openMap, packetWith } from '../../support/evaluate.ts';
import { told } from './summaries.ts';

const pathOf = (uri: string): string => uri.replace('file:///workspace/', '');
const lines = (nodes: readonly Node[]) =>
  nodes.map(({ look }) => `${look.icon.name}: ${look.label} (${look.description})`);
const map = (...ids: string[]): string => JSON.stringify(openMap(...ids));

async function packetsOf(files: Readonly<Record<string, string>>): Promise<readonly Node[]> {
  const { overviews } = await told(files);
  return packetNodes(overviews, pathOf);
}

describe('packets', () => {
  test('say what is in force', async () => {
    expect(lines(await packetsOf({ 'a.packet.md': packetWith({}) }))).toEqual([
      'debug-pause: A decision packet (HOLD_ALL is in force)',
    ]);
  });

  test('say what is wrong with a selection that does not hold', async () => {
    const text = packetWith({ rows: ['AUTHORIZE_A | a | L-0-A-1'], text: 'Selected: AUTHORIZE_A' });
    expect(lines(await packetsOf({ 'a.packet.md': text, 'blocker-map.json': map('L-0-A-1') }))).toEqual([
      'error: A decision packet (HOLD_ALL is in force · the selection is blocked)',
    ]);
  });

  test('without a usable default have nothing in force', async () => {
    const text = packetWith({}).replaceAll('default', '');
    expect(lines(await packetsOf({ 'a.packet.md': text }))).toEqual([
      'error: A decision packet (nothing is in force · the packet has no usable default)',
    ]);
  });

  test('that are drafts are marked as such', async () => {
    const text = packetWith({
      frontMatter: 'status: draft',
      rows: ['AUTHORIZE_A | a | none'],
      text: 'Selected: AUTHORIZE_A',
    });
    expect(lines(await packetsOf({ 'a.packet.md': text }))).toEqual([
      'edit: A decision packet (HOLD_ALL is in force · the packet is a draft)',
    ]);
  });

  test('that are superseded stand behind the others, and nothing is offered for them', async () => {
    const old = packetWith({ frontMatter: 'status: superseded', text: 'Selected: AUTHORIZE_A' });
    const nodes = await packetsOf({ 'a.packet.md': old, 'b.packet.md': packetWith({}) });
    expect(nodes.map(({ look }) => look.id)).toEqual([
      'file:///workspace/b.packet.md',
      'file:///workspace/a.packet.md',
    ]);
    expect(lines(nodes)[1]).toBe('archive: A decision packet (superseded · a.packet.md)');
    expect(nodes[1]?.look.can).toEqual(['packet', 'summary']);
  });

  test('of one title are told apart by their paths, others are not', async () => {
    const other = packetWith({}).replace('A decision packet', 'Another decision packet');
    const nodes = await packetsOf({
      'a.packet.md': packetWith({}),
      'b.packet.md': packetWith({}),
      'c.packet.md': other,
    });
    expect(nodes.map(({ look }) => look.description)).toEqual([
      'HOLD_ALL is in force · a.packet.md',
      'HOLD_ALL is in force · b.packet.md',
      'HOLD_ALL is in force',
    ]);
  });

  test('without a title are called by their file', async () => {
    const [node] = await packetsOf({ 'what now.packet.json': '{ "version": 1 }' });
    expect(node?.look.label).toBe('what now.packet.json');
  });

  test('leave the date to the tooltip', async () => {
    const text = packetWith({}).replace('A decision packet', 'A decision packet (2026-06-12)');
    const [node] = await packetsOf({ 'a.packet.md': text });
    expect(node?.look.label).toBe('A decision packet');
    expect(node?.look.tooltip).toContain('2026\\-06\\-12');
  });

  test('can be reverted where there is something to revert', async () => {
    const can = async (text: string) => (await packetsOf({ 'a.packet.md': text }))[0]?.look.can.includes('revert');
    expect(await can(packetWith({}))).toBe(false);
    expect(await can(packetWith({ text: 'Selected: HOLD_ALL' }))).toBe(false);
    expect(await can(packetWith({ text: 'Selected: NO_SUCH' }))).toBe(true);
  });

  test('show what nobody would see', async () => {
    const text = packetWith({}).replace('A decision packet', 'A decision packet \u202Efor you');
    const [node] = await packetsOf({ 'a.packet.md': text });
    expect(node?.look.label).toContain('‹U+202E›');
    expect(`${node?.look.label}${node?.look.tooltip}${node?.look.spoken}`).not.toContain('\u202E');
  });

  test('stand open where there is only one', async () => {
    const two = await packetsOf({ 'a.packet.md': packetWith({}), 'b.packet.md': packetWith({}) });
    expect((await packetsOf({ 'a.packet.md': packetWith({}) }))[0]?.look.children).toBe('expanded');
    expect(two.map(({ look }) => look.children)).toEqual(['collapsed', 'collapsed']);
  });
});

async function optionsOf(files: Readonly<Record<string, string>>): Promise<readonly Node[]> {
  const [packet] = (await told(files)).overviews;
  return optionNodes(packet as PacketOverview);
}

describe('options', () => {
  test('have their verdicts in words and in shapes', async () => {
    const rows = ['AUTHORIZE_A | a | L-0-A-1', 'AUTHORIZE_B | b | none'];
    const files = { 'a.packet.md': packetWith({ rows }), 'blocker-map.json': map('L-0-A-1') };
    const nodes = await optionsOf(files);
    expect(lines(nodes)).toEqual([
      'debug-pause: HOLD_ALL (the default · in force)',
      'lock: AUTHORIZE_A (blocked, 0 of 1 met)',
      'pass: AUTHORIZE_B (available, requires nothing)',
    ]);
    expect(nodes.map(({ look }) => look.children)).toEqual(['none', 'collapsed', 'none']);
    expect(nodes.map(({ look }) => look.can.includes('explain'))).toEqual([false, true, true]);
    expect(nodes[1]?.look.spoken).toBe('AUTHORIZE_A, blocked, 0 of 1 met');
    expect(nodes.map(({ look }) => look.missing)).toEqual([undefined, 1, undefined]);
  });

  test('that are selected without effect say so', async () => {
    const given = { rows: ['AUTHORIZE_A | a | L-0-A-1'], text: 'Selected: AUTHORIZE_A' };
    const nodes = await optionsOf({ 'a.packet.md': packetWith(given), 'blocker-map.json': map('L-0-A-1') });
    expect(lines(nodes)[1]).toBe('error: AUTHORIZE_A (blocked, 0 of 1 met · selected, but not in force)');
    expect(nodes[1]?.look.can).toContain('revert');
  });

  test('of which there are two with one ID stay two', async () => {
    const rows = ['AUTHORIZE_A | a | none', 'AUTHORIZE_A | a | none'];
    const nodes = await optionsOf({ 'a.packet.md': packetWith({ rows }), 'blocker-map.json': map('L-0-A-1') });
    expect(lines(nodes).slice(1)).toEqual([
      'lock: AUTHORIZE_A (blocked, 0 of 1 met)',
      'lock: AUTHORIZE_A (blocked, 0 of 1 met)',
    ]);
    expect(new Set(nodes.map(({ look }) => look.id)).size).toBe(3);
  });

  test('stand below what is wrong with the map', async () => {
    const none = await optionsOf({ 'a.packet.md': packetWith({}) });
    expect(lines(none)[0]).toMatch(/^warning: No blocker map \(The packet names none/);
    expect(none[0]?.look.can).toEqual(['createMap']);
    const broken = await optionsOf({ 'a.packet.md': packetWith({}), 'blocker-map.json': '{' });
    expect(lines(broken)[0]).toBe('warning: Blocker map does not count (It is broken, so nothing in it counts.)');
    expect(broken[0]?.look).toMatchObject({ can: [], opens: { uri: 'file:///workspace/blocker-map.json' } });
  });

  test('that are missing are missed', async () => {
    const nodes = await optionsOf({ 'a.packet.md': '# A packet\n', 'blocker-map.json': map('L-0-A-1') });
    expect(lines(nodes)).toEqual(['info: The packet has no table of options ()']);
  });
});

async function preconditionsOf(cell: string, blockerMap: unknown): Promise<readonly Node[]> {
  const files = {
    'a.packet.md': packetWith({ rows: [`AUTHORIZE_A | a | ${cell}`] }),
    'blocker-map.json': JSON.stringify(blockerMap),
  };
  const { overviews, summaries } = await told(files);
  const [overview, summary] = [overviews[0], summaries[0]];
  const parent = optionNodes(overview as PacketOverview).at(-1);
  const option = summary?.options.at(-1);
  if (summary === undefined || parent === undefined || option === undefined) throw new Error('There is no option.');
  return preconditionNodes(option, parent, summary);
}

describe('preconditions', () => {
  const blockers = [{ id: 'L-0-A-1', title: 'the plan', owners: ['operator', 'owner'], status: 'OPEN' }];
  const conditions = [{ id: 'CLONE', statement: 'operator builds clone', owners: ['operator'], status: 'UNMET' }];
  const grants = [{ id: 'RUN', owners: ['owner'], status: 'NOT_GRANTED' }];
  const withAll = { version: 1, lane: 'L-0', blockers, conditions, grants };

  test('say how far they have come, how far they have to, and who must act', async () => {
    const nodes = await preconditionsOf('L-0-A-1 proven + operator builds clone + RUN grant', withAll);
    expect(lines(nodes)).toEqual([
      'circle-large-outline: L-0-A-1 (OPEN → PROVEN · operator or owner)',
      'circle-large-outline: operator builds clone (unmet · operator)',
      'circle-large-outline: RUN grant (not given · owner)',
    ]);
    expect(nodes[0]?.look.spoken).toBe('L-0-A-1, the plan, unmet, OPEN, needs PROVEN, operator or owner must act');
    expect(nodes[0]?.look.tooltip).toContain('**operator or owner** must act');
    expect(nodes.map(({ look }) => look.can)).toEqual([['entry'], ['entry'], ['entry']]);
  });

  test('that nothing tracks have no entry to go to', async () => {
    const nodes = await preconditionsOf('the moon is full', withAll);
    expect(lines(nodes)).toEqual(['circle-large-outline: the moon is full (unmet, not tracked)']);
    expect(nodes[0]?.look).toMatchObject({ can: [], opens: { uri: 'file:///workspace/a.packet.md' } });
  });

  test('that cannot be met as written say why', async () => {
    const nodes = await preconditionsOf('NO_SUCH_OPTION', withAll);
    expect(lines(nodes)[0]).toMatch(/^warning: .* \(cannot be met as written\)$/);
  });

  test('that are met come last', async () => {
    const met = {
      ...blockers[0],
      id: 'L-0-B-2',
      status: 'RESOLVED',
      resolvedBy: 'owner',
      resolvedOn: '2026-06-01',
      evidence: [{ kind: 'document', url: 'https://example.org/', recordedBy: 'owner', recordedOn: '2026-06-01' }],
    };
    const nodes = await preconditionsOf('L-0-B-2; L-0-A-1', { ...withAll, blockers: [...blockers, met] });
    expect(lines(nodes)).toEqual([
      'circle-large-outline: L-0-A-1 (OPEN → RESOLVED · operator or owner)',
      'pass: L-0-B-2 (met, RESOLVED)',
    ]);
  });

  test('keep Markdown in what files say out of the tooltip', async () => {
    const tricky = [{ id: 'L-0-A-1', title: '[click](command:evil) **now**', owners: ['a*b'], status: 'OPEN' }];
    const [node] = await preconditionsOf('L-0-A-1', { ...withAll, blockers: tricky });
    expect(node?.look.tooltip).toContain('\\[click\\]\\(command:evil\\)');
    expect(node?.look.tooltip).toContain('**a\\*b** must act');
  });
});
