import type { ProjectFile } from '../../core/project.ts';
import type { JsonPath } from '../../core/syntax/json/tree.ts';
import type { Context } from '../context.ts';
import { type SchemaName, schemaAt } from '../jsonSchema.ts';
import { Candidates, type TypedWord } from './candidates.ts';
import type { ValueWord } from './inJson.ts';
import { escapeSnippet, type Suggestion } from './suggestion.ts';

/** The values that may stand at `path`: those that the schema lists, and the names of the project. */
export function suggestValues(
  file: ProjectFile,
  path: JsonPath,
  word: ValueWord,
  today: string,
  context: Context,
): Suggestion[] {
  const candidates = new Candidates(file, context);
  const typed: TypedWord = { span: word.span, typed: word.quote ? '' : file.source.slice(word.span) };
  const names =
    file.kind === 'packet' ? inPacket(path, typed, today, candidates) : inMap(file, path, typed, today, candidates);
  return [...listed(file.kind, path, word), ...names].map((suggestion) => quoted(suggestion, word));
}

/** A suggestion with the quotes that are not there yet. */
function quoted(suggestion: Suggestion, { quote }: ValueWord): Suggestion {
  const text = JSON.stringify(suggestion.insert);
  if (!quote) return { ...suggestion, insert: text.slice(1, -1) };
  return {
    ...suggestion,
    insert: escapeSnippet(text),
    isSnippet: true,
    filter: `"${suggestion.filter ?? suggestion.label}"`,
  };
}

function listed(name: SchemaName, path: JsonPath, { span }: ValueWord): Suggestion[] {
  const schema = schemaAt(name, path);
  return (schema?.enum ?? []).map((value, index) => {
    const documentation = schema?.enumDescriptions?.[index];
    return { label: value, kind: 'status', insert: value, word: span, ...(documentation && { documentation }) };
  });
}

const todayAt = ({ span }: TypedWord, today: string): Suggestion[] => [
  { label: today, kind: 'date', detail: 'today', insert: today, word: span },
];

/** The property that a path is about: of an entry of a list, the list's. */
const nameOf = (path: JsonPath): string | undefined =>
  path.findLast((step): step is string => typeof step === 'string');

function inMap(
  file: Extract<ProjectFile, { kind: 'blocker-map' }>,
  path: JsonPath,
  word: TypedWord,
  today: string,
  candidates: Candidates,
): Suggestion[] {
  const [list, index] = path;
  const entries =
    list === 'blockers' ? file.map.blockers : list === 'conditions' ? file.map.conditions : file.map.grants;
  const entry = typeof index === 'number' ? entries[index] : undefined;
  const owners = (entry?.owners ?? []).map(({ value }) => value).filter((value) => value !== word.typed);
  switch (nameOf(path)) {
    case 'requires':
      return candidates.blockers(word, entry?.id?.value);
    case 'dischargedBy':
      return candidates.options(word);
    case 'owners':
      return candidates.roles(word).filter(({ label }) => !owners.includes(label));
    case 'resolvedBy':
    case 'grantedBy':
    case 'by':
    case 'recordedBy':
      return candidates
        .roles(word, owners)
        .filter(({ label }) => nameOf(path) === 'recordedBy' || owners.length === 0 || owners.includes(label));
    case 'resolvedOn':
    case 'grantedOn':
    case 'recordedOn':
      return todayAt(word, today);
    case 'id':
      return list === 'blockers' ? unknownBlockers(file, word) : [];
    default:
      return [];
  }
}

/** The IDs that packets speak of and the map does not have yet. */
function unknownBlockers(
  { packets }: Extract<ProjectFile, { kind: 'blocker-map' }>,
  { span }: TypedWord,
): Suggestion[] {
  const words = packets.flatMap(({ evaluation }) =>
    evaluation.references.all.filter(({ lookup }) => lookup.kind === 'unknown').map(({ word }) => word.value),
  );
  return [...new Set(words)].map((id) => ({
    label: id,
    kind: 'blocker',
    detail: 'named in a packet, not in this map yet',
    insert: id,
    word: span,
  }));
}

function inPacket(path: JsonPath, word: TypedWord, today: string, candidates: Candidates): Suggestion[] {
  switch (nameOf(path)) {
    case 'default':
    case 'selected':
    case 'option':
      return candidates.options(word);
    case 'blocker':
    case 'discharges':
      return candidates.blockers({ ...word, typed: '' });
    case 'condition':
      return candidates.conditions(word);
    case 'grant':
      return candidates.grants(word);
    case 'choosers':
    case 'decidedBy':
      return candidates.roles(word);
    case 'date':
    case 'decidedOn':
      return todayAt(word, today);
    case 'blockerMap':
      return candidates.maps(word);
    default:
      return [];
  }
}
