import type { Position, Range } from 'vscode-languageserver-protocol';
import type { MapFile, PacketFile, ProjectFile } from '../../core/project.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';
import { explainDecision } from '../../core/summary/why.ts';
import { touches } from '../../core/syntax/span.ts';
import { mapAt } from '../../workspace/snapshot.ts';
import type { Context } from '../context.ts';
import type { SchemaName } from '../jsonSchema.ts';
import { type ClausePlace, type Place, placesAt } from '../place.ts';
import { describeBlocker } from './blocker.ts';
import { describeClause } from './clause.ts';
import { describeCondition, describeGrant } from './entries.ts';
import { fileName } from './links.ts';
import { describeOption } from './option.ts';
import { describePath, describeWord, propertyOfKey } from './schemaWords.ts';
import { describeStatus } from './status.ts';

export interface HoverText {
  readonly markdown: string;
  readonly range: Range;
}

/** What there is to say about the place at `position` of the file at `uri` (canonical), the innermost thing first. */
export function hover(uri: string, position: Position, context: Context): HoverText | undefined {
  const checked = context.snapshot.files.get(uri);
  if (checked === undefined) return undefined;
  const { file, project } = checked;
  const offset = file.source.offsetAt(position);
  const places = withoutNeighbours(placesAt(file, offset), offset);
  const said = places.flatMap((place) => {
    const markdown = describe(place, file, project.today, context);
    return markdown === undefined ? [] : [{ place, markdown }];
  });
  // A key or a value says in general what the thing that stands there says in particular.
  const particular = said.filter(({ place }) => place.kind !== 'key' && place.kind !== 'value');
  const shown = particular.length > 0 ? particular : said.slice(0, 1);
  const [first] = shown;
  if (first === undefined) return undefined;
  const texts = new Set(shown.map(({ markdown }) => markdown));
  return { markdown: [...texts].join('\n\n---\n\n'), range: file.source.rangeOf(first.place.span) };
}

/** Several statements may share one clause: those that name what the cursor is at, or else all of them. */
function withoutNeighbours(places: readonly Place[], offset: number): readonly Place[] {
  const isAt = ({ statement }: ClausePlace): boolean => {
    if (statement.kind === 'blocker') return touches(statement.reference.span, offset);
    return statement.kind === 'grant' && touches(statement.name.span, offset);
  };
  if (!places.some((place) => place.kind === 'clause' && isAt(place))) return places;
  return places.filter((place) => place.kind !== 'clause' || isAt(place));
}

function describe(place: Place, file: ProjectFile, today: string, context: Context): string | undefined {
  const map = file.kind === 'blocker-map' ? file : mapOf(file, context);
  switch (place.kind) {
    case 'blocker':
      return blockerText(place.written, place.ids, file, map, context);
    case 'option':
      return file.kind === 'packet'
        ? optionText(place.id, file, today, context)
        : describeInPackets(place.id, file, context);
    case 'condition':
      return map && describeCondition(place.id ?? place.written, map, context);
    case 'grant':
      return map && describeGrant(place.id, map, context);
    case 'clause':
      return file.kind === 'packet' ? describeClause(place, file) : undefined;
    case 'status':
      return describeStatus(place, file);
    case 'key':
      return describeKey(place.name, place.path, file);
    case 'value':
      return place.node.type === 'string'
        ? (describeWord(schemaOf(file), place.path, place.node.value) ?? describePath(schemaOf(file), place.path))
        : describePath(schemaOf(file), place.path);
    case 'role':
    case 'file':
      return undefined;
  }
}

/** The map of a packet, broken or not; `undefined` for one that cannot be read at all. */
function mapOf({ evaluation: { map } }: PacketFile, { snapshot }: Context): MapFile | undefined {
  return map.kind === 'read' || map.kind === 'broken' ? mapAt(snapshot, map.uri) : undefined;
}

function blockerText(
  written: string,
  ids: readonly string[],
  file: ProjectFile,
  map: MapFile | undefined,
  context: Context,
): string {
  if (map === undefined) return `${codeSpan(written)} counts as OPEN: this packet has no blocker map that can be read.`;
  const [only, ...others] = ids;
  if (only === undefined) {
    return `${codeSpan(written)} is not in the blocker map ${fileName(map.uri)}${file === map ? '' : ', so it counts as OPEN'}.`;
  }
  if (others.length > 0) {
    return `${codeSpan(written)} is the end of several IDs: ${ids.map(codeSpan).join(', ')}. Write it in full; until then it counts as OPEN.`;
  }
  const short = only === written ? '' : `${codeSpan(written)} is short for ${codeSpan(only)}.\n\n`;
  return short + describeBlocker(only, map, context);
}

/** An option, and for the one that is selected or the default also what is in force and why. */
function optionText(id: string, file: PacketFile, today: string, context: Context): string {
  const { decision } = file.evaluation;
  const text = describeOption(id, file, context);
  if (!decision.selected.includes(id) && decision.inForce !== id) return text;
  const inForce = decision.inForce === undefined ? 'Nothing is in force' : `${codeSpan(decision.inForce)} is in force`;
  return `${text}\n\n${inForce}: ${escapeMarkdown(explainDecision(file.evaluation, today))}.`;
}

/** An option that a map names, as the packets have it that use the map. */
function describeInPackets(id: string, map: MapFile, context: Context): string {
  const packets = map.packets.filter(({ evaluation }) =>
    evaluation.options.some(({ read }) => read.option.id.value === id),
  );
  if (packets.length === 0) return `No packet that uses this map has an option ${codeSpan(id)}.`;
  return packets
    .slice(0, 3)
    .map((packet) => describeOption(id, packet, context))
    .join('\n\n---\n\n');
}

const schemaOf = ({ kind }: ProjectFile): SchemaName => kind;

function describeKey(name: string, path: readonly (string | number)[], file: ProjectFile): string | undefined {
  const isFrontMatter = file.kind === 'packet' && file.evaluation.packet.format === 'markdown';
  const text = describePath(schemaOf(file), isFrontMatter ? path.map((step) => propertyOfKey(String(step))) : path);
  return text === undefined ? undefined : `**${escapeMarkdown(name)}**: ${text}`;
}
