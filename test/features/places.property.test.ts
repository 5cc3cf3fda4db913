import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../../server/src/core/project.ts';
import { placeAt as jsonPlaceAt } from '../../server/src/core/syntax/json/place.ts';
import { type Span, span, touches } from '../../server/src/core/syntax/span.ts';
import { inlayHints } from '../../server/src/features/inlayHints.ts';
import { type Place, placesAround, placesAt, placesOf } from '../../server/src/features/place.ts';
import { jsonOf } from '../../server/src/features/places/syntax.ts';
import { semanticTokens } from '../../server/src/features/semanticTokens.ts';
import { Session } from '../unit/workspace/session.ts';
import { MAP, map, PACKET, packet } from './lane.ts';

/*
 * Where a cursor is, only what stands around it is looked at. What is found is what a look at the whole file finds.
 */

const LONG = `${packet}\n\n## Standing blockers (all OPEN)\n\n- LANE-A-SCOPE-1 — x (owner)\n- LANE-A-SCOPE-2\n\n${Array.from({ length: 400 }, (_, n) => `- see ALLOW_RUN, LANE-A-SCOPE-1 and [a link](a${n}.md), owner ${n}`).join('\n')}\n`;

/** Preconditions that go on in rows of their own. */
const CONTINUED = packet.replace(
  '\n| AUTHORIZE_DRYRUN',
  '\n| | and | LANE-A-SCOPE-1; RUN grant |\n| | | the tide is low |\n| AUTHORIZE_DRYRUN',
);

const edits = (text: string) =>
  fc.array(
    fc.tuple(
      fc.nat(text.length),
      fc.nat(40),
      fc.constantFrom('', 'x', '|', '"', '{', '\n\n', '| GO | x | y |\n', '<!--', '🚀'),
    ),
    { minLength: 1, maxLength: 3 },
  );

const edited = (text: string, [from, length, put]: readonly [number, number, string]): string =>
  text.slice(0, from) + put + text.slice(from + length);

/** Everything at `offset`, found among all that there is. */
function everythingAt(file: ProjectFile, offset: number): readonly Place[] {
  const json = jsonOf(file);
  const found = json && jsonPlaceAt(json, offset);
  const places = placesOf(file).filter(({ span }) => touches(span, offset));
  const node = found?.chain.at(-1);
  const isScalar = node !== undefined && node.type !== 'object' && node.type !== 'array';
  if (found?.where === 'key' && found.property !== undefined) {
    const { key } = found.property;
    return [...places, { kind: 'key', span: key.span, name: key.value, path: found.path }];
  }
  if (found?.where !== 'value' || !isScalar) return places;
  return [...places, { kind: 'value', span: node.span, path: found.path, node }];
}

const inWords = (places: readonly Place[]): string[] =>
  places
    .map((place) => JSON.stringify([place.kind, place.span, 'path' in place && place.path, 'id' in place && place.id]))
    .sort();

const meets = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
const context = ({ snapshot }: Session) => ({ snapshot, clientUri: (uri: string) => uri });
/** With the places of the text: five numbers for each, relative to the one before (LSP 3.17, section Semantic Tokens). */
function tokensIn(data: readonly number[]) {
  let line = 0;
  let character = 0;
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [down = 0, on = 0, length = 0, ...what] = data.slice(index * 5, index * 5 + 5);
    character = down === 0 ? character + on : on;
    line += down;
    return { start: { line, character }, end: { line, character: character + length }, what };
  });
}

const isBetween = (start: Position, at: Position, end: Position): boolean =>
  compare(start, at) <= 0 && compare(at, end) <= 0;
const compare = (one: Position, other: Position): number => one.line - other.line || one.character - other.character;

describe('what stands at a place of a file that is being typed in', () => {
  test.each([
    [PACKET, packet],
    [PACKET, CONTINUED],
    [PACKET, LONG],
    [MAP, map],
  ])('%s', async (path, text) => {
    await fc.assert(
      fc.asyncProperty(
        edits(text),
        fc.array(fc.nat(text.length + 40), { minLength: 1, maxLength: 20 }),
        async (changes, offsets) => {
          const session = await new Session({ [`/ws/${PACKET}`]: packet, [`/ws/${MAP}`]: map }).update();
          let now = text;
          await session.type(`/ws/${path}`, now);
          for (const change of changes) {
            now = edited(now, change);
            await session.type(`/ws/${path}`, now);
            const file = path === MAP ? session.map(`/ws/${path}`) : session.packet(`/ws/${path}`);
            for (const offset of offsets) {
              expect(inWords(placesAt(file, offset))).toEqual(inWords(everythingAt(file, offset)));
              const within = span(offset, offset + 200);
              const isWithin = (place: Place) => meets(place.span, within);
              expect(inWords(placesAround(file, within).filter(isWithin))).toEqual(
                inWords(placesOf(file).filter(isWithin)),
              );
              const range = file.source.rangeOf(within);
              const tokens = tokensIn(semanticTokens(file.uri, undefined, context(session)));
              expect(tokensIn(semanticTokens(file.uri, range, context(session)))).toEqual(
                tokens.filter(({ start, end }) => compare(start, range.end) < 0 && compare(range.start, end) < 0),
              );
              const isShown = ({ position }: { position: Position }) => isBetween(range.start, position, range.end);
              const all = inlayHints(file.uri, EVERYWHERE, context(session));
              const shown = inlayHints(file.uri, range, context(session));
              expect(shown.filter(isShown)).toEqual(all.filter(isShown));
              expect(all).toEqual(expect.arrayContaining(shown));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
