import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadProject } from '../../server/src/workspace/loadProject.ts';
import { MemoryDisk } from '../unit/workspace/memoryFileSystem.ts';
import { fileEvidence, mapText, packetText } from '../unit/workspace/texts.ts';
import { runs } from './fuzz.ts';

const segment = fc.constantFrom(
  '..',
  '.',
  '',
  'in',
  'out',
  'ws',
  'secret',
  'blocker-map.json',
  'x-blocker-map.json',
  'a.md',
  '%2e%2e',
  '..%2f',
  '%252e%252e',
  '..\\',
  'C:',
  '\\\\server',
  'file:',
  '~',
  '..;',
  '．．',
  '..\u0000',
  '%00',
  '\u202E..',
  'ｅ',
);
const path = fc.array(segment, { minLength: 1, maxLength: 7 }).map((segments) => segments.join('/'));
const links = fc.array(
  fc.tuple(
    fc.constantFrom('in/l', 'l', 'l-blocker-map.json', 'm.packet.md'),
    fc.constantFrom('/secret', '/secret/blocker-map.json', '/ws', '/', '/ws/in', '/ws/l', '/secret/a.md'),
  ),
  { maxLength: 3 },
);

test('whatever files name and links lead to, nothing outside the workspace is read or listed', async () => {
  await fc.assert(
    fc.asyncProperty(path, fc.array(path, { maxLength: 4 }), links, async (map, evidence, linked) => {
      const entries = evidence.map((each) => fileEvidence(each));
      const disk = new MemoryDisk({
        '/ws/in/x.packet.md': packetText({ map: `${map}-blocker-map.json`, selected: 'AUTHORIZE_GO' }),
        '/ws/in/y.packet.md': `---\nblocker-map: ${JSON.stringify(map)}\n---\n${packetText()}`,
        '/ws/in/x-blocker-map.json': mapText({ status: 'RESOLVED', evidence: entries }),
        '/secret/blocker-map.json': mapText({ status: 'RESOLVED', evidence: entries }),
        '/secret/a.md': 'a secret',
        '/a.md': 'a secret',
        '/ws2/a.md': 'a secret of a folder whose name begins as ours',
      });
      for (const [from, to] of linked) disk.link(`/ws/${from}`, to);
      const { project } = await loadProject(disk.host, 'file:///ws', { today: '2026-06-12' });
      const isInside = (uri: string) => uri === 'file:///ws' || uri.startsWith('file:///ws/');
      expect(disk.reads.filter((uri) => !isInside(uri))).toEqual([]);
      expect(disk.lists.filter((uri) => !isInside(uri))).toEqual([]);
      expect([...project.packets.keys(), ...project.maps.keys()].filter((uri) => !isInside(uri))).toEqual([]);
    }),
    runs(500),
  );
});
