import type { ReadOption } from '../core/evaluate/statements.ts';
import type { Statement } from '../core/packet/model.ts';
import type { ProjectFile } from '../core/project.ts';
import { placeAt as jsonPlaceAt } from '../core/syntax/json/place.ts';
import type { JsonNode, JsonPath } from '../core/syntax/json/tree.ts';
import { type Span, shifted, span, touches } from '../core/syntax/span.ts';
import { placesInMap } from './places/mapPlaces.ts';
import { memo } from './places/memo.ts';
import { placesInPacket } from './places/packetPlaces.ts';
import { jsonAround } from './places/syntax.ts';

interface At {
  /** The word itself: inside the quotes in JSON, without its marks in Markdown. */
  readonly span: Span;
}

interface Named extends At {
  readonly written: string;
  /** Whether this is where the thing comes into being: an option's row, an entry of the map. */
  readonly isDeclaration: boolean;
}

export interface BlockerPlace extends Named {
  readonly kind: 'blocker';
  /** The full IDs that it may stand for: one as a rule, several for an ambiguous short ID, none where no map has it. */
  readonly ids: readonly string[];
}

export interface OptionPlace extends Named {
  readonly kind: 'option';
  /** The ID in full: what `HOLD` alone stands for. */
  readonly id: string;
}

export interface GrantPlace extends Named {
  readonly kind: 'grant';
  readonly id: string;
}

export interface ConditionPlace extends Named {
  readonly kind: 'condition';
  /** The ID under which the map tracks it; `undefined` while nothing does. */
  readonly id: string | undefined;
  readonly by: 'id' | 'statement';
}

/** A statement of an option's preconditions, as it was read. */
export interface ClausePlace extends At {
  readonly kind: 'clause';
  readonly option: ReadOption;
  readonly statement: Statement;
}

export interface StatusPlace extends At {
  readonly kind: 'status';
  readonly of: 'packet' | 'blocker' | 'condition' | 'grant';
  readonly word: string;
}

export interface RolePlace extends At {
  readonly kind: 'role';
  readonly role: string;
}

/** A path or address, as written. */
export interface FilePlace extends At {
  readonly kind: 'file';
  readonly is: 'map' | 'evidence' | 'reference' | 'address' | 'link';
  readonly path: string;
}

/** A property's name in JSON, or a key of the front matter. */
export interface KeyPlace extends At {
  readonly kind: 'key';
  readonly name: string;
  /** From the root to the property, its name included. */
  readonly path: JsonPath;
}

/** A value in JSON. */
export interface ValuePlace extends At {
  readonly kind: 'value';
  readonly path: JsonPath;
  readonly node: JsonNode;
}

/** Something that a packet or a map says at a place and that features speak of. */
export type Place =
  | BlockerPlace
  | OptionPlace
  | GrantPlace
  | ConditionPlace
  | ClausePlace
  | StatusPlace
  | RolePlace
  | FilePlace
  | KeyPlace
  | ValuePlace;

/** All places of a file but the keys and values of its JSON, in the order of the text. */
export const placesOf: (file: ProjectFile) => readonly Place[] = memo((file: ProjectFile) => inOrder(placesIn(file)));

/** Those of them that touch `within`, and some around it, in the order of the text. */
export const placesAround = (file: ProjectFile, within: Span): readonly Place[] => inOrder(placesIn(file, within));

const placesIn = (file: ProjectFile, within?: Span): readonly Place[] =>
  file.kind === 'packet' ? placesInPacket(file, within) : placesInMap(file, within);

const inOrder = (places: readonly Place[]): readonly Place[] =>
  places.toSorted((one, other) => one.span.start - other.span.start || other.span.end - one.span.end);

/** What stands at `offset` (UTF-16 code units), the innermost first. A cursor directly behind a word is at it. */
export function placesAt(file: ProjectFile, offset: number): readonly Place[] {
  const around = placesIn(file, span(offset, offset)).filter((place) => touches(place.span, offset));
  const found = [...around, ...jsonPlacesAt(file, offset)];
  return found.sort((one, other) => lengthOf(one) - lengthOf(other) || one.span.start - other.span.start);
}

const lengthOf = ({ span }: Place): number => span.end - span.start;

function jsonPlacesAt(file: ProjectFile, offset: number): Place[] {
  const around = jsonAround(file, offset);
  const found = around && jsonPlaceAt(around.json, offset - around.start);
  if (around === undefined || found === undefined) return [];
  const { where, property, chain } = found;
  const path = [...around.path, ...found.path];
  if (where === 'key' && property !== undefined) {
    return [{ kind: 'key', span: shifted(property.key.span, around.start), name: property.key.value, path }];
  }
  const node = chain.at(-1);
  const isScalar = node !== undefined && node.type !== 'object' && node.type !== 'array';
  return where === 'value' && isScalar ? [{ kind: 'value', span: shifted(node.span, around.start), path, node }] : [];
}
