import { commands, type Disposable } from 'vscode';
import type { BaseLanguageClient, Location, Position } from 'vscode-languageclient';

/** The command of lenses over a map's entries: shows where the entry is named. Its arguments are as LSP writes them. */
export function registerShowReferences({ protocol2CodeConverter: convert }: BaseLanguageClient): Disposable {
  return commands.registerCommand(
    'decisionPackets.showReferences',
    (uri: string, position: Position, locations: readonly Location[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        convert.asUri(uri),
        convert.asPosition(position),
        locations.map((location) => convert.asLocation(location)),
      ),
  );
}
