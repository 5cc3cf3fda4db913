import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Progress } from '../../server/src/cli/progress.ts';
import { CLI, folderWith, run } from './cli.ts';
import { EMPTY_MAP as MAP, packetWith as packet } from './texts.ts';

/** A watch that is under way. */
class Watch {
  readonly #child;
  readonly ended: Promise<number | null>;
  #text = '';
  #wake: () => void = () => undefined;

  constructor(cwd: string) {
    this.#child = spawn(process.execPath, [CLI, 'check', '--watch'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.#text += chunk.toString();
        this.#wake();
      });
    }
    this.ended = new Promise((resolve) => this.#child.on('close', resolve));
  }

  /** Waits until it has printed `words`, and takes in all up to there. */
  async prints(words: string): Promise<string> {
    while (!this.#text.includes(words)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const end = this.#text.indexOf(words) + words.length;
    const before = this.#text.slice(0, end);
    this.#text = this.#text.slice(end);
    return before;
  }

  stop(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.ended;
  }
}

describe.skipIf(process.platform === 'win32')('check --watch', () => {
  it('checks again when something changes, also in new folders, and ends as the last check did', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP });
    const watch = new Watch(cwd);
    expect(await watch.prints('Ctrl-C ends.')).toContain('(precondition-untracked)');
    writeFileSync(join(cwd, 'a.packet.md'), packet('L-0-X-1'));
    expect(await watch.prints('Checked 2 files')).toContain('(blocker-unknown)');
    mkdirSync(join(cwd, 'more/folders'), { recursive: true });
    writeFileSync(join(cwd, 'more/folders/b.packet.md'), packet('the wind is up'));
    await watch.prints('Checked 3 files');
    writeFileSync(join(cwd, 'more/folders/b.packet.md'), packet('the moon is full'));
    expect(await watch.prints('Checked 3 files')).toContain('"the moon is full"');
    expect(await watch.stop()).toBe(1);
  });

  it('goes on where there is nothing to check for a while', async () => {
    const cwd = folderWith({ 'a.packet.md': packet('the tide is in'), 'blocker-map.json': MAP });
    const watch = new Watch(cwd);
    await watch.prints('Ctrl-C ends.');
    writeFileSync(join(cwd, 'a.packet.md'), new Uint8Array([0xff, 0xfe]));
    await watch.prints('a.packet.md is not UTF-8 text');
    writeFileSync(join(cwd, 'a.packet.md'), packet('the wind is up'));
    await watch.prints('"the wind is up"');
    expect(await watch.stop()).toBe(0);
  });

  it.each(['--write-baseline', '--stdin-path=a.packet.md'])('is not for use with %s', async (flag) => {
    const cwd = folderWith({ 'a.packet.md': packet('none') });
    const { code, stderr } = await run(['check', '--watch', flag], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--watch goes on, and --[a-z-]+ is for once: use one of the two\.\n$/);
  });
});

describe('progress', () => {
  const shownBy = (steps: readonly (readonly [number, string])[]): string[] => {
    const shown: string[] = [];
    let now = 5000;
    const progress = new Progress({ showProgress: (line) => shown.push(line) }, 'Reading …', () => now);
    for (const [after, line] of steps) {
      now = 5000 + after;
      progress.say(line);
    }
    progress.end();
    return shown;
  };

  it('is not shown for work that is over within a second', () => {
    expect(
      shownBy([
        [100, 'Checked 1 of 2 …'],
        [999, 'Checked 2 of 2 …'],
      ]),
    ).toEqual([]);
  });

  it('is shown from then on, not too often, and taken away at the end', () => {
    expect(
      shownBy([
        [900, 'a'],
        [1000, 'b'],
        [1100, 'c'],
        [2300, 'd'],
      ]),
    ).toEqual(['b 1 s', 'd 2 s', '']);
  });

  it('is shown nowhere but on a terminal', () => {
    let now = 0;
    const progress = new Progress({}, 'Reading …', () => now);
    now = 5000;
    expect(() => {
      progress.say('Checked 1 of 2 …');
      progress.end();
    }).not.toThrow();
  });
});
