import type { ProjectFile } from '../../core/project.ts';
import { layoutOf } from '../../core/syntax/json/format.ts';
import { type JsonPlace, placeAt } from '../../core/syntax/json/place.ts';
import type { JsonDocument, JsonPath } from '../../core/syntax/json/tree.ts';
import { type Span, span } from '../../core/syntax/span.ts';
import type { Context } from '../context.ts';
import { type SchemaName, type SchemaSnippet, schemaAt } from '../jsonSchema.ts';
import { jsonOf } from '../places/syntax.ts';
import { suggestPaths } from './filePaths.ts';
import { suggestValues } from './jsonValues.ts';
import { escapeSnippet, type Suggestion } from './suggestion.ts';

/** What completion in JSON has to know beside the file. */
export interface JsonSurroundings {
  readonly context: Context;
  /** The character that asks by itself. */
  readonly trigger: string | undefined;
  readonly today: string;
  /** The names in a folder, by its URI. */
  readonly list: FolderList;
}

export type FolderList = (
  folder: string,
) => Promise<
  | readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'link' | 'other' }[]
  | { readonly why: string }
>;

/** What to suggest at `offset` of a map, or of a packet in JSON. */
export async function suggestInJson(
  file: ProjectFile,
  offset: number,
  surroundings: JsonSurroundings,
): Promise<Suggestion[]> {
  const json = jsonOf(file);
  if (json === undefined || isInComment(json, offset, file.source.text)) return [];
  const schema: SchemaName = file.kind;
  if (surroundings.trigger !== undefined && !isAsked(surroundings.trigger, json, offset)) return [];
  if (json.root === undefined) return snippets(schemaAt(schema, [])?.defaultSnippets, span(offset, offset));
  const place = placeAt(json, offset);
  if (place === undefined) return [];
  switch (place.where) {
    case 'key':
    case 'object':
      return properties(file, json, place, offset, schema);
    case 'value': {
      const word = wordOf(place, offset, file.source.text);
      return values(file, place.path, word, surroundings, schema);
    }
    case 'array':
      return values(
        file,
        [...place.path, 0],
        { span: span(offset, offset), quote: true, cursor: offset },
        surroundings,
        schema,
      );
  }
}

/** A line comment goes on up to its end, a cursor there included. */
const isInComment = ({ comments }: JsonDocument, offset: number, text: string): boolean =>
  comments.some(({ start, end }) => start < offset && (offset < end || (offset === end && text[start + 1] === '/')));

/** Which characters ask for something in JSON: quotes anywhere, a colon and the blank behind it, a slash in a path. */
function isAsked(trigger: string, json: JsonDocument, offset: number): boolean {
  if (trigger === '"') return true;
  const place = placeAt(json, offset);
  if (trigger === ':' || trigger === ' ') return place?.where === 'value' && place.property?.value === undefined;
  return trigger === '/' && place?.where === 'value';
}

/** A value to be put in: what it takes the place of, and whether it brings its own quotes. */
export interface ValueWord {
  readonly span: Span;
  readonly quote: boolean;
  readonly cursor: number;
}

/** A text's inside, its quotes left alone; any other scalar as a whole; nothing where the value is still due. */
function wordOf(place: JsonPlace, offset: number, text: string): ValueWord {
  const node = place.chain.at(-1);
  const isHere = node !== undefined && node.span.start <= offset && offset <= node.span.end;
  if (isHere && node.type === 'string' && text[node.span.start] === '"' && offset > node.span.start) {
    const isClosed = node.span.end - node.span.start > 1 && text[node.span.end - 1] === '"';
    const end = isClosed ? node.span.end - 1 : node.span.end;
    if (offset <= end) return { span: span(node.span.start + 1, end), quote: false, cursor: offset };
  }
  if (isHere && node.type !== 'object' && node.type !== 'array')
    return { span: node.span, quote: true, cursor: offset };
  return { span: span(offset, offset), quote: true, cursor: offset };
}

