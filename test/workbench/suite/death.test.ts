import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  diagnostics,
  gone,
  mapUri,
  open,
  packetUri,
  replace,
  reported,
  restoreFilesAfterEach,
  until,
} from './support.ts';

describe('a server that dies', () => {
  restoreFilesAfterEach();

  it('is started again by itself, and nothing that was typed is lost', async function () {
    // Who is whose child is told by the file system of Linux alone.
    if (process.platform !== 'linux' || mapUri.scheme !== 'file') this.skip();
    await open(packetUri);
    await replace(mapUri, '"status": "DESIGNED"', '"status": "OPEN"');
    await reported(packetUri, 'selection-blocked');

    const before = await until('A server', serverPid);
    process.kill(before, 'SIGKILL');
    const after = await until('Another server', () => {
      const pid = serverPid();
      return pid !== before && pid;
    });
    assert.notEqual(after, before);

    // The unsaved text counts for the new one: the packet is blocked by it, and no more once it is typed back.
    await reported(packetUri, 'selection-blocked');
    await replace(mapUri, '"status": "OPEN"', '"status": "DESIGNED"');
    await gone(packetUri, 'selection-blocked');
    await replace(mapUri, '"status": "DESIGNED"', '"status": "OPEN"');
    await reported(packetUri, 'selection-blocked');
    assert.ok(diagnostics(packetUri).length > 0);
  });
});

/** The process of the server that this extension host has started. */
function serverPid(): number | undefined {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const isOurs = new RegExp(`^PPid:\\s${process.pid}$`, 'm').test(readFileSync(`/proc/${name}/status`, 'utf8'));
      const isServer = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('language-server.mjs');
      if (isOurs && isServer) return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  return undefined;
}
