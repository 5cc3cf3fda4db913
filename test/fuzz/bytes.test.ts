import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadProject } from '../../server/src/workspace/loadProject.ts';
import { findingsOf } from '../rules/harness/findings.ts';
import { readFixture } from '../rules/harness/fixture.ts';
import { MemoryDisk } from '../unit/workspace/memoryFileSystem.ts';
import { runs } from './fuzz.ts';

const FOLDER = fileURLToPath(new URL('../rules/fixtures', import.meta.url));
const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.fixture'))
  .flatMap((name) => readFixture(readFileSync(`${FOLDER}/${name}`, 'utf8')).files.map(({ text }) => text));

/** Bytes of no meaning, or those of a real file with some of them replaced, lost and doubled. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), fc.uint8Array({ maxLength: 8 })), {
        maxLength: 5,
      }),
    )
    .map(([text, changes]) =>
      changes.reduce((all, [at, length, put]) => {
        const start = Math.floor(at * all.length);
        return Uint8Array.from([...all.subarray(0, start), ...put, ...all.subarray(start + length)]);
      }, new TextEncoder().encode(text)),
    ),
);

const NAMES = ['x.packet.md', 'y.packet.json', 'x-blocker-map.json', '.decision-packets.jsonc'];

test('any bytes are read without a throw, and findings are inside the text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(bytes, bytes, bytes, bytes), async (contents) => {
      const disk = new MemoryDisk();
      for (const [index, content] of contents.entries()) disk.write(`/workspace/${NAMES[index]}`, content);
      const { project } = await loadProject(disk.host, 'file:///workspace', { today: '2026-06-24' });
      const files = [...project.packets.values(), ...project.maps.values(), ...project.configs.values()];
      const lengths = new Map(files.map(({ uri, source }) => [uri, source.text.length]));
      for (const { uri, span, message } of findingsOf(project, NAMES)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(lengths.get(uri) ?? -1);
        expect(message).not.toBe('');
      }
      for (const { evaluation } of project.packets.values()) {
        const { inForce } = evaluation.decision;
        const option = evaluation.options.find(({ read }) => read.option.id.value === inForce);
        expect(inForce === undefined || option?.available).toBe(true);
      }
    }),
    runs(300),
  );
});
