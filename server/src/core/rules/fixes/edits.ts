import type { Packet } from '../../packet/model.ts';
import type { PacketFile } from '../../project.ts';
import type { Located } from '../../syntax/span.ts';
import type { Fix, TextEdit } from '../rule.ts';

/** `value` as the packet's text writes it in the place of a word: within quotes in JSON. */
const asWritten = ({ format }: Packet, value: string): string =>
  format === 'json' ? JSON.stringify(value).slice(1, -1) : value;

/** Puts `value` in the place of `word`. */
export const replaceWord = (file: PacketFile, word: Located<string>, value: string): TextEdit => ({
  span: word.span,
  newText: asWritten(file.evaluation.packet, value),
});

/** A fix that edits one file and needs a person's judgement. */
export const suggestion = (uri: string, title: string, edits: readonly TextEdit[], preferred = false): Fix[] =>
  edits.length === 0 ? [] : [{ title, preferred, safe: false, action: { kind: 'edit', files: [{ uri, edits }] } }];

/** Puts the word that was probably meant in the place of `word`; no fix where there is none. */
export const didYouMean = (file: PacketFile, word: Located<string>, meant: string | undefined): Fix[] =>
  meant === undefined ? [] : suggestion(file.uri, `Change to ${meant}`, [replaceWord(file, word, meant)]);
