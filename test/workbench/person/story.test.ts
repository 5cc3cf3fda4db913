import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Editor,
  errorsCounted,
  goTo,
  openEditor,
  openFile,
  placeOf,
  runCommand,
  screenshot,
  useTheme,
} from './editor.ts';
import { panelOf } from './webview.ts';

const packetName = 'next-production-decision-packet.md';
const mapName = 'production-blocker-map.json';
const example = (name: string) => readFileSync(new URL(`../../../examples/fix7-p0/${name}`, import.meta.url), 'utf8');
/** Without the sentences that say that nothing is selected: here something will be. */
const packet = example(packetName)
  .replace(' This lane does NOT select an option.', '')
  .replace(' No option is selected here.', '');
const map = example(mapName);
const rollback = 'FIX7-P0-DRYRUN-PROD-ROLLBACK-1';
const rehearsal = 'AUTHORIZE_PRODUCTION_REHEARSAL_ONLY';

/** One person, one window, one morning: each test goes on where the one before left off. */
describe('the packaged extension in a fresh profile', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await openEditor({
      files: { [packetName]: packet, [mapName]: map },
      settings: {
        'editor.codeActionsOnSave': { 'source.fixAll.decision-packets': 'explicit' },
        'editor.fontSize': 12,
        // What is typed must be what is there, whatever is suggested on the way.
        'editor.acceptSuggestionOnEnter': 'off',
      },
    });
    await openFile(editor, packetName);
  });

  afterAll(() => editor?.close());

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await screenshot(editor, `failed-${task.name.replaceAll(/\W+/g, '-')}`);
    }
  });

  test('opens the packet without an error, and says what is in force', async () => {
    await statusShows('In force: HOLD_PRODUCTION');
    await errorsCounted(editor, 0);
  });

  test('colours options and blockers', async () => {
    await goTo(editor, placeOf(packet, 'AUTHORIZE_PRODUCTION_EXECUTION'));
    await runCommand(editor, 'Developer: Inspect Editor Tokens and Scopes');
    const inspector = editor.page.locator('.token-inspect-widget');
    await inspector.locator('.tiw-metadata-scopes', { hasText: 'entity.name.type.option.decision-packet' }).waitFor();
    await editor.page.keyboard.press('Escape');
    await goTo(editor, placeOf(packet, rollback));
    await runCommand(editor, 'Developer: Inspect Editor Tokens and Scopes');
    await inspector
      .locator('.tiw-metadata-scopes', { hasText: 'variable.other.constant.blocker.decision-packet' })
      .waitFor();
    await editor.page.keyboard.press('Escape');
  });

  test('shows a blocker on hovering', async () => {
    await hoverAt(packet, rollback);
    await hover('PROVE production snapshot/restore').waitFor();
    await screenshot(editor, 'hover-blocker');
    await editor.page.keyboard.press('Escape');
  });

  test('shows the verdict of an option on hovering', async () => {
    await hoverAt(packet, rehearsal);
    await hover('0 of 2 met').waitFor();
    await screenshot(editor, 'hover-option');
    await editor.page.keyboard.press('Escape');
  });

  test('reports a blocked selection while it is typed', async () => {
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.type(`\nSelected option: ${rehearsal}\n\nDecided by: owner\n\nDecided on: 2026-06-21`);
    await runCommand(editor, 'View: Toggle Problems');
    await editor.page
      .locator('.markers-panel', { hasText: `${rehearsal} is selected, but 2 of its 2 preconditions are not met` })
      .waitFor();
    // One at the selection, one at the entry of the map that stands in its way.
    await errorsCounted(editor, 2);
    await editor.page.keyboard.press('Control+1');
    await editor.page.keyboard.press('ArrowUp');
    await lens('not in force: HOLD_PRODUCTION holds').waitFor();
    await screenshot(editor, 'blocked');
    await useTheme(editor, 'dark');
    await screenshot(editor, 'blocked-dark');
    await useTheme(editor, 'light');
    await editor.page.keyboard.press('Control+J');
  });

  test('opens the summary beside the packet, which says why it is blocked', async () => {
    await editor.page.keyboard.press('Control+B');
    await runCommand(editor, 'Decision Packets: Show Packet Summary');
    await editor.page.locator('.tab', { hasText: 'Summary: ' }).waitFor();
    await panelOf(editor).getByText('so the default holds').waitFor();
    await screenshot(editor, 'summary', { width: 1560, height: 820 });
  });

  test('says in the map, too, what its entry blocks', async () => {
    await editor.page.locator('.tab', { hasText: 'Summary: ' }).click({ button: 'middle' });
    await editor.page.locator('.tab', { hasText: 'Summary: ' }).waitFor({ state: 'detached' });
    await editor.page.keyboard.press('Control+B');
    await openFile(editor, mapName);
    await goTo(editor, placeOf(map, 'OPEN', rollback));
    await editor.page.locator('.squiggly-error').waitFor();
    await quickFixes('HOLD_PRODUCTION');
    await screenshot(editor, 'map');
    await editor.page.keyboard.press('Escape');
  });

  test('offers to revert to HOLD, and the error goes', async () => {
    await openFile(editor, packetName);
    // The selection was typed behind the packet's last line break.
    await goTo(editor, { line: packet.split('\n').length + 1, column: 20 });
    await quickFixes('Revert to HOLD_PRODUCTION');
    await screenshot(editor, 'quick-fix');
    await editor.page.keyboard.press('Enter');
    await errorsCounted(editor, 0);
    await lens('not in force').waitFor({ state: 'detached' });
    await screenshot(editor, 'reverted');
  });

  test('makes every fix on saving', async () => {
    await editor.page.keyboard.press('Control+Z');
    await errorsCounted(editor, 2);
    await editor.page.keyboard.press('Control+S');
    await errorsCounted(editor, 0);
    await expect
      .poll(() => readFile(join(editor.workspace, packetName), 'utf8'))
      .toContain('Selected option: HOLD_PRODUCTION');
  });

  const hover = (text: string): Locator => editor.page.locator('.monaco-hover:visible', { hasText: text });

  /** Opens the list of quick fixes; on a busy machine a key may come before there is anything to list. */
  async function quickFixes(title: string): Promise<void> {
    const list = editor.page.locator('.action-widget', { hasText: title });
    await expect
      .poll(
        async () => {
          if (!(await list.isVisible())) await editor.page.keyboard.press('Control+.');
          return list.isVisible();
        },
        { timeout: 30_000, interval: 1_500 },
      )
      .toBe(true);
  }

  const lens = (text: string): Locator => editor.page.locator('.codelens-decoration', { hasText: text });

  async function hoverAt(text: string, part: string): Promise<void> {
    await goTo(editor, placeOf(text, part));
    await runCommand(editor, 'Show or Focus Hover');
  }

  async function statusShows(text: string): Promise<void> {
    const item = editor.page.locator('[id="status.languageStatus"]');
    await expect
      .poll(
        async () => {
          await item.hover();
          return editor.page.locator('.monaco-hover:visible').allInnerTexts();
        },
        { timeout: 20_000 },
      )
      .toEqual(expect.arrayContaining([expect.stringContaining(text)]));
    await editor.page.mouse.move(20, 500);
  }
});
