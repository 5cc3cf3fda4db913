import type { CancellationToken, CompletionItem, CompletionList, Position } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../../core/project.ts';
import type { Context } from '../context.ts';
import { describeBlocker } from '../hover/blocker.ts';
import { describeCondition, describeGrant } from '../hover/entries.ts';
import { describeOption } from '../hover/option.ts';
import { type FolderList, suggestInJson } from './inJson.ts';
import { suggestInMarkdown } from './inMarkdown.ts';
import { type CompletionTraits, documented, type Named, type Suggestion, toItems } from './suggestion.ts';

export interface CompletionRequest {
  readonly uri: string;
  readonly position: Position;
  /** The character that asks by itself; `undefined` where a person does. */
  readonly trigger: string | undefined;
  /** Whether suggestions that came up by themselves are asked for once more, because the word has grown. */
  readonly isAgain?: boolean;
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
  { uri, position, trigger, isAgain = false, token }: CompletionRequest,
  context: CompletionContext,
): Promise<CompletionList> {
  const checked = context.snapshot.files.get(uri);
  if (checked === undefined || token?.isCancellationRequested === true) return NOTHING;
  const { file, project } = checked;
  const offset = file.source.offsetAt(position);
  const { today } = project;
  if (!isMarkdown(file)) {
    const suggestions = await suggestInJson(file, offset, { context, trigger, today, list: context.list });
    return { isIncomplete: false, items: toItems(suggestions, offset, file.source, context.traits) };
  }
  const suggestions = suggestInMarkdown(file, offset, trigger, today, context);
  if (trigger === undefined && !isAgain) {
    return { isIncomplete: false, items: toItems(suggestions, offset, file.source, context.traits) };
  }
  const items = toItems(stillToType(suggestions, file.source.text, offset), offset, file.source, context.traits);
  return { isIncomplete: items.length > 0, items };
}

/**
 * What came up by itself goes by itself: once a word is typed out, only longer ones are left, so that Enter is a line
 * break again.
 */
function stillToType(suggestions: readonly Suggestion[], text: string, offset: number): readonly Suggestion[] {
  const typed = ({ word }: Suggestion): string => text.slice(word.start, offset);
  if (!suggestions.some((suggestion) => suggestion.insert === typed(suggestion))) return suggestions;
  return suggestions.filter(
    (suggestion) => suggestion.insert !== typed(suggestion) && suggestion.label.startsWith(typed(suggestion)),
  );
}

const isMarkdown = (file: ProjectFile): file is Extract<ProjectFile, { kind: 'packet' }> =>
  file.kind === 'packet' && file.evaluation.packet.format === 'markdown';

/** An item with its documentation: what a hover says of the thing that it names. */
export function resolveCompletion(
  item: CompletionItem,
  context: Context & { readonly traits: CompletionTraits },
): CompletionItem {
  const value = isNamed(item.data) ? describe(item.data, context) : undefined;
  return value === undefined ? item : { ...item, documentation: documented(value, context.traits) };
}

const isNamed = (data: unknown): data is Named =>
  typeof data === 'object' && data !== null && 'kind' in data && 'file' in data && 'id' in data;

function describe({ kind, file: uri, id }: Named, context: Context): string | undefined {
  const file = context.snapshot.files.get(uri)?.file;
  if (file?.kind === 'packet') return kind === 'option' ? describeOption(id, file, context) : undefined;
  if (file === undefined || kind === 'option') return undefined;
  if (kind === 'blocker') return describeBlocker(id, file, context);
  return kind === 'condition' ? describeCondition(id, file, context) : describeGrant(id, file, context);
}
