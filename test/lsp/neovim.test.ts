import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fencesOf, readPage } from '../unit/docs/pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The minor version of the Neovim on this machine, 11 for 0.11; `undefined` where there is none. */
const version = /^NVIM v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
const isBuilt = existsSync(join(root, 'server/dist/language-server.mjs'));

/** The configuration that docs/editors.md has for this Neovim. */
function configuration(): string {
  const [newer = '', older = ''] = fencesOf(readPage('docs/editors.md'))
    .filter(({ info }) => info[0] === 'lua')
    .map(({ text }) => text);
  return Number(version) >= 11 ? newer : older;
}

/** What happened in the editor, as `neovim.lua` wrote it down. */
interface Story {
  readonly found: readonly string[];
  readonly inMap: readonly string[];
  readonly hover: string;
  readonly completion: readonly string[];
  readonly actions: readonly string[];
  readonly line: string;
  readonly left: readonly string[];
  readonly renamed: Readonly<Record<'packet' | 'map', { readonly old: number; readonly new: number }>>;
}

describe.skipIf(version === undefined || !isBuilt)('Neovim, configured as docs/editors.md says', () => {
  let scratch: string;
  let story: Story;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
    const workspace = join(scratch, 'work space');
    await cp(join(root, 'examples/mid-course'), workspace, { recursive: true });
    await mkdir(join(workspace, '.git'));
    await writeFile(join(scratch, 'init.lua'), configuration());
    const drive = fileURLToPath(new URL('neovim.lua', import.meta.url));
    const result = join(scratch, 'story.json');
    const { status, stderr } = spawnSync(
      'nvim',
      ['--headless', '--clean', '-u', '../init.lua', 'next-decision-packet.md', '-c', `luafile ${drive}`],
      {
        cwd: workspace,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          ...process.env,
          PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
          XDG_STATE_HOME: scratch,
          XDG_CACHE_HOME: scratch,
          STORY: result,
        },
      },
    );
    expect(status, stderr).toBe(0);
    story = JSON.parse(await readFile(result, 'utf8'));
  }, 90_000);

  afterAll(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));

  test('shows the findings of the packet', () => {
    expect(story.found).toContain('selection-blocked');
  });

  test('shows the findings of the map, which is not open', () => {
    expect(story.inMap).toContain('status-unearned');
  });

  test('says in a hover what an option lacks', () => {
    expect(story.hover).toContain('AUTHORIZE_MIGRATION_PRECHECK');
  });

  test('completes options', () => {
    expect(story.completion).toContain('AUTHORIZE_MIGRATION_CUTOVER');
  });

  test('offers to go back to HOLD, and does', () => {
    expect(story.actions[0]).toBe('Revert to HOLD_MIGRATION');
    expect(story.line).toContain('HOLD_MIGRATION');
    expect(story.left).not.toContain('selection-blocked');
  });

  test('renames a blocker in the packet and in the map', () => {
    const { packet, map } = story.renamed;
    expect([packet.old, map.old]).toEqual([0, 0]);
    expect(packet.new).toBeGreaterThan(1);
    expect(map.new).toBeGreaterThan(0);
  });
});
