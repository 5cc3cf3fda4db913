import assert from 'node:assert/strict';
import { extensions, languages, window, workspace } from 'vscode';
import { packetUri, reported, restoreFilesAfterEach, textOnDisk, writeOnDisk } from './support.ts';

describe('the extension', () => {
  restoreFilesAfterEach();

  it('checks the workspace before anything is opened', async () => {
    assert.equal(window.visibleTextEditors.length, 0);
    await writeOnDisk(packetUri, (await textOnDisk(packetUri)).replace('Decided by: owner', 'Decided by: passer-by'));
    await reported(packetUri, 'selection-unauthorised');
    assert.ok(!workspace.textDocuments.some(({ uri }) => uri.toString() === packetUri.toString()));
    const extension = extensions.getExtension('decision-packets.decision-packets');
    assert.ok(extension?.isActive);
  });

  it('brings the languages of maps and of packets in JSON', async () => {
    const all = await languages.getLanguages();
    assert.ok(all.includes('blocker-map') && all.includes('decision-packet-json'));
  });
});
