import { describe, expect, it } from 'vitest';
import { folderWith, run } from './cli.ts';

const packet = (title: string): string => `# ${title} decision packet
## Options (owner chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
`;

const JSON_PACKET = `${JSON.stringify({
  version: 1,
  packet: 'L-0-NEXT',
  lane: 'L-0',
  date: '2026-06-12',
  status: 'active',
  title: 'The packet of an agent',
  choosers: ['owner'],
  default: 'HOLD_ALL',
  options: [
    { id: 'HOLD_ALL', authorizes: 'nothing', preconditions: [] },
    { id: 'AUTHORIZE_A', authorizes: 'a thing', preconditions: [{ condition: 'the tide is in' }] },
  ],
})}\n`;

describe.concurrent('summary', () => {
  it('sums up every packet of the workspace, in the order of their paths', async () => {
    const cwd = folderWith({ 'b.packet.md': packet('Second'), 'a/c.packet.md': packet('First') });
    const { code, stdout } = await run(['summary'], { cwd });
    expect(code).toBe(0);
    expect(stdout.indexOf('First decision packet')).toBe(0);
    expect(stdout.indexOf('Second decision packet')).toBeGreaterThan(0);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  it('divides several packets in Markdown by a rule', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('First'), 'b.packet.md': packet('Second') });
    const { stdout } = await run(['summary', '--format', 'markdown'], { cwd });
    expect(stdout.split('\n---\n\n').map((part) => part.split('\n')[0])).toEqual([
      '# First decision packet',
      '# Second decision packet',
    ]);
  });

  it('ends with 0 whatever is wrong in a packet', async () => {
    const cwd = folderWith({ 'a.packet.md': '' });
    const { code, stdout } = await run(['summary'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing is in force: the packet declares no default.');
  });

  it('reads packets in JSON as it reads those in Markdown', async () => {
    const cwd = folderWith({ 'a.packet.json': JSON_PACKET });
    const { code, stdout } = await run(['summary', '--format', 'json', '--today', '2026-06-12'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).packets[0]).toMatchObject({
      path: 'a.packet.json',
      title: 'The packet of an agent',
      lane: 'L-0',
      inForce: 'HOLD_ALL',
      options: [
        { id: 'HOLD_ALL', available: true },
        { id: 'AUTHORIZE_A', available: false, met: 0, total: 1 },
      ],
    });
  });

  it('says which packets it could not read, and ends with 2 after the others', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('First'), 'b.packet.md': new Uint8Array([0xff, 0xfe]) });
    const { code, stdout, stderr } = await run(['summary'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('First decision packet');
    expect(stderr).toMatch(/^b\.packet\.md .*, so it was not looked at\.\n$/);
  });

  it('does not mind a map that cannot be read, but rests nothing on it', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('First'), 'blocker-map.json': new Uint8Array([0xff, 0xfe]) });
    const { code, stdout } = await run(['summary', '--format', 'json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).packets[0]).toMatchObject({ map: 'blocker-map.json', blockers: [] });
  });
});
