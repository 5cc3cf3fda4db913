import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openEditor, openFile, screenshot } from './editor.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/lane/${name}`, import.meta.url), 'utf8');

test('a folder that is not trusted is checked all the same', async () => {
  const editor = await openEditor({
    files: {
      'release-decision-packet.md': fixture('release-decision-packet.md'),
      'release-blocker-map.json': fixture('release-blocker-map.json'),
    },
    trust: 'ask',
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
  });
  try {
    await editor.page.getByText('Restricted Mode').first().waitFor();
    await openFile(editor, 'release-decision-packet.md');
    // The design that the map names as evidence is not in this folder, so nothing earns what the selection needs.
    await editor.page.locator('.squiggly-error').first().waitFor();
    expect(await editor.page.getByText('Restricted Mode').count()).toBeGreaterThan(0);
  } finally {
    await screenshot(editor, 'restricted');
    await editor.close();
  }
});