async function values(
  file: ProjectFile,
  path: JsonPath,
  word: ValueWord,
  { context, today, list }: JsonSurroundings,
  name: SchemaName,
): Promise<Suggestion[]> {
  const schema = schemaAt(name, path);
  const whole = word.quote ? snippets(schema?.defaultSnippets, word.span) : [];
  const known = suggestValues(file, path, word, today, context);
  const isPath = path.at(-1) === 'path' || path.at(-1) === 'reference';
  const paths = isPath && file.kind === 'blocker-map' ? await suggestPaths(file, word, context, list) : [];
  return [...whole, ...known, ...paths];
}

function properties(
  { source, kind }: ProjectFile,
  json: JsonDocument,
  place: JsonPlace,
  offset: number,
  name: SchemaName,
): Suggestion[] {
  const object = place.chain.at(-1);
  if (object?.type !== 'object') return [];
  const path = place.where === 'key' ? place.path.slice(0, -1) : place.path;
  const schema = schemaAt(name, path);
  const own = place.where === 'key' ? place.property : undefined;
  const present = new Set(object.properties.filter((each) => each !== own).map(({ key }) => key.value));
  const word = own?.key.span ?? span(offset, offset);
  const required = new Set(schema?.required);
  const besides = missingComma(object.properties, word.start, source.text).map((at) => ({
    range: source.rangeOf(span(at, at)),
    newText: ',',
  }));
  const hasValue = own?.value !== undefined || /^\s*:/.test(source.text.slice(word.end));
  const tail = hasValue || !/^\s*"/.test(source.text.slice(word.end)) ? '' : ',';
  const gap = layoutOf(source, json).gap;
  return Object.keys(schema?.properties ?? {})
    .filter((each) => !present.has(each))
    .sort((one, other) => Number(required.has(other)) - Number(required.has(one)))
    .map((each): Suggestion => {
      const below = schemaAt(kind, [...path, each]);
      const key = JSON.stringify(each);
      return {
        label: each,
        kind: 'key',
        ...(required.has(each) && { detail: 'required' }),
        ...(below?.description !== undefined && { documentation: below.description }),
        insert: hasValue ? escapeSnippet(key) : `${escapeSnippet(key)}:${gap}${valueFor(below, name)}${tail}`,
        isSnippet: true,
        word,
        isWhole: true,
        filter: source.text[word.start] === '"' ? key : each,
        ...(besides.length > 0 && { besides }),
      };
    });
}

/** Where a comma is due between the property before `offset` and what comes behind it. */
function missingComma(entries: readonly { readonly span: Span }[], offset: number, text: string): number[] {
  const before = entries.findLast((entry) => entry.span.end <= offset);
  return before === undefined || /,/.test(text.slice(before.span.end, offset)) ? [] : [before.span.end];
}

/** The beginning of a value, with the cursor in it. */
function valueFor(schema: ReturnType<typeof schemaAt>, name: SchemaName): string {
  if (schema?.const !== undefined) return JSON.stringify(schema.const);
  if (schema?.enum !== undefined) return `"\${1|${schema.enum.join(',')}|}"`;
  const types = [schema?.type ?? []].flat();
  if (types.includes('array') && types.length === 1) {
    const items = schema?.items?.$ref === undefined ? schema?.items?.type : 'object';
    return items === 'string' ? '["$1"]' : '[$1]';
  }
  if (types.includes('object')) return '{$1}';
  return types.includes('string') || name === 'packet' ? '"$1"' : '$1';
}

const snippets = (found: readonly SchemaSnippet[] | undefined, word: Span): Suggestion[] =>
  (found ?? []).map(({ label, description, body }): Suggestion => {
    const insert = JSON.stringify(body, undefined, '\t');
    return { label, kind: 'snippet', detail: description, insert, isSnippet: true, word };
  });
