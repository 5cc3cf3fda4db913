import {
  type CancellationToken,
  CompletionTriggerKind,
  type Connection,
  type DocumentSymbol,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileEdit } from '../core/rules/rule.ts';
import { badges } from '../features/badges.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/callHierarchy.ts';
import { codeLenses } from '../features/codeLens.ts';
import { completion, resolveCompletion } from '../features/completion/completion.ts';
import { definition } from '../features/definition.ts';
import { documentHighlight } from '../features/documentHighlight.ts';
import { documentLinks } from '../features/documentLinks.ts';
import { documentSymbols } from '../features/documentSymbols.ts';
import { type EditContext, toWorkspaceEdit } from '../features/edits.ts';
import { foldingRanges } from '../features/foldingRanges.ts';
import { format } from '../features/format/format.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { references } from '../features/references.ts';
import { prepareRename, type Refused, rename } from '../features/rename/rename.ts';
import { renameFiles } from '../features/renameFiles.ts';
import { selectionRanges } from '../features/selectionRanges.ts';
import { semanticTokens, TokenResults } from '../features/semanticTokens.ts';
import { inKind, inKinds } from '../features/symbolKinds.ts';
import { workspaceSymbols } from '../features/workspaceSymbols.ts';
import type { FileSystem } from '../workspace/fileSystem.ts';
import type { Checks } from './checks.ts';
import type { FeatureTraits } from './featureTraits.ts';
import type { Lifecycle } from './lifecycle.ts';
import { documentOf, invalidParams, uriOf } from './params.ts';
import { badgesRequest } from './protocol.ts';
import type { Requests } from './requests.ts';

/** What the features need of the server. */
export interface FeatureServices {
  readonly checks: Checks;
  readonly requests: Requests;
  readonly files: FileSystem;
  readonly traits: () => FeatureTraits;
}

type Handle<P, R> = (params: P, context: EditContext, token: CancellationToken) => R | Promise<R>;

