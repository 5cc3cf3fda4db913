import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { DiagnosticTraits } from '../features/diagnostics.ts';
import type { EditTraits } from '../features/edits.ts';

/** What the client can do, as far as the server makes a difference of it. */
export interface ClientTraits {
  readonly diagnostics: DiagnosticTraits & { readonly version: boolean };
  readonly edits: EditTraits;
  readonly applyEdit: boolean;
  readonly codeActionLiterals: boolean;
  readonly showDocument: boolean;
  /** Whether the client tells what happens on the disk when it is asked to. */
  readonly watchesFiles: boolean;
  readonly hoverMarkdown: boolean;
  /** Whether the client's settings can be asked for, and whether it tells when they change only if it is asked to. */
  readonly configuration: { readonly canBeAsked: boolean; readonly tellsWhenAsked: boolean };
}

/** The client that the server has; until it has announced itself, one that can do nothing. */
export interface Client {
  traits: ClientTraits;
}

/** Reads the capabilities that a client announces; one that announces nothing gets the plainest of everything. */
export function readTraits(capabilities: ClientCapabilities | undefined): ClientTraits {
  const { workspace, textDocument, window } = capabilities ?? {};
  const diagnostics = textDocument?.publishDiagnostics;
  const edits = workspace?.workspaceEdit;
  return {
    diagnostics: {
      relatedInformation: diagnostics?.relatedInformation === true,
      codeDescription: diagnostics?.codeDescriptionSupport === true,
      tags: diagnostics?.tagSupport?.valueSet?.includes(1) === true,
      version: diagnostics?.versionSupport === true,
    },
    edits: {
      documentChanges: edits?.documentChanges === true,
      createFiles: edits?.resourceOperations?.includes('create') === true,
    },
    applyEdit: workspace?.applyEdit === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    showDocument: window?.showDocument?.support === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    configuration: {
      canBeAsked: workspace?.configuration === true,
      tellsWhenAsked: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    },
  };
}

/** The folders that a client opens with; the older ways to name one count where there is no list. */
export function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null && workspaceFolders.length > 0) {
    return workspaceFolders.map(({ uri }) => uri);
  }
  if (typeof rootUri === 'string' && rootUri !== '') return [rootUri];
  return typeof rootPath === 'string' && rootPath !== '' ? [URI.file(rootPath).toString()] : [];
}
