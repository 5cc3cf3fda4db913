import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editor, openEditor, openFile, runCommand, screenshot } from './editor.ts';

const packetName = 'release-decision-packet.md';
const mapName = 'release-blocker-map.json';
const fixture = (name: string) => readFileSync(new URL(`../fixtures/lane/${name}`, import.meta.url), 'utf8');
const packet = fixture(packetName).replace(/\n## Decision[\s\S]*$/, '\n');

let editor: Editor;

beforeAll(async () => {
  editor = await openEditor({ files: { [packetName]: packet, [mapName]: fixture(mapName) } });
  await openFile(editor, packetName);
  // The server speaks once the packet has been checked.
  await editor.page.locator('.codelens-decoration', { hasText: 'the default' }).waitFor();
});

afterAll(() => editor?.close());

const suggestions = () => editor.page.locator('.suggest-widget.visible');

test('in Markdown, where nothing is suggested while words are typed, options come up behind their label', async () => {
  await editor.page.keyboard.press('Control+End');
  await editor.page.keyboard.type('\nSelected option: ');
  await suggestions().getByText('AUTHORIZE_REHEARSAL_ONLY').first().waitFor();
  await editor.page.keyboard.type('AUTH');
  await screenshot(editor, 'completion');
  await editor.page.keyboard.press('Enter');
  await saved(/Selected option: AUTHORIZE_REHEARSAL_ONLY\n?$/);
});

test('what is typed out needs no Enter of its own', async () => {
  await editor.page.keyboard.type('\nDecided by: ');
  await suggestions().getByText('owner').first().waitFor();
  await editor.page.keyboard.type('owner', { delay: 120 });
  await suggestions().waitFor({ state: 'hidden' });
  await editor.page.keyboard.type('\nREL-');
  await suggestions().getByText('REL-7-ROLLBACK-1').first().waitFor();
  await editor.page.keyboard.press('Escape');
  await saved(/\nDecided by: owner\nREL-\n?$/);
});

/** Saves, and waits until the file holds what is wanted. */
async function saved(wanted: RegExp): Promise<void> {
  await runCommand(editor, 'File: Save All Files');
  const text = () => readFile(join(editor.workspace, packetName), 'utf8');
  await expect.poll(text, { timeout: 15_000 }).toMatch(wanted);
}
