import assert from 'node:assert/strict';
import { DiagnosticSeverity, languages, Uri, workspace } from 'vscode';
import {
  diagnostics,
  gone,
  mapUri,
  open,
  packetUri,
  rangeOf,
  replace,
  reported,
  restoreFilesAfterEach,
  textOnDisk,
  until,
  writeOnDisk,
} from './support.ts';

const earned = '"status": "DESIGNED"';
const unearned = '"status": "OPEN"';

describe('diagnostics', () => {
  restoreFilesAfterEach();

  it('are not there while the selection holds', async () => {
    const packet = await open(packetUri);
    await replace(packetUri, 'AUTHORIZE_REHEARSAL_ONLY\n\nDecided by', 'AUTHORIZE_REHEARSAL\n\nDecided by');
    await reported(packetUri, 'selection-unknown');
    await replace(packetUri, 'AUTHORIZE_REHEARSAL\n\nDecided by', 'AUTHORIZE_REHEARSAL_ONLY\n\nDecided by');
    await until('A packet without errors', () =>
      diagnostics(packetUri).every(({ severity }) => severity !== DiagnosticSeverity.Error),
    );
    assert.equal(packet.languageId, 'markdown');
  });

  it('appear on opening a packet whose selection is blocked, on the selected option exactly', async () => {
    await writeOnDisk(mapUri, (await textOnDisk(mapUri)).replace(earned, unearned));
    const packet = await open(packetUri);
    const diagnostic = await reported(packetUri, 'selection-blocked');
    assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
    assert.equal(packet.getText(diagnostic.range), 'AUTHORIZE_REHEARSAL_ONLY');
    assert.equal(diagnostic.range.start.line, rangeOf(packet, 'Selected option').start.line);
    assert.match(diagnostic.message, /REL-7-ROLLBACK-1/);
  });

  it('change in the packet while the map is typed in, and before it is saved', async () => {
    await open(packetUri);
    const map = await open(mapUri);
    await replace(mapUri, earned, unearned);
    await reported(packetUri, 'selection-blocked');
    await reported(mapUri, 'selection-gated-here');
    assert.ok(map.isDirty);
    await replace(mapUri, unearned, earned);
    await gone(packetUri, 'selection-blocked');
    await gone(mapUri, 'selection-gated-here');
  });

  it('change in the map while the packet is typed in', async () => {
    await open(mapUri);
    await replace(mapUri, earned, unearned);
    await reported(mapUri, 'selection-gated-here');
    await open(packetUri);
    await replace(packetUri, 'Selected option: AUTHORIZE_REHEARSAL_ONLY', 'Selected option: HOLD_RELEASE');
    await gone(mapUri, 'selection-gated-here');
  });

  it('follow a map that another program writes, deletes and writes again', async () => {
    const original = await textOnDisk(mapUri);
    await open(packetUri);
    await writeOnDisk(mapUri, original.replace(earned, unearned));
    await reported(packetUri, 'selection-blocked');
    await writeOnDisk(mapUri, original);
    await gone(packetUri, 'selection-blocked');
  });

  it('of the JSON files come from one server only', async () => {
    const map = await open(mapUri);
    assert.equal(map.languageId, 'blocker-map');
    await replace(mapUri, earned, '"status": "DONE"');
    await reported(mapUri, 'schema');
    const sources = new Set(languages.getDiagnostics(mapUri).map(({ source }) => source));
    assert.deepEqual([...sources], ['decision-packets']);
  });

  it('appear in packets that nobody has opened', async () => {
    const other = Uri.joinPath(packetUri, '..', 'other-decision-packet.md');
    await writeOnDisk(other, (await textOnDisk(packetUri)).replace('Decided by: owner', 'Decided by: passer-by'));
    await reported(other, 'selection-unauthorised');
    await workspace.fs.delete(other);
    await gone(other, 'selection-unauthorised');
  });
});
