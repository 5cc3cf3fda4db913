import assert from 'node:assert/strict';
import { commands, Uri, window, workspace } from 'vscode';
import { folder, open, reported, restoreFilesAfterEach, textOnDisk, until, writeOnDisk } from './support.ts';

const lonely = Uri.joinPath(folder, 'lonely/lonely.packet.md');
const lonelyMap = Uri.joinPath(folder, 'lonely/lonely-blocker-map.json');
const text = `# A packet without a map

Default = HOLD_IT. Its map is [lonely-blocker-map.json](lonely-blocker-map.json).

| option | authorizes | preconditions |
|---|---|---|
| HOLD_IT | nothing | none |
| AUTHORIZE_IT | it | IT-SCOPE-1 resolved |
`;

describe('the commands', () => {
  restoreFilesAfterEach();

  afterEach(() => workspace.fs.delete(Uri.joinPath(folder, 'lonely'), { recursive: true }).then(undefined, () => {}));

  it('create the map that a packet lacks, and open it', async () => {
    await writeOnDisk(lonely, text);
    await open(lonely);
    await reported(lonely, 'map-missing');
    await commands.executeCommand('decisionPackets.createMap');
    await until('The new map', () => window.activeTextEditor?.document.uri.toString() === lonelyMap.toString());
    assert.match(await textOnDisk(lonelyMap), /"IT-SCOPE-1"/);
  });

  it('create no map where there is one', async () => {
    await writeOnDisk(lonely, text);
    await writeOnDisk(lonelyMap, '{ "version": 1, "lane": "IT", "blockers": [] }');
    await open(lonely);
    await reported(lonely, 'blocker-unknown');
    await commands.executeCommand('decisionPackets.createMap');
    assert.equal(await textOnDisk(lonelyMap), '{ "version": 1, "lane": "IT", "blockers": [] }');
    assert.equal(window.activeTextEditor?.document.uri.toString(), lonely.toString());
  });
});
