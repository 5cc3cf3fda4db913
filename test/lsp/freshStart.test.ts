import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Editor, Folder } from './editor.ts';
import { FILES, mapOf, PACKET } from './texts.ts';

const NAMES = ['next-decision-packet.md', 'in/b.packet.md', 'blocker-map.json', 'in/blocker-map.json'] as const;
const EVIDENCE = 'evidence/scope.md';
/** What somebody may replace by what; where it does not stand, nothing happens. */
const REPLACEMENTS = [
  ['RESOLVED', 'OPEN'],
  ['OPEN', 'RESOLVED'],
  ['"status"', '"statu'],
  ['"statu', '"status"'],
  ['Selected: AUTHORIZE_GO', 'Selected: HOLD_ALL'],
  ['Selected: HOLD_ALL', 'Selected: AUTHORIZE_GO'],
  ['| none |', '| 🚀 none |'],
  ['LANE-A-SCOPE-1', 'SCOPE-1'],
  ['\n\n', '\r\n'],
  ['|\n', '|\n\n'],
] as const;

type Step = { readonly name: string } & (
  | { readonly kind: 'type'; readonly from: string; readonly to: string }
  | { readonly kind: 'open' | 'close' | 'remove' }
  | { readonly kind: 'write'; readonly text: string }
);

const name = fc.constantFrom(...NAMES);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(name, fc.constantFrom(...REPLACEMENTS))
      .map(([file, [from, to]]): Step => ({ kind: 'type', name: file, from, to })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('open', 'close'), name }),
  },
  {
    weight: 2,
    arbitrary: name.chain((file) =>
      fc
        .constantFrom(...(file.endsWith('.md') ? [PACKET, ''] : [mapOf('RESOLVED'), mapOf('OPEN'), '{']))
        .map((text): Step => ({ kind: 'write', name: file, text })),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...NAMES, EVIDENCE).map((file): Step => ({ kind: 'remove', name: file })) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'write', name: EVIDENCE, text: 'Another scope.\n' }) },
);

/** Does a step as a person or another program would; what cannot be done is left. */
async function take(step: Step, editor: Editor): Promise<void> {
  const { folder } = editor;
  switch (step.kind) {
    case 'open':
      if (!editor.isOpen(step.name)) await editor.open(step.name, folder.has(step.name) ? undefined : '');
      break;
    case 'close':
      if (editor.isOpen(step.name)) await editor.close(step.name);
      break;
    case 'type':
      if (editor.isOpen(step.name) && editor.text(step.name).includes(step.from)) {
        await editor.type(step.name, step.from, step.to);
      }
      break;
    case 'write': {
      const type = folder.has(step.name) ? 'changed' : 'created';
      folder.write(step.name, step.text);
      await editor.tell([step.name, type]);
      break;
    }
    case 'remove':
      if (!folder.has(step.name)) break;
      folder.remove(step.name);
      await editor.tell([step.name, 'deleted']);
  }
}

const shown = (editor: Editor) => NAMES.map((file) => [file, editor.diagnostics(file)]);

test('after any script of edits, the editor shows what it would show after a restart of the server', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const folder = new Folder(FILES);
      const editor = await Editor.start(folder);
      try {
        for (const each of steps) await take(each, editor);
        const fresh = await Editor.start(folder);
        for (const file of NAMES) if (editor.isOpen(file)) await fresh.open(file, editor.text(file));
        await Promise.all([editor.settled(), fresh.settled()]);
        expect(shown(editor)).toEqual(shown(fresh));
        await fresh.stop();
      } finally {
        await editor.stop();
        folder.dispose();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
