import type { Position, Range } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../../core/project.ts';
import type { FileEdit, TextEdit } from '../../core/rules/rule.ts';
import type { Context } from '../context.ts';
import { filesOf, isEntry, type Mention, mentionAt, mentionsOf, type Thing, thingsOf } from '../things.ts';
import { whyNot } from './newName.ts';
import { type Renaming, respell } from './spelling.ts';

/** That something cannot be renamed; `reason` is one or two plain sentences. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

export type PreparedRename =
  | {
      readonly kind: 'ready';
      readonly range: Range;
      /** The name in full, where what stands in `range` is a short form of it. */
      readonly placeholder: string;
    }
  | Refused;

export type RenameResult = { readonly kind: 'edits'; readonly files: readonly FileEdit[] } | Refused;

const refused = (reason: string): Refused => ({ kind: 'refused', reason });

/** Whether what stands at `position` can be renamed, and what it is called now. */
export function prepareRename(uri: string, position: Position, context: Context): PreparedRename {
  const found = renameableAt(uri, position, context);
  if (found.kind === 'refused') return found;
  const { file, mention, thing } = found;
  return { kind: 'ready', range: file.source.rangeOf(mention.span), placeholder: thing.id };
}

/**
 * The edits that give what stands at `position` another name, in its map and in every packet that uses it. A short ID
 * stays short where it still stands for one blocker only.
 */
export function rename(uri: string, position: Position, newName: string, context: Context): RenameResult {
  const found = renameableAt(uri, position, context);
  if (found.kind === 'refused') return found;
  const { thing } = found;
  const id = newName.trim();
  if (id === thing.id) return { kind: 'edits', files: [] };
  const files = filesOf(thing.scope, context.snapshot);
  const reason = whyNot(id, thing, files);
  if (reason !== undefined) return refused(reason);
  const renaming: Renaming = { thing, id };
  return {
    kind: 'edits',
    files: files
      .map((file) => ({ uri: file.uri, edits: editsIn(file, renaming) }))
      .filter(({ edits }) => edits.length > 0),
  };
}

interface Renameable {
  readonly kind: 'renameable';
  readonly file: ProjectFile;
  readonly mention: Mention;
  readonly thing: Thing;
}

function renameableAt(uri: string, position: Position, { snapshot }: Context): Renameable | Refused {
  const file = snapshot.files.get(uri)?.file;
  const mention = file && mentionAt(file, file.source.offsetAt(position));
  if (file === undefined || mention === undefined) {
    return refused('Here is no option, blocker, condition or grant to rename.');
  }
  const [thing, other] = thingsOf(mention, file);
  if (thing === undefined || other !== undefined) {
    return refused(`${mention.written} may be one of several blockers. Write its ID in full to rename it.`);
  }
  const files = filesOf(thing.scope, snapshot);
  const isKnown = files.some((each) => mentionsOf(thing, each).some(isEntry));
  if (thing.kind === 'option' && !isKnown) return refused(`${thing.id} is no option of this packet.`);
  if (mention.kind === 'condition' && !isKnown) {
    return refused('Nothing in the blocker map tracks this condition, so it has no ID that could be renamed.');
  }
  if (mention.kind === 'condition' && mention.by === 'statement') {
    return refused(`This is the condition's statement. Its ID, ${thing.id}, can be renamed in the blocker map.`);
  }
  return { kind: 'renameable', file, mention, thing };
}

/** The edits of one file, in the order of the text; a packet that does not have the option is left alone. */
function editsIn(file: ProjectFile, renaming: Renaming): TextEdit[] {
  const { thing } = renaming;
  if (thing.kind === 'option' && file.kind === 'packet' && !mentionsOf(thing, file).some(isEntry)) return [];
  const isJson = file.kind === 'blocker-map' || file.evaluation.packet.format === 'json';
  return respell(file, renaming).map(({ span, text }) => ({
    span,
    newText: isJson ? JSON.stringify(text).slice(1, -1) : text,
  }));
}
