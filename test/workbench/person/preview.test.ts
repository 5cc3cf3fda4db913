import { readFileSync } from 'node:fs';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Editor, goTo, openEditor, openFile, placeOf, runCommand, screenshot, useTheme } from './editor.ts';

const example = (name: string) => readFileSync(new URL(`../../../examples/fix7-p0/${name}`, import.meta.url), 'utf8');
const packetName = 'next-production-decision-packet.md';
const packet = example(packetName);

let editor: Editor;

beforeAll(async () => {
  editor = await openEditor({
    files: { [packetName]: packet, 'production-blocker-map.json': example('production-blocker-map.json') },
  });
  await openFile(editor, packetName);
});

afterAll(() => editor?.close());

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    await screenshot(editor, `failed-${task.name.replaceAll(/\W+/g, '-')}`);
  }
});

/** What the preview's own window shows. */
const preview = (): FrameLocator =>
  editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

const row = (option: string): Locator => preview().getByRole('row', { name: option }).first();

const badge = (within: Locator, name: string | RegExp): Locator => within.getByRole('note', { name }).first();

test('the preview of a packet tells how each thing stands that it names', async () => {
  await editor.page.keyboard.press('Control+K');
  await editor.page.keyboard.press('V');
  await badge(row('HOLD_PRODUCTION'), /^in force\./).waitFor();
  const rehearsal = row('AUTHORIZE_PRODUCTION_REHEARSAL_ONLY');
  await badge(rehearsal, /^0 of 2 met\. .*is not available/).waitFor();
  await badge(
    rehearsal,
    'OPEN. FIX7-P0-DRYRUN-PROD-ROLLBACK-1 (PROVE production snapshot/restore) must be DESIGNED',
  ).waitFor();
  await badge(rehearsal, /^not met\./).waitFor();
  await badge(row('AUTHORIZE_PRODUCTION_EXECUTION'), 'not given. The grant cutover is not given.').waitFor();
  const listed = preview().getByRole('listitem').filter({ hasText: 'FIX7-P0-PROD-CI-SCOPE-1' });
  await badge(listed, /^OPEN\./).waitFor();
  expect(
    await preview()
      .getByRole('note', { name: /^available/ })
      .count(),
  ).toBe(0);
});

test('it can be read in a light, a dark and a high-contrast theme', async () => {
  await editor.page.keyboard.press('Control+B');
  await runCommand(editor, 'View: Toggle Maximize Editor Group');
  for (const theme of ['dark', 'high-contrast', 'high-contrast-light', 'light'] as const) {
    await useTheme(editor, theme);
    await screenshot(editor, `preview-${theme}`, { width: 1280, height: 900 });
  }
  await runCommand(editor, 'View: Toggle Maximize Editor Group');
});

test('it follows what is typed in the packet', async () => {
  await focusText();
  await goTo(editor, placeOf(packet, 'operator builds clone'));
  await editor.page.keyboard.type('CLONING grant; ');
  await badge(row('AUTHORIZE_PRODUCTION_REHEARSAL_ONLY'), /^0 of 3 met\./).waitFor();
  await badge(row('AUTHORIZE_PRODUCTION_REHEARSAL_ONLY'), /^not tracked\. The grant CLONING/).waitFor();
  await editor.page.keyboard.press('Control+End');
  await editor.page.keyboard.type('\nSelected: AUTHORIZE_PRODUCTION_DRYRUN_ONLY\n');
  const selection = preview().getByText('Selected: AUTHORIZE_PRODUCTION_DRYRUN_ONLY');
  await badge(selection, /^not in force\. HOLD_PRODUCTION is in force\./).waitFor();
});

test('it follows what is written in the map', async () => {
  await focusText();
  await openFile(editor, 'production-blocker-map.json');
  const map = example('production-blocker-map.json');
  await goTo(editor, placeOf(map, 'OPEN', 'FIX7-P0-PROD-CI-SCOPE-1'));
  await editor.page.keyboard.press('Control+Shift+ArrowRight');
  await editor.page.keyboard.type('RESOLVED');
  const listed = preview().getByRole('listitem').filter({ hasText: 'FIX7-P0-PROD-CI-SCOPE-1' });
  await badge(listed, /^OPEN, claims RESOLVED\./).waitFor();
  await openFile(editor, packetName);
});

/** From the preview back to the text, as a person goes there. */
async function focusText(): Promise<void> {
  await editor.page.locator('.editor-group-container').first().locator('.view-lines').click();
  await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}
