import { resolveOptionId } from '../../core/evaluate/defaultOption.ts';
import type { ReadOption } from '../../core/evaluate/statements.ts';
import type { Option, Packet } from '../../core/packet/model.ts';
import type { Spread } from '../../core/packet/spread.ts';
import { isOptionWord } from '../../core/packet/words.ts';
import type { PacketFile } from '../../core/project.ts';
import { type Piece, piecesIn } from '../../core/syntax/markdown/document.ts';
import type { Located, Span } from '../../core/syntax/span.ts';
import type { Place } from '../place.ts';
import { blockersNamed, mapOf } from './lookup.ts';
import { optionsAround } from './optionsAround.ts';
import { optionWordsIn } from './optionWords.ts';
import { parsedOf } from './syntax.ts';

/**
 * The words of a packet that features speak of, in no order: all of them, or at least those that touch `within`, which
 * takes no more time where the packet is long.
 */
export function placesInPacket(file: PacketFile, within?: Span): Place[] {
  const { packet } = file.evaluation;
  const options = optionsAround(file.evaluation.options, within).map(({ read }) => read);
  const pieces = packet.format === 'markdown' ? piecesIn(parsedOf(file), within) : [];
  const found = [
    ...blockerPlaces(file, within),
    ...optionPlaces(
      packet,
      options.map(({ option }) => option),
      pieces,
    ),
    ...options.flatMap((option) => statementPlaces(option, file)),
    ...otherPlaces(packet, within),
  ];
  return packet.format === 'markdown' ? [...found, ...markdownPlaces(file, pieces)] : found;
}

/** The items that may touch `within`, or all. */
const around = <T extends { readonly span: Span }>(items: Spread<T>, within: Span | undefined): readonly T[] =>
  within === undefined ? items.all : items.around(within);

function blockerPlaces(file: PacketFile, within: Span | undefined): Place[] {
  const { packet, references } = file.evaluation;
  return around(packet.blockerWords, within).flatMap((word): Place[] => {
    const ids = blockersNamed(file, word.value);
    if (ids.length === 0 && !references.isReference(word.value, word.place)) return [];
    return [{ kind: 'blocker', span: word.span, written: word.value, isDeclaration: false, ids }];
  });
}

/** Where options are named in `pieces`, in the rows of `options`, and where the packet speaks of one of them. */
function optionPlaces(packet: Packet, options: readonly Option[], pieces: readonly Piece[]): Place[] {
  const rows = options.filter(({ id }) => id.value !== '');
  const declared = new Set(rows.map(({ id }) => id.span.start));
  const named = [
    ...packet.defaults.map(({ option }) => option),
    ...packet.selections.map(({ option }) => option),
    ...(packet.recommendation?.option === undefined ? [] : [packet.recommendation.option]),
    ...optionWordsIn(pieces, packet),
  ];
  const places = new Map<number, Place>();
  for (const { value, span } of named) {
    if (declared.has(span.start) || value === '') continue;
    const id = resolveOptionId(packet, value);
    places.set(span.start, { kind: 'option', span, written: value, isDeclaration: false, id });
  }
  for (const { id } of rows) {
    places.set(id.span.start, { kind: 'option', span: id.span, written: id.value, isDeclaration: true, id: id.value });
  }
  return [...places.values()];
}

function statementPlaces(option: ReadOption, file: PacketFile): Place[] {
  const map = mapOf(file);
  const isMarkdown = file.evaluation.packet.format === 'markdown';
  return option.statements.flatMap((statement): Place[] => {
    const { text } = statement;
    const clause: Place = { kind: 'clause', span: text.span, option, statement };
    switch (statement.kind) {
      case 'grant': {
        const { value, span } = statement.name;
        return [{ kind: 'grant', span, written: value, isDeclaration: false, id: value }, clause];
      }
      case 'condition': {
        const tracked = map?.condition(text.value);
        const by = tracked?.id === text.value.trim() ? 'id' : 'statement';
        const place = { span: text.span, written: text.value, isDeclaration: false, id: tracked?.id, by } as const;
        return [{ kind: 'condition', ...place }, clause];
      }
      case 'inherit': {
        // In Markdown an ID of several words is found wherever it stands.
        if (statement.from.kind !== 'option' || (isMarkdown && isOptionWord(statement.from.id))) return [clause];
        const { id } = statement.from;
        const span = isMarkdown ? { start: text.span.start, end: text.span.start + id.length } : text.span;
        return [{ kind: 'option', span, written: id, isDeclaration: false, id }, clause];
      }
      default:
        return [clause];
    }
  });
}

function otherPlaces(packet: Packet, within: Span | undefined): Place[] {
  const { standing, mapLink } = packet;
  const entries = standing === undefined ? [] : around(standing.entries, within);
  const roles = [...packet.choosers, ...packet.deciders, ...entries.flatMap((entry) => entry.roles)];
  const statuses = [standing?.claim, ...entries.map(({ status }) => status)];
  return [
    ...roles.map(({ value, span }): Place => ({ kind: 'role', span, role: value })),
    ...statuses.flatMap((status) => (status === undefined ? [] : [blockerStatus(status)])),
    ...(mapLink === undefined ? [] : [mapPlace(mapLink.path)]),
    ...(packet.format === 'json' && packet.statusSpan !== undefined ? [packetStatus(packet, packet.statusSpan)] : []),
  ];
}

const blockerStatus = ({ value, span }: Located<string>): Place => ({
  kind: 'status',
  span,
  of: 'blocker',
  word: value,
});

const packetStatus = ({ status }: Packet, span: Span): Place => ({ kind: 'status', span, of: 'packet', word: status });

const mapPlace = ({ value, span }: Located<string>): Place => ({ kind: 'file', span, is: 'map', path: value });

/** The keys of the front matter, its status, and links. */
function markdownPlaces(file: PacketFile, pieces: readonly Piece[]): Place[] {
  const { packet } = file.evaluation;
  const { frontMatter } = parsedOf(file);
  const links = pieces
    .flatMap((piece) => piece.links)
    .filter(({ span }) => span.start !== packet.mapLink?.path.span.start);
  return [
    ...(frontMatter?.entries ?? []).flatMap(({ key, values }): Place[] => [
      { kind: 'key', span: key.span, name: key.value, path: [key.value] },
      ...(key.value === 'status'
        ? values.map(({ value, span }): Place => ({ kind: 'status', span, of: 'packet', word: value }))
        : []),
    ]),
    ...links.map(({ value, span }): Place => ({ kind: 'file', span, is: 'link', path: value })),
  ];
}
