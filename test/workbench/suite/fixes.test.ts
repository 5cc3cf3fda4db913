import assert from 'node:assert/strict';
import { type CodeAction, CodeActionKind, commands, type Uri, workspace } from 'vscode';
import {
  diagnostics,
  gone,
  mapUri,
  open,
  packetUri,
  replace,
  reported,
  restoreFilesAfterEach,
  textOnDisk,
  until,
} from './support.ts';

const revertToHold = /^Revert .*HOLD_RELEASE/;

describe('fixes', () => {
  restoreFilesAfterEach();

  beforeEach(async () => {
    await open(packetUri);
    await replace(mapUri, '"status": "DESIGNED"', '"status": "OPEN"');
    await reported(packetUri, 'selection-blocked');
  });

  it('revert to HOLD at the selection, and the error goes', async () => {
    const fix = await quickFix(packetUri, 'selection-blocked', revertToHold);
    assert.equal(fix.isPreferred, true);
    await apply(fix);
    await gone(packetUri, 'selection-blocked');
    assert.match((await workspace.openTextDocument(packetUri)).getText(), /^Selected option: HOLD_RELEASE$/m);
  });

  it('revert the packet to HOLD from the map entry that breaks its selection', async () => {
    await reported(mapUri, 'selection-gated-here');
    await apply(await quickFix(mapUri, 'selection-gated-here', /HOLD_RELEASE/));
    await gone(mapUri, 'selection-gated-here');
    await gone(packetUri, 'selection-blocked');
    assert.match((await workspace.openTextDocument(packetUri)).getText(), /HOLD_RELEASE$/m);
  });

  it('revert to HOLD by the command, which is there where it applies', async () => {
    await open(packetUri);
    await commands.executeCommand('decisionPackets.revert');
    await gone(packetUri, 'selection-blocked');
  });

  it('are all made on saving where the user asks for that', async () => {
    const packet = await open(packetUri);
    await replace(packetUri, 'Release 7: decision', 'Release seven: decision');
    await commands.executeCommand('workbench.action.files.save');
    await until('A saved packet', () => !packet.isDirty);
    assert.match(await textOnDisk(packetUri), /^Selected option: HOLD_RELEASE$/m);
    await gone(packetUri, 'selection-blocked');
  });

  it('revert a status that is not earned', async () => {
    await replace(mapUri, '"status": "OPEN"', '"status": "PROVEN"');
    await reported(mapUri, 'status-unearned');
    await apply(await quickFix(mapUri, 'status-unearned', /^Revert/));
    await gone(mapUri, 'status-unearned');
    assert.doesNotMatch((await workspace.openTextDocument(mapUri)).getText(), /PROVEN/);
  });
});

/** The fix with such a title that the editor offers at the first diagnostic of a rule. */
async function quickFix(uri: Uri, code: string, title: RegExp): Promise<CodeAction> {
  const { range } = diagnostics(uri, code)[0] ?? assert.fail(`${code} is not reported.`);
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    CodeActionKind.QuickFix.value,
    20,
  );
  const found = actions.find((action) => title.test(action.title));
  return (
    found ?? assert.fail(`Among ${JSON.stringify(actions.map((action) => action.title))} nothing matches ${title}.`)
  );
}

async function apply({ edit, command }: CodeAction): Promise<void> {
  if (edit !== undefined) {
    assert.ok(await workspace.applyEdit(edit));
  }
  if (command !== undefined) {
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}
