import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Editor, errorsCounted, goTo, openEditor, openFile, placeOf, runCommand, screenshot } from './editor.ts';

const packetName = 'next-production-decision-packet.md';
const mapName = 'production-blocker-map.json';
const example = (name: string) => readFileSync(new URL(`../../../examples/fix7-p0/${name}`, import.meta.url), 'utf8');
const packet = example(packetName);
const map = example(mapName);
const rollback = 'FIX7-P0-DRYRUN-PROD-ROLLBACK-1';

/** One person, one window, one morning: each test goes on where the one before left off. */
describe('the packaged extension in a fresh profile', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await openEditor({
      files: { [packetName]: packet, [mapName]: map },
      settings: { 'editor.codeActionsOnSave': { 'source.fixAll.decision-packets': 'explicit' } },
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

  test('colours options, blockers and grants', async () => {
    await goTo(editor, placeOf(packet, 'AUTHORIZE_PRODUCTION_EXECUTION'));
    await runCommand(editor, 'Developer: Inspect Editor Tokens and Scopes');
    const inspector = editor.page.locator('.token-inspect-widget');
    await inspector.getByText('entity.name.type.option.decision-packet').waitFor();
    await editor.page.keyboard.press('Escape');
    await goTo(editor, placeOf(packet, rollback));
    await runCommand(editor, 'Developer: Inspect Editor Tokens and Scopes');
    await inspector.getByText('variable.other.constant.blocker.decision-packet').waitFor();
    await editor.page.keyboard.press('Escape');
  });

  test('shows the blocker on hovering', async () => {
    await goTo(editor, placeOf(packet, rollback));
    await runCommand(editor, 'Show or Focus Hover');
    await editor.page.locator('.monaco-hover:visible', { hasText: 'PROVE production snapshot/restore' }).waitFor();
    await screenshot(editor, 'hover');
    await editor.page.keyboard.press('Escape');
  });

  test('opens the summary beside the packet', async () => {
    await runCommand(editor, 'Decision Packets: Show Packet Summary');
    await editor.page.locator('.tab', { hasText: 'Summary of' }).waitFor();
    await editor.page
      .locator('.editor-group-container')
      .nth(1)
      .getByText('AUTHORIZE_PRODUCTION_EXECUTION')
      .first()
      .waitFor();
    await screenshot(editor, 'summary');
  });

  test('reports a blocked selection while it is typed', async () => {
    const last = packet.split('\n').length;
    await goTo(editor, { line: last, column: 1 });
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.type(
      '\nSelected option: AUTHORIZE_PRODUCTION_EXECUTION\n\nDecided by: owner\n\nDecided on: 2026-06-21',
    );
    await editor.page.locator('.squiggly-error').first().waitFor();
    await runCommand(editor, 'View: Toggle Problems');
    await editor.page.locator('.markers-panel', { hasText: 'AUTHORIZE_PRODUCTION_EXECUTION' }).waitFor();
    await screenshot(editor, 'blocked');
  });

  test('offers to revert to HOLD, and the error goes', async () => {
    await runCommand(editor, 'View: Toggle Problems');
    await runCommand(editor, 'View: Focus First Editor Group');
    await runCommand(editor, 'Go to Next Problem (Error, Warning, Info)');
    await editor.page.keyboard.press('Escape');
    await editor.page.keyboard.press('Control+.');
    await editor.page.locator('.action-widget', { hasText: 'Revert to HOLD_PRODUCTION' }).waitFor();
    await screenshot(editor, 'quick-fix');
    await editor.page.keyboard.press('Enter');
    await errorsCounted(editor, 0);
    await screenshot(editor, 'reverted');
  });

  test('makes every fix on saving', async () => {
    await editor.page.keyboard.press('Control+Z');
    await editor.page.locator('.squiggly-error').first().waitFor();
    await editor.page.keyboard.press('Control+S');
    await errorsCounted(editor, 0);
    expect(await readFile(join(editor.workspace, packetName), 'utf8')).toContain('Selected option: HOLD_PRODUCTION');
  });

  async function statusShows(text: string): Promise<void> {
    const item = editor.page.locator('[id="status.languageStatus"]');
    await expect
      .poll(async () => {
        await item.hover();
        return editor.page.locator('.monaco-hover:visible').allInnerTexts();
      })
      .toEqual(expect.arrayContaining([expect.stringContaining(text)]));
    await editor.page.mouse.move(700, 10);
  }
});
