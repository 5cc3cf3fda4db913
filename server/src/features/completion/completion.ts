import type { CancellationToken, CompletionItem, CompletionList, Position } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../../core/project.ts';
import { mapAt } from '../../workspace/snapshot.ts';
import type { Context } from '../context.ts';
import { describeBlocker } from '../hover/blocker.ts';
import { describeCondition, describeGrant } from '../hover/entries.ts';
import { describeOption } from '../hover/option.ts';
import type { Thing } from '../things.ts';
import { type FolderList, suggestInJson } from './inJson.ts';
import { suggestInMarkdown } from './inMarkdown.ts';
import { type CompletionTraits, type SuggestionData, toItems } from './suggestion.ts';

/**
 * The characters that bring suggestions up by themselves, which matters where an editor shows none while words are
 * typed, as VS Code does in Markdown. Where nothing of the packet is due, nothing comes up.
 */
export const TRIGGER_CHARACTERS = ['-', '_', ' ', '|', ':', '"', '/', '('];

export interface CompletionRequest {
  readonly uri: string;
  readonly position: Position;
  /** The character that asks by itself; `undefined` where a person does. */
  readonly trigger: string | undefined;
  readonly token?: Pick<CancellationToken, 'isCancellationRequested'>;
}

export interface CompletionContext extends Context {
  readonly traits: CompletionTraits;
  /** The names in a folder, by its URI. */
  readonly list: FolderList;
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** What can be put at a position of a packet or a map. */
export async function completion(
  { uri, position, trigger, token }: CompletionRequest,
  context: CompletionContext,
): Promise<CompletionList> {
  const checked = context.snapshot.files.get(uri);
  if (checked === undefined || token?.isCancellationRequested === true) return NOTHING;
  const { file, project } = checked;
  const offset = file.source.offsetAt(position);
  const { today } = project;
  const suggestions = isMarkdown(file)
    ? suggestInMarkdown(file, offset, trigger, today, context)
    : await suggestInJson(file, offset, { context, today, list: context.list });
  return { isIncomplete: false, items: toItems(suggestions, offset, file, context.traits) };
}

const isMarkdown = (file: ProjectFile): file is Extract<ProjectFile, { kind: 'packet' }> =>
  file.kind === 'packet' && file.evaluation.packet.format === 'markdown';

/** An item with its documentation: what a hover says of the thing that it names. */
export function resolveCompletion(item: CompletionItem, context: Context): CompletionItem {
  const data = item.data as SuggestionData | undefined;
  const value = data === undefined ? undefined : describe(data.thing, context);
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function describe(thing: Thing | undefined, context: Context): string | undefined {
  if (thing === undefined) return undefined;
  const { kind, scope, id } = thing;
  const file = context.snapshot.files.get(scope)?.file;
  if (kind === 'option') return file?.kind === 'packet' ? describeOption(id, file, context) : undefined;
  const map = mapAt(context.snapshot, scope);
  if (map === undefined) return undefined;
  if (kind === 'blocker') return describeBlocker(id, map, context);
  return kind === 'condition' ? describeCondition(id, map, context) : describeGrant(id, map, context);
}
