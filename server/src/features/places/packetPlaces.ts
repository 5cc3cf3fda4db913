import { resolveOptionId } from '../../core/evaluate/defaultOption.ts';
import type { ReadOption } from '../../core/evaluate/statements.ts';
import type { Packet } from '../../core/packet/model.ts';
import { isOptionWord } from '../../core/packet/words.ts';
import type { PacketFile } from '../../core/project.ts';
import type { Located, Span } from '../../core/syntax/span.ts';
import type { Place } from '../place.ts';
import { blockersNamed, mapOf } from './lookup.ts';
import { optionWordsIn } from './optionWords.ts';
import { markdownOf } from './syntax.ts';

/** The words of a packet that features speak of. */
export function placesInPacket(file: PacketFile): Place[] {
  const { packet, options } = file.evaluation;
  const found = [
    ...blockerPlaces(file),
    ...optionPlaces(file),
    ...options.flatMap(({ read }) => statementPlaces(read, file)),
    ...otherPlaces(packet),
  ];
  return packet.format === 'markdown' ? [...found, ...markdownPlaces(file)] : found;
}

function blockerPlaces(file: PacketFile): Place[] {
  const { packet, references } = file.evaluation;
  const judged = new Set(references.all.map(({ word }) => word));
  return packet.blockerWords.all.flatMap((word): Place[] => {
    const ids = blockersNamed(file, word.value);
    if (ids.length === 0 && !judged.has(word)) return [];
    return [{ kind: 'blocker', span: word.span, written: word.value, isDeclaration: false, ids }];
  });
}

function optionPlaces(file: PacketFile): Place[] {
  const { packet } = file.evaluation;
  const rows = packet.options.filter(({ id }) => id.value !== '');
  const declared = new Set(rows.map(({ id }) => id.span.start));
  const named = [
    ...packet.defaults.map(({ option }) => option),
    ...packet.selections.map(({ option }) => option),
    ...(packet.recommendation?.option === undefined ? [] : [packet.recommendation.option]),
    ...(packet.format === 'markdown' ? optionWordsIn(markdownOf(file), packet) : []),
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

function otherPlaces(packet: Packet): Place[] {
  const { standing, mapLink } = packet;
  const roles = [
    ...packet.choosers,
    ...packet.deciders,
    ...(standing?.entries.all.flatMap((entry) => entry.roles) ?? []),
  ];
  const statuses = [standing?.claim, ...(standing?.entries.all.map(({ status }) => status) ?? [])];
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

/** The keys of the front matter, and its status. */
function markdownPlaces(file: PacketFile): Place[] {
  const { packet } = file.evaluation;
  const { frontMatter, blocks } = markdownOf(file);
  const links = blocks
    .flatMap((block) => block.links)
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
