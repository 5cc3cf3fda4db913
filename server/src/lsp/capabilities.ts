import {
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { CODE_ACTION_KINDS, SHOW_PLACE_COMMAND } from '../features/announced.ts';
import type { ClientTraits } from './client.ts';
import { FEATURE_CAPABILITIES } from './featureTraits.ts';
import { REVERT_COMMAND } from './protocol.ts';

const EVERYTHING: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };

/** What the server announces. Nothing is announced that it does not answer. */
export const serverCapabilities = (traits: ClientTraits): ServerCapabilities => ({
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  hoverProvider: true,
  ...FEATURE_CAPABILITIES,
  ...(traits.codeActionLiterals && { codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS } }),
  executeCommandProvider: { commands: commandsFor(traits) },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    // Clients that do not watch the disk at least tell what they do to it themselves.
    fileOperations: { didCreate: EVERYTHING, didRename: EVERYTHING, didDelete: EVERYTHING, willRename: EVERYTHING },
  },
});

/** The commands that the server can carry out with what the client can do. */
export const commandsFor = ({ applyEdit, showDocument }: ClientTraits): string[] => [
  ...(applyEdit ? [REVERT_COMMAND] : []),
  ...(showDocument ? [SHOW_PLACE_COMMAND] : []),
];