/** Answers the language features, each on the state of what the client has sent by then. */
export function listenForFeatures(connection: Connection, lifecycle: Lifecycle, services: FeatureServices): void {
  const { checks, requests, files, traits } = services;
  const tokens = new TokenResults();
  const asked = <P, R>(name: string, handle: Handle<P, R>) =>
    lifecycle.asked(name, async (params: P, token) => {
      const checked = await checks.current();
      return token.isCancellationRequested ? null : handle(params, requests.editContext(checked), token);
    });

  connection.onCompletion(
    asked('Completion', (params, context, token) => {
      const trigger = params.context?.triggerCharacter;
      const list = (folder: string) => files.list(folder);
      const isAgain = params.context?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions;
      const request = { uri: documentOf(params), position: params.position, trigger, isAgain, token };
      return completion(request, { ...context, list, traits: traits().completion });
    }),
  );
  connection.onCompletionResolve(
    lifecycle.asked('Completion', async (item) => {
      if (typeof item.label !== 'string') throw invalidParams('This is no completion item.');
      const checked = await checks.current();
      return resolveCompletion(item, { ...requests.editContext(checked), traits: traits().completion });
    }) as Parameters<Connection['onCompletionResolve']>[0],
  );
  connection.onDefinition(
    asked('Definition', (params, context) =>
      definition(documentOf(params), params.position, context, { linkSupport: traits().definitionLinks }),
    ),
  );
  connection.onReferences(
    asked('References', (params, context) => references(documentOf(params), params.position, params.context, context)),
  );
  connection.onDocumentHighlight(
    asked('Highlights', (params, context) => documentHighlight(documentOf(params), params.position, context)),
  );
  connection.onPrepareRename(
    asked('Renaming', (params, context) => {
      const prepared = prepareRename(documentOf(params), params.position, context);
      if (prepared.kind === 'refused') throw refusal(prepared);
      return { range: prepared.range, placeholder: prepared.placeholder };
    }),
  );
  connection.onRenameRequest(
    asked('Renaming', (params, context) => {
      const result = rename(documentOf(params), params.position, params.newName, context);
      if (result.kind === 'refused') throw refusal(result);
      return workspaceEdit(result.files, context);
    }),
  );
  connection.onDocumentSymbol(
    asked('The outline', (params, context) => {
      const { hierarchicalSymbols: hierarchical, markdownFeatures, symbolKinds } = traits();
      const symbols: (DocumentSymbol | SymbolInformation)[] = documentSymbols(documentOf(params), context, {
        hierarchical,
        markdownFeatures,
      });
      return inKinds(symbols, symbolKinds.document) as DocumentSymbol[] | SymbolInformation[];
    }),
  );
  connection.onWorkspaceSymbol(
    asked('Symbols', ({ query }, context, token) =>
      inKinds(workspaceSymbols(query, context, token), traits().symbolKinds.workspace),
    ),
  );
  connection.onDocumentLinks(asked('Links', (params, context) => documentLinks(documentOf(params), context, traits())));
  connection.onFoldingRanges(
    asked('Folding', (params, context) => foldingRanges(documentOf(params), context, traits())),
  );
  connection.onSelectionRanges(
    asked('Selecting', (params, context) => selectionRanges(documentOf(params), params.positions, context)),
  );
  connection.onCodeLens(
    asked('Lenses', (params, context) =>
      codeLenses(documentOf(params), context, { clientCommands: traits().clientCommands }),
    ),
  );
  const kinds = () => traits().symbolKinds.document;
  connection.languages.callHierarchy.onPrepare(
    asked('The hierarchy', (params, context) =>
      inKinds(prepareCallHierarchy(documentOf(params), params.position, context), kinds()),
    ),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    asked('The hierarchy', ({ item }, context) =>
      incomingCalls(item, context).map((call) => ({ ...call, from: inKind(call.from, kinds()) })),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    asked('The hierarchy', ({ item }, context) =>
      outgoingCalls(item, context).map((call) => ({ ...call, to: inKind(call.to, kinds()) })),
    ),
  );
  connection.languages.inlayHint.on(
    asked('Hints', (params, context) => inlayHints(documentOf(params), params.range, context)),
  );
  connection.languages.semanticTokens.on(
    asked('Tokens', (params, context, token) => {
      const uri = documentOf(params);
      return tokens.full(uri, semanticTokens(uri, undefined, context, token));
    }) as Parameters<Connection['languages']['semanticTokens']['on']>[0],
  );
  connection.languages.semanticTokens.onDelta(
    asked('Tokens', (params, context, token) => {
      const uri = documentOf(params);
      return tokens.delta(uri, params.previousResultId, semanticTokens(uri, undefined, context, token));
    }) as Parameters<Connection['languages']['semanticTokens']['onDelta']>[0],
  );
  connection.languages.semanticTokens.onRange(
    asked('Tokens', (params, context, token) => ({
      data: semanticTokens(documentOf(params), params.range, context, token),
    })) as Parameters<Connection['languages']['semanticTokens']['onRange']>[0],
  );
  connection.onDocumentFormatting(
    asked('Formatting', (params, context) => format(documentOf(params), undefined, params.options, context)),
  );
  connection.onDocumentRangeFormatting(
    asked('Formatting', (params, context) => format(documentOf(params), params.range, params.options, context)),
  );
  connection.onRequest(
    badgesRequest,
    asked('Badges', (params, context) => badges(uriOf(params), context) ?? null),
  );
  connection.workspace.onWillRenameFiles(
    asked('Following renamed files', ({ files }, context) => workspaceEdit(renameFiles(files, context), context)),
  );
}

/** The client shows the reason to whoever asked. */
const refusal = ({ reason }: Refused): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, reason);

const workspaceEdit = (files: readonly FileEdit[], context: EditContext): WorkspaceEdit | null =>
  toWorkspaceEdit({ kind: 'edit', files }, context) ?? null;
