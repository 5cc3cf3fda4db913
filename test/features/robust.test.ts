import fc from 'fast-check';
import { expect, test } from 'vitest';
import { badges } from '../../server/src/features/badges.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/features/callHierarchy.ts';
import { codeLenses } from '../../server/src/features/codeLens.ts';
import { completion, resolveCompletion } from '../../server/src/features/completion/completion.ts';
import type { Context } from '../../server/src/features/context.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentHighlight } from '../../server/src/features/documentHighlight.ts';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { documentSymbols } from '../../server/src/features/documentSymbols.ts';
import { foldingRanges } from '../../server/src/features/foldingRanges.ts';
import { format } from '../../server/src/features/format/format.ts';
import { inlayHints } from '../../server/src/features/inlayHints.ts';
import { references } from '../../server/src/features/references.ts';
import { prepareRename, rename } from '../../server/src/features/rename/rename.ts';
import { renameFiles } from '../../server/src/features/renameFiles.ts';
import { selectionRanges } from '../../server/src/features/selectionRanges.ts';
import { semanticTokens } from '../../server/src/features/semanticTokens.ts';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols.ts';
import { Marked, uriOf } from './cursor.ts';
import { evidence, MAP, map, PACKET, packet } from './lane.ts';

const JSON_PACKET = 'b.packet.json';
const jsonPacket = `{
  "version": 1, "blockerMap": "${MAP}", "default": "HOLD_ALL", "selected": "GO", "decidedBy": ["owner"],
  "options": [
    { "id": "HOLD_ALL", "authorizes": "nothing", "preconditions": "none" },
    { "id": "GO", "preconditions": [{ "blocker": "LANE-A-SCOPE-1", "level": "RESOLVED" }, { "grant": "permit" }, { "option": "HOLD_ALL" }] }
  ],
  "recommendation": { "option": "GO", "discharges": ["LANE-A-SCOPE-1"] }
}
`;

/** A text with a piece taken out and another put in, as half-typed files are. */
const damaged = (text: string) =>
  fc
    .tuple(
      fc.nat(text.length),
      fc.nat(60),
      fc.constantFrom('', '|', '"', '{', '[', '---\n', '🚀', '\r', '\u0000', '(', '`', '<!--'),
    )
    .map(([from, length, put]) => text.slice(0, from) + put + text.slice(from + length));

const whole = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));

test('every feature answers at every place of every half-typed file', async () => {
  const texts = fc.tuple(damaged(packet), damaged(map), damaged(jsonPacket), fc.constantFrom(1, 1, 0.6, 0.3));
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.nat(60),
      fc.nat(80),
      fc.constantFrom(undefined, ' ', '-', '|', '"', ':'),
      async ([one, two, three, share], line, character, trigger) => {
        const files = {
          [PACKET]: whole(one, share),
          [MAP]: whole(two, share),
          [JSON_PACKET]: whole(three, share),
          ...evidence,
        };
        const marked = await Marked.of(files);
        for (const path of [PACKET, MAP, JSON_PACKET]) {
          await askEverything(uriOf(path), { line, character }, trigger, marked);
        }
      },
    ),
    { numRuns: 60 },
  );
});

async function askEverything(
  uri: string,
  position: { line: number; character: number },
  trigger: string | undefined,
  marked: Marked,
) {
  const context: Context = marked.context;
  const range = { start: { line: 0, character: 0 }, end: position };
  const traits = {
    snippets: true,
    insertReplace: true,
    labelDetails: true,
    markdown: true,
    kinds: new Set([19, 20] as const),
    suggestsAgain: true,
  };
  const list = (folder: string) => marked.disk.list(folder);
  const { items } = await completion({ uri, position, trigger }, { ...context, traits, list });
  for (const item of items.slice(0, 5)) resolveCompletion(item, { ...context, traits });
  definition(uri, position, context, { linkSupport: true });
  references(uri, position, { includeDeclaration: true }, context);
  documentHighlight(uri, position, context);
  for (const item of prepareCallHierarchy(uri, position, context)) {
    for (const { from } of incomingCalls(item, context)) outgoingCalls(from, context);
    for (const { to } of outgoingCalls(item, context)) incomingCalls(to, context);
  }
  prepareRename(uri, position, context);
  rename(uri, position, 'LANE-A-OTHER-1', context);
  rename(uri, position, 'OTHER_NAME', context);
  documentSymbols(uri, context, { hierarchical: true, markdownFeatures: true });
  workspaceSymbols('a', context);
  badges(uri, context);
  codeLenses(uri, context, { clientCommands: true });
  inlayHints(uri, range, context);
  documentLinks(uri, context, { markdownFeatures: true });
  foldingRanges(uri, context, { markdownFeatures: true });
  selectionRanges(uri, [position], context);
  format(uri, range, { tabSize: 4, insertSpaces: false }, context);
  renameFiles([{ oldUri: uri, newUri: `${uri}.bak` }], context);
  expect(semanticTokens(uri, undefined, context).every((number) => number >= 0)).toBe(true);
}
