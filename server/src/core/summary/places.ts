import type { MapState } from '../evaluate/mapState.ts';
import type { Requirement } from '../evaluate/requirement.ts';
import type { MapFile, PacketFile } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import type { Place } from './model.ts';

/** A map that can be relied on. */
type ReadMap = Extract<MapState, { kind: 'read' }>;

/** Where a packet says something. */
export const placeInPacket = ({ uri, source }: PacketFile, span: Span): Place => ({ uri, range: source.rangeOf(span) });

/** Where a map that can be relied on says something. */
export const placeInMap = ({ uri, earned }: ReadMap, span: Span): Place =>
  placeInJson({ uri, source: earned.map.source }, span);

/** Where a JSON file says something; of a text it is what stands between the quotes. */
export function placeInJson({ uri, source }: Pick<MapFile, 'uri' | 'source'>, span: Span): Place {
  const isText = source.text[span.start] === '"' && span.end > span.start + 1;
  const { start, end } = isText ? { start: span.start + 1, end: span.end - 1 } : span;
  return { uri, range: source.rangeOf({ start, end }) };
}

/** Where the map's entry for a requirement stands; `undefined` while nothing tracks it. */
export function entryPlace(requirement: Requirement, { evaluation: { map } }: PacketFile): Place | undefined {
  const entry = entryOf(requirement);
  return entry === undefined || map.kind !== 'read' ? undefined : placeInMap(map, entry.id?.span ?? entry.span);
}

function entryOf(requirement: Requirement) {
  switch (requirement.kind) {
    case 'blocker':
      return requirement.earned?.blocker;
    case 'condition':
      return requirement.earned?.condition;
    case 'grant':
      return requirement.earned?.grant;
    case 'unknown':
      return undefined;
  }
}
