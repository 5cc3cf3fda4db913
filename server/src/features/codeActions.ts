import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-protocol';
import type { Project } from '../core/project.ts';
import { Offers } from '../core/rules/opening.ts';
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

/**
 * The fixes for what is found in `range` of the file at `uri` (canonical), and the one that fixes all of it. What a fix
 * would do in a large file takes its time to find out: between one and the next others can have their turn.
 */
export function* codeActions(
  uri: string,
  range: Range,
  { only, triggerKind }: Pick<CodeActionContext, 'only' | 'triggerKind'>,
  context: CodeActionTraits,
): Generator<undefined, CodeAction[]> {
  const source = sourceAt(context.snapshot, uri);
  if (source === undefined) return [];
  const isAsked = (kind: string): boolean =>
    only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`) || each === '');
  const actions: CodeAction[] = [];
  const project = (context.snapshot.files.get(uri) ?? context.snapshot.configs.get(uri))?.project;
  if (isAsked('quickfix') && project !== undefined)
    append(actions, yield* quickFixes(source.spanOf(range), project, context));
  // What is offered unasked, as in a light bulb, concerns the place; the whole file only where it was asked for.
  if (isAsked(FIX_ALL) && (only !== undefined || triggerKind !== 2)) append(actions, fixAll(uri, context));
  return actions;
}

function* quickFixes(at: Span, project: Project, context: CodeActionTraits): Generator<undefined, CodeAction[]> {
  const found = context.findings.filter(({ span }) => span.end >= at.start && span.start <= at.end);
  const offers = new Offers(project);
  const actions = new Actions(context);
  for (const finding of found) {
    for (const fix of finding.fixes()) {
      if (offers.allow(fix)) actions.add(fix, finding);
      yield;
    }
  }
  return actions.all.sort((one, other) => rank(one) - rank(other));
}

/** Several findings may be mended by one and the same fix, which is one action. */
class Actions {
  readonly #context: CodeActionTraits;
  readonly #byFix = new Map<Fix, Mending | undefined>();
  readonly #byWhatItDoes = new Map<string, Mending>();

  constructor(context: CodeActionTraits) {
    this.#context = context;
  }

  add(fix: Fix, finding: Finding): void {
    if (!this.#byFix.has(fix)) this.#byFix.set(fix, this.#mendingOf(fix));
    const mending = this.#byFix.get(fix);
    mending?.diagnostics.push(this.#context.toDiagnostic(finding));
    if (mending !== undefined) mending.isPreferred ||= fix.preferred;
  }

  get all(): CodeAction[] {
    return [...this.#byWhatItDoes.values()].map(({ action, isPreferred, diagnostics }) => ({
      ...action,
      ...(isPreferred && { isPreferred }),
      diagnostics,
    }));
  }

  #mendingOf(fix: Fix): Mending | undefined {
    const action = toCodeAction(fix, this.#context);
    if (action === undefined) return undefined;
    const whatItDoes = JSON.stringify([action.title, action.edit, action.command]);
    const known = this.#byWhatItDoes.get(whatItDoes);
    if (known !== undefined) return known;
    const mending = { action, diagnostics: [], isPreferred: false };
    this.#byWhatItDoes.set(whatItDoes, mending);
    return mending;
  }
}

interface Mending {
  readonly action: CodeAction;
  readonly diagnostics: Diagnostic[];
  isPreferred: boolean;
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
