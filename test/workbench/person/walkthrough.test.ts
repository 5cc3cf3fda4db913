import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Editor, openEditor, runCommand, screenshot, useTheme } from './editor.ts';

let editor: Editor;

beforeAll(async () => {
  // A folder without any packet: what a newcomer has.
  editor = await openEditor({ files: { 'readme.md': '# Something else\n' } });
  await openWalkthrough();
});

afterAll(() => editor?.close());

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    await screenshot(editor, `failed-${task.name.replaceAll(/\W+/g, '-')}`, { width: 1560, height: 860 });
  }
});

async function openWalkthrough(): Promise<void> {
  await runCommand(editor, 'Welcome: Open Walkthrough');
  await editor.page.locator('.quick-input-widget input').fill('Get Started with Decision Packets');
  await editor.page.getByRole('option', { name: /^Get Started with Decision Packets/ }).click();
  await step('Open the sample').waitFor();
}

const step = (title: string): Locator =>
  editor.page.locator('.getting-started-step', { has: editor.page.getByText(title, { exact: true }) });

const isDone = (title: string): Locator => step(title).locator('.codicon-getting-started-step-checked').first();

/** Takes a step by its button, and waits until the walkthrough says that it is done. */
async function take(title: string, button: string, look?: string): Promise<void> {
  await step(title).click();
  if (look !== undefined) {
    await screenshot(editor, look, { width: 1560, height: 860 });
  }
  await step(title).getByRole('button', { name: button }).click();
  await isDone(title).waitFor();
}

const selection = (words: string): Locator =>
  editor.page.locator('.view-line', { hasText: new RegExp(`Selected:\\s*${words}$`) });

test('the sample opens, and HOLD is in force', async () => {
  await take('Open the sample', 'Open Sample Packet', 'walkthrough-light');
  await editor.page.locator('.tab', { hasText: 'release-decision-packet.md' }).waitFor();
  await editor.page.locator('.codelens-decoration', { hasText: '1 of 2 met · operator 1' }).waitFor();
  expect(await editor.page.locator('.squiggly-error').count()).toBe(0);
});

test('the hover tells what an option lacks', async () => {
  await take('See what an option lacks', 'Show What an Option Lacks');
  await editor.page.locator('.monaco-hover:visible', { hasText: 'an isolated copy is ready' }).first().waitFor();
  await screenshot(editor, 'walkthrough-inspect', { width: 1560, height: 860 });
});

test('a blocked option is selected, and that is an error at once', async () => {
  await take('Select it all the same', 'Select a Blocked Option');
  await editor.page.locator('.squiggly-error').first().waitFor();
  await editor.page
    .locator('.marker-widget', { hasText: 'AUTHORIZE_REHEARSAL is selected, but 1 of its 2 preconditions' })
    .waitFor();
  await screenshot(editor, 'walkthrough-select', { width: 1560, height: 860 });
});

test('one key gives the selection back', async () => {
  await take('Back to HOLD with one key', 'Revert to HOLD');
  await editor.page.locator('.squiggly-error').waitFor({ state: 'detached' });
  await selection('HOLD_RELEASE').waitFor();
  await screenshot(editor, 'walkthrough-revert', { width: 1560, height: 860 });
  // What the button did was done in the editor: taken back, and done once more with the key.
  await editor.page.keyboard.press('Control+Z');
  await editor.page.locator('.squiggly-error').first().waitFor();
  await editor.page.keyboard.press('Control+Alt+H');
  await editor.page.locator('.squiggly-error').waitFor({ state: 'detached' });
});

test('a sample that was changed is opened as it was left, and can be had as it came', async () => {
  await runCommand(editor, 'Decision Packets: Open Sample Packet');
  // Once it has told so, it takes the focus from the palette no more.
  await editor.page.locator('#status\\.notifications .codicon-bell-dot').waitFor();
  // The message goes by itself after a while; here it stays until it was answered.
  await runCommand(editor, 'Notifications: Show Notifications');
  const center = editor.page.locator('.notifications-center');
  await center.getByText('This is the sample as you left it.').waitFor();
  await selection('HOLD_RELEASE').waitFor();
  await center.getByRole('button', { name: 'Start Over' }).click();
  await selection('none').waitFor();
});

test('it can be read in a dark and a high-contrast theme', async () => {
  for (const theme of ['dark', 'high-contrast'] as const) {
    await useTheme(editor, theme);
    await screenshot(editor, `walkthrough-${theme}`, { width: 1560, height: 860 });
  }
});
