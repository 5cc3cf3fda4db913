import assert from 'node:assert/strict';
import { commands, type Hover, MarkdownString, TabInputWebview, type Uri, window } from 'vscode';
import { mapUri, open, packetUri, rangeOf, replace, reported, restoreFilesAfterEach, until } from './support.ts';

describe('reading', () => {
  restoreFilesAfterEach();

  it('a blocker in the packet shows its title and its status in the map', async () => {
    await open(packetUri);
    const hover = await hoverOver(packetUri, 'REL-7-ROLLBACK-1');
    assert.match(hover, /prove that a restore brings everything back/);
    assert.match(hover, /DESIGNED/);
    assert.match(hover, /operator/);
  });

  it('an option shows its verdict', async () => {
    await open(packetUri);
    assert.match(await hoverOver(packetUri, 'AUTHORIZE_REHEARSAL_ONLY'), /1 of 1 met/);
  });

  it('the summary opens in a panel beside the packet, one for each packet, and leaves the focus in the editor', async () => {
    await open(packetUri);
    await until('A first check', async () => (await hoverOver(packetUri, 'AUTHORIZE_REHEARSAL_ONLY')).includes('met'));
    await commands.executeCommand('decisionPackets.showSummary');
    await until('A panel with the title of the packet', () =>
      panels().some(({ label }) => label.includes('Release 7')),
    );
    await commands.executeCommand('decisionPackets.showSummary', packetUri);
    assert.equal(panels().length, 1);
    assert.notEqual(panels()[0]?.group.viewColumn, window.activeTextEditor?.viewColumn);
    assert.equal(window.activeTextEditor?.document.uri.toString(), packetUri.toString());
  });

  it('the server can be restarted, and checks again', async () => {
    await open(packetUri);
    await commands.executeCommand('decisionPackets.restartServer');
    await replace(mapUri, '"status": "DESIGNED"', '"status": "OPEN"');
    await reported(packetUri, 'selection-blocked');
  });
});

async function hoverOver(uri: Uri, text: string): Promise<string> {
  const { start } = rangeOf(await open(uri), text);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, start.translate(0, 1));
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}

const panels = () =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('decisionPackets.summary'));
