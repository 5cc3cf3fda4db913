import { describe, expect, test, vi } from 'vitest';
import { type Checked, Checks } from '../../server/src/lsp/checks.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { MemoryDisk } from '../unit/workspace/memoryFileSystem.ts';
import { mapText, packetText, TODAY } from '../unit/workspace/texts.ts';

const P = 'file:///ws/x.packet.md';
const SELECTED = packetText({ selected: 'AUTHORIZE_GO' });

class World {
  today = TODAY;
  readonly disk = new MemoryDisk({ '/ws/x.packet.md': SELECTED, '/ws/blocker-map.json': mapText() });
  readonly workspace = new Workspace(this.disk.host, { today: TODAY });
  readonly done: Checked[] = [];
  readonly failed: unknown[] = [];
  readonly checks = new Checks(
    this.workspace,
    () => this.today,
    (checked) => this.done.push(checked),
    (error) => this.failed.push(error),
  );

  constructor() {
    this.workspace.addRoot('file:///ws');
  }

  inForce({ snapshot }: Checked): string | undefined {
    const file = snapshot.files.get(P)?.file;
    return file?.kind === 'packet' ? file.evaluation.decision.inForce : undefined;
  }

  async idle(): Promise<void> {
    await this.checks.current();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('checks', () => {
  test('follow a change by themselves', async () => {
    const world = new World();
    world.checks.schedule();
    await vi.waitUntil(() => world.done.length > 0);
    expect(world.inForce(world.done[0] as Checked)).toBe('AUTHORIZE_GO');
  });

  test('take changes that come together as one', async () => {
    const world = new World();
    for (const word of ['a', 'b', 'c']) {
      world.workspace.openDocument(P, packetText({ selected: word }));
      world.checks.schedule();
    }
    await world.idle();
    await world.idle();
    expect(world.done).toHaveLength(1);
    expect(world.done[0]?.snapshot.files.get(P)?.file.source.text).toContain('Selected: c');
  });

  test('take the changes of messages as one that are here already, though each message has a turn of its own', async () => {
    const world = new World();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const handle = (left: number) => {
      world.checks.schedule();
      if (left > 0) setImmediate(() => handle(left - 1));
    };
    handle(100);
    await vi.waitUntil(() => world.done.length > 0);
    await world.idle();
    clock.mockRestore();
    expect(world.done).toHaveLength(1);
  });

  test('are not done where nothing changed', async () => {
    const world = new World();
    await world.idle();
    expect(world.done).toEqual([]);
    world.checks.schedule();
    await world.idle();
    await world.idle();
    expect(world.done).toHaveLength(1);
  });

  test('answer with all that was told by then, also what comes while one is running', async () => {
    const world = new World();
    world.checks.schedule();
    const first = world.checks.current();
    world.workspace.openDocument(P, packetText());
    world.checks.schedule();
    const second = await world.checks.current();
    await first;
    expect(second.snapshot.files.get(P)?.file.source.text).toBe(packetText());
  });

  test('judge by the day on which they are made', async () => {
    const world = new World();
    world.checks.schedule();
    expect(world.inForce(await world.checks.current())).toBe('AUTHORIZE_GO');
    world.today = '2026-06-01';
    world.checks.schedule();
    expect(world.inForce(await world.checks.current())).toBe('HOLD_ALL');
  });

  test('go on after one that failed', async () => {
    const world = new World();
    const { stat } = world.disk;
    world.disk.stat = () => Promise.reject(new Error('The disk is on fire.'));
    world.checks.schedule();
    await world.checks.current();
    expect(world.failed).toHaveLength(1);
    world.disk.stat = stat;
    world.checks.schedule();
    expect(world.inForce(await world.checks.current())).toBe('AUTHORIZE_GO');
  });

  test('that are given up tell of nothing, and go on with the next change', async () => {
    const world = new World();
    const watch = {
      isCancelled: false,
      seen: 0,
      ends: 0,
      saw(count: number) {
        this.seen = count;
      },
      end() {
        this.ends += 1;
      },
    };
    const checks = new Checks(
      world.workspace,
      () => TODAY,
      (checked) => world.done.push(checked),
      (error) => world.failed.push(error),
      () => watch,
    );
    watch.isCancelled = true;
    checks.schedule();
    expect((await checks.current()).snapshot.files.size).toBe(0);
    expect([world.done, world.failed, watch.seen, watch.ends]).toEqual([[], [], 0, 1]);
    watch.isCancelled = false;
    checks.schedule();
    expect(world.inForce(await checks.current())).toBe('AUTHORIZE_GO');
    expect(watch.seen).toBeGreaterThan(2);
    expect(watch.ends).toBe(2);
  });
});
