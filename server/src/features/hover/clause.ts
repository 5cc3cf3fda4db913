import { readClause } from '../../core/explain/clause.ts';
import type { PacketFile } from '../../core/project.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';
import type { ClausePlace } from '../place.ts';
import { mark } from './links.ts';

const STYLE = { code: codeSpan, words: escapeMarkdown };

/** How a clause of an option's preconditions was read, and how far that has come, so that nobody has to guess. */
export function describeClause({ option, statement }: ClausePlace, packet: PacketFile): string {
  const { state, text } = readClause(option, statement, packet, STYLE);
  return state === 'blocked' ? `✗ Cannot be met as written: ${text}` : `${mark(state === 'met')} Read as: ${text}.`;
}
