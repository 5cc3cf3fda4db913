import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Editor, openEditor, screenshot } from './editor.ts';

describe('a folder without a packet, in restricted mode', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await openEditor({
      files: { 'README.md': '# Nothing here yet\n' },
      trust: 'ask',
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
  });

  afterAll(() => editor?.close());

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await screenshot(editor, `failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });

  test('says what a packet is, and offers to make one', async () => {
    await editor.page.getByRole('tab', { name: /^Decision Packets/ }).click();
    await editor.page.getByText('There is no decision packet in this workspace yet.').waitFor({ timeout: 30_000 });
    await screenshot(editor, 'tree-empty');
  });

  test('gets one from a few answers, each refused until it is of its shape', async () => {
    await editor.page.getByRole('button', { name: 'New Decision Packet' }).last().click();
    await answer(1, 'app', '"app" is no lane');
    await answer(1, 'APP');
    await answer(2, 'Release of the app');
    await answer(3, 'owner');
    await answer(4, 'ROLLBACK-1: prove that a release can be taken back (operator)');
    await answer(4, '');
    await answer(5, 'RELEASE', '"RELEASE" is no option');
    await answer(5, 'AUTHORIZE_RELEASE: the release | APP-ROLLBACK-1 proven; RELEASE grant');
    await answer(5, '');
    await editor.page.locator('.tab.active[data-resource-name="app-decision-packet.md"]').waitFor();
    await editor.page.getByRole('treeitem', { name: /^Release of the app.*HOLD_APP is in force/ }).waitFor();
    expect((await readdir(editor.workspace)).sort()).toEqual([
      'README.md',
      'app-blocker-map.json',
      'app-decision-packet.md',
    ]);
    expect(await readFile(join(editor.workspace, 'app-blocker-map.json'), 'utf8')).toContain('APP-ROLLBACK-1');
    await screenshot(editor, 'new-packet');
  });

  /** Answers one of the five questions; with a `refusal`, waits for that. */
  async function answer(question: number, text: string, refusal?: string): Promise<void> {
    const widget = editor.page.locator('.quick-input-widget:visible');
    const input = widget.locator('.quick-input-box input');
    await widget.getByText(`(${question}/5)`).waitFor();
    await input.fill(text);
    await editor.page.keyboard.press('Enter');
    if (refusal !== undefined) await widget.getByText(refusal).first().waitFor();
    // A question that is asked once more comes back empty.
    else if (text !== '') await expect.poll(() => input.inputValue(), { timeout: 10_000 }).not.toBe(text);
  }
});
