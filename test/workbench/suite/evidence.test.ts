import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import {
  gone,
  mapUri,
  open,
  packetUri,
  replace,
  reported,
  restoreFilesAfterEach,
  textOnDisk,
  writeOnDisk,
} from './support.ts';

const recorded = '"path": "evidence/rollback-design.md"';
const designUri = Uri.joinPath(mapUri, '..', 'evidence/rollback-design.md');

describe('evidence', () => {
  restoreFilesAfterEach();

  it('is compared with its digest, and again when another program writes it', async () => {
    const original = await textOnDisk(designUri);
    await open(packetUri);
    await replace(mapUri, recorded, `${recorded}, "sha256": "${await sha256(original)}"`);
    await gone(mapUri, 'evidence-unpinned');
    try {
      await writeOnDisk(designUri, original.replace('done', 'gone'));
      await reported(mapUri, 'evidence-changed');
      await reported(packetUri, 'selection-blocked');
    } finally {
      await writeOnDisk(designUri, original);
    }
    await gone(mapUri, 'evidence-changed');
    await gone(packetUri, 'selection-blocked');
  });

  it('is missing once it is deleted, and there again', async () => {
    const original = await textOnDisk(designUri);
    await open(packetUri);
    await workspace.fs.delete(designUri);
    await reported(mapUri, 'evidence-missing');
    await writeOnDisk(designUri, original);
    await gone(mapUri, 'evidence-missing');
  });

  it('is none where it is outside of the workspace', async () => {
    await open(packetUri);
    await replace(mapUri, recorded, '"path": "../../rollback-design.md"');
    await reported(mapUri, 'evidence-outside');
    await reported(packetUri, 'selection-blocked');
  });

  it('is none behind a link that nobody can follow', async function () {
    // On a disk links are followed, by the server itself.
    if (mapUri.scheme === 'file') {
      this.skip();
    }
    const linkUri = Uri.joinPath(mapUri, '..', 'evidence/design.link');
    await writeOnDisk(linkUri, await textOnDisk(designUri));
    await open(packetUri);
    await replace(mapUri, recorded, '"path": "evidence/design.link"');
    const { message } = await reported(mapUri, 'status-unearned');
    assert.match(message, /behind a link/);
    await workspace.fs.delete(linkUri);
  });
});

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
