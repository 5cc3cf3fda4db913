import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fencesOf, readPage } from '../unit/docs/pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(join(root, 'server/dist/language-server.mjs'));

/** An editor that is not ours, and how a test has it do what a person would. */
export interface OtherEditor {
  /** The editor and where its configuration comes from. */
  readonly title: string;
  readonly isThere: boolean;
  /** The configuration that docs/editors.md has for it, and the name of the file that it goes to. */
  readonly configuration: string;
  readonly file: string;
  /** The command that runs a script of this folder in the workspace, the configuration one folder above. */
  readonly command: (driver: (name: string) => string) => readonly [string, ...string[]];
}

/** What happened in the editor, as the script wrote it down. */
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

/** Has the editor open the example in mid-course, look at its packet, revert the selection, and rename a blocker. */
export function describeOtherEditor({ title, isThere, configuration, file, command }: OtherEditor): void {
  describe.skipIf(!isThere || !isBuilt)(title, () => {
    let scratch: string;
    let story: Story;

    beforeAll(async () => {
      scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
      const workspace = join(scratch, 'work space');
      await cp(join(root, 'examples/mid-course'), workspace, { recursive: true });
      await mkdir(join(workspace, '.git'));
      await writeFile(join(scratch, file), configuration);
      const result = join(scratch, 'story.json');
      const [program, ...args] = command((name) => fileURLToPath(new URL(name, import.meta.url)));
      const { status, stderr } = spawnSync(program, args, {
        cwd: workspace,
        encoding: 'utf8',
        timeout: 80_000,
        env: {
          ...process.env,
          PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
          HOME: scratch,
          XDG_STATE_HOME: scratch,
          XDG_CACHE_HOME: scratch,
          STORY: result,
        },
      });
      expect(status, stderr).toBe(0);
      story = JSON.parse(await readFile(result, 'utf8'));
    }, 90_000);

    afterAll(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));

    test('shows the findings of the packet', () => {
      expect(story.found).toContain('selection-blocked');
    });

    test('shows the findings of the map', () => {
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
}

/** The configurations in docs/editors.md that are written in a language, in their order. */
export const configurationsIn = (language: string): readonly string[] =>
  fencesOf(readPage('docs/editors.md'))
    .filter(({ info }) => info[0] === language)
    .map(({ text }) => text);
