import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-protocol';
import type { Project } from '../core/project.ts';
import { costOfOffering, offeredFixes } from '../core/rules/opening.ts';
import type { Finding, Fix, FixAction } from '../core/rules/rule.ts';
import { append } from '../core/syntax/append.ts';
import type { Span } from '../core/syntax/span.ts';
import { sourceAt } from '../workspace/snapshot.ts';
import { FIX_ALL, SHOW_PLACE_COMMAND } from './announced.ts';
import { rangeIn } from './context.ts';
import { type EditContext, toWorkspaceEdit } from './edits.ts';
import { combineSafeFixes } from './fixAll.ts';

export interface CodeActionTraits extends EditContext {
  readonly findings: readonly Finding[];
  readonly toDiagnostic: (finding: Finding) => Diagnostic;
  /** Whether the client can be asked to show a document. */
  readonly showDocument: boolean;
}

/** The fixes for what is found in `range` of the file at `uri` (canonical), and the one that fixes all of it. */
export function codeActions(
  uri: string,
  range: Range,
  { only, triggerKind }: Pick<CodeActionContext, 'only' | 'triggerKind'>,
  context: CodeActionTraits,
): CodeAction[] {
  const source = sourceAt(context.snapshot, uri);
  if (source === undefined) return [];
  const isAsked = (kind: string): boolean =>
    only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`) || each === '');
  const actions: CodeAction[] = [];
  const project = (context.snapshot.files.get(uri) ?? context.snapshot.configs.get(uri))?.project;
  if (isAsked('quickfix') && project !== undefined) append(actions, quickFixes(source.spanOf(range), project, context));
  // What is offered unasked, as in a light bulb, concerns the place; the whole file only where it was asked for.
  if (isAsked(FIX_ALL) && (only !== undefined || triggerKind !== 2)) append(actions, fixAll(uri, context));
  return actions;
}

/** Characters of files that are read again to see what fixes come to; at a place there are never more than a few. */
const MOST_READ = 2_000_000;
/** For the findings of a whole file there may be thousands; so many are looked at in any case. */
const FEWEST_FINDINGS = 3;

function quickFixes(at: Span, project: Project, context: CodeActionTraits): CodeAction[] {
  const found = context.findings.filter(({ span }) => span.end >= at.start && span.start <= at.end);
  const byAction = new Map<string, { readonly action: CodeAction; readonly diagnostics: Diagnostic[] }>();
  let read = 0;
  for (const [index, finding] of found.entries()) {
    if (read > MOST_READ && index >= FEWEST_FINDINGS) break;
    read += costOfOffering(finding, project);
    for (const fix of offeredFixes(finding, project)) {
      const action = toCodeAction(fix, context);
      if (action === undefined) continue;
      // Several findings may be mended by one and the same fix.
      const key = JSON.stringify([action.title, action.edit, action.command]);
      const diagnostics = byAction.get(key)?.diagnostics ?? [];
      diagnostics.push(context.toDiagnostic(finding));
      const known = byAction.get(key)?.action ?? action;
      byAction.set(key, { action: { ...known, ...(fix.preferred && { isPreferred: true }) }, diagnostics });
      read += key.length;
    }
  }
  return [...byAction.values()]
    .map(({ action, diagnostics }) => ({ ...action, diagnostics }))
    .sort((one, other) => rank(one) - rank(other));
}

const rank = ({ isPreferred }: CodeAction): number => (isPreferred === true ? 0 : 1);

function toCodeAction({ title, action }: Fix, context: CodeActionTraits): CodeAction | undefined {
  if (action.kind === 'open') return showing(title, action, context);
  const edit = toWorkspaceEdit(action, context);
  return edit && { title, kind: 'quickfix', edit };
}

function showing(
  title: string,
  { uri, span }: Extract<FixAction, { kind: 'open' }>,
  context: CodeActionTraits,
): CodeAction | undefined {
  const range = context.showDocument ? rangeIn(context, uri, span) : undefined;
  if (range === undefined) return undefined;
  const location = { uri: context.clientUri(uri), range };
  return { title, kind: 'quickfix', command: { title, command: SHOW_PLACE_COMMAND, arguments: [location] } };
}

function fixAll(uri: string, context: CodeActionTraits): CodeAction[] {
  const { edits, fixed } = combineSafeFixes(uri, context.findings);
  const edit = toWorkspaceEdit({ kind: 'edit', files: [{ uri, edits }] }, context);
  if (edit === undefined) return [];
  const title = 'Decision Packets: fix all that is safe to fix';
  return [{ title, kind: FIX_ALL, edit, diagnostics: fixed.map(context.toDiagnostic) }];
}
