import fc from 'fast-check';
import { expect, it } from 'vitest';
import { repair } from '../../server/src/cli/fix/repair.ts';
import type { Selection } from '../../server/src/cli/selection.ts';
import { checkFile } from '../../server/src/core/check.ts';
import { combineEdits } from '../../server/src/core/rules/fixes/combine.ts';
import { newVersion } from '../../server/src/workspace/snapshot.ts';
import { pathOf, projectOf, uriOf } from '../rules/harness/projectOf.ts';
import { dangersOf } from '../rules/harness/safety.ts';
import { randomMap, randomRows } from '../support/arbitraries.ts';
import { packetWith, TODAY } from '../support/evaluate.ts';

const decision = fc.constantFrom(
  '',
  'Selected: GO_0\n\nDecided by: owner\n\nDecided on: 2026-06-01',
  'Selected: GO_1\n\nDecided by: GPT\n\nDecided on: 2026-06-01',
  'Selected: GO_0\n\nSelected: GO_2',
  'Selected: GO_9\n\nDecided by: nobody\n\nDecided on: soon',
);

async function selectionOf(files: ReadonlyMap<string, string>): Promise<Selection> {
  const project = await projectOf(files, { today: TODAY });
  const checked = [...project.packets.values(), ...project.maps.values()].map((file) => ({ file, project }));
  return {
    files: checked,
    configs: [],
    unreadable: [],
    snapshot: {
      projects: new Map([['', project]]),
      files: new Map(checked.map((each) => [each.file.uri, each])),
      configs: new Map(),
      unreadable: [],
      version: newVersion(),
    },
    pathOf,
  };
}

it('fixing to the end makes nothing available, raises nothing, and leaves nothing that is safe to fix', async () => {
  await fc.assert(
    fc.asyncProperty(randomRows, randomMap, decision, async (rows, map, text) => {
      const before = new Map([
        ['a.packet.md', packetWith({ rows, text })],
        ['blocker-map.json', JSON.stringify(map, null, 2)],
      ]);
      const { texts, after } = await repair((changed) =>
        selectionOf(new Map([...before].map(([path, old]) => [path, changed.get(uriOf(path)) ?? old]))),
      );
      const [project] = (await selectionOf(before)).snapshot.projects.values();
      const [mended] = after.snapshot.projects.values();
      if (project === undefined || mended === undefined) throw new Error('There is no project.');
      expect(dangersOf(project, mended)).toEqual([]);
      const left = after.files.flatMap(({ file }) => checkFile(file, mended));
      expect(combineEdits(left, () => true).fixed).toEqual([]);
      for (const [uri, text] of texts) expect(after.snapshot.files.get(uri)?.file.source.text).toBe(text);
    }),
    { numRuns: 60 },
  );
});
