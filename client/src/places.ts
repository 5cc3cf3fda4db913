import { Range, type TextDocumentShowOptions, type TextEditor, Uri, window } from 'vscode';
import type { Place } from './protocol.ts';

/** A place's range as VS Code has it. */
const rangeOf = ({ range: { start, end } }: Place): Range =>
  new Range(start.line, start.character, end.line, end.character);

/** Shows a place in an editor, with its words selected. */
export const showPlace = (place: Place, options: TextDocumentShowOptions = {}): Thenable<TextEditor> =>
  window.showTextDocument(Uri.parse(place.uri), { ...options, selection: rangeOf(place) });
