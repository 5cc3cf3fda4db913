import type { RichText } from '../../syntax/markdown/richText.ts';
import { hull } from '../../syntax/span.ts';
import type { StandingBlocker, StandingList } from '../model.ts';
import { located, rolesOf } from '../values.ts';
import { blockerWordsOf } from '../words.ts';
import type { Line } from './lines.ts';

const CLAIM = /\ball\s+(OPEN|DESIGNED|RESOLVED|PROVEN|WAIVED)\b/i;
/** What may stand between an entry's ID and its title: a status word, then a dash. */
const DASH = /\s*(?:\(?(OPEN|DESIGNED|RESOLVED|PROVEN|WAIVED)\)?\s*)?(?:—|–|--?(?=\s)|:(?=\s))\s*/iy;
const LAST_PARENTHESES = /\(([^()]*)\)[\s.]*$/;

/** The list under the first lead line that contains `blocker` and has entries. */
export function readStandingList(lines: readonly Line[]): StandingList | undefined {
  for (const [index, line] of lines.entries()) {
    if (!/blocker/i.test(line.text.text) || entryStarts(line.text)[0]?.at === 0) continue;
    const entries = readEntries(lines, index);
    if (entries.length === 0) continue;
    const claim = CLAIM.exec(line.text.text);
    const word = claim?.[1] ?? '';
    const end = claim === null ? 0 : claim.index + claim[0].length;
    return {
      lead: line.text.span,
      claim: claim === null ? undefined : located(line.text, end - word.length, end),
      entries,
    };
  }
  return undefined;
}

/** Under a heading the entries of its section; under another line those that follow it directly. */
function readEntries(lines: readonly Line[], lead: number): StandingBlocker[] {
  const { level, block } = lines[lead] as Line;
  const entries: StandingBlocker[] = [];
  for (let index = lead + 1; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    if (line.level > 0) break;
    const starts = entryStarts(line.text);
    if (starts[0]?.at === 0) entries.push(...readLine(line.text, starts));
    else if (level === 0 && (entries.length > 0 || line.block !== block)) {
      const isContinuation = line.block === (lines[index - 1] as Line).block && line.block !== block;
      if (!isContinuation) break;
    }
  }
  return entries;
}

interface EntryStart {
  readonly at: number;
  readonly idEnd: number;
  readonly titleAt: number;
  readonly statusAt: number;
  readonly status: string;
}

/** Where entries start in a line: at its beginning, and, run together, behind the last one's closing parenthesis. */
function entryStarts(line: RichText): EntryStart[] {
  return blockerWordsOf(line).flatMap((word) => {
    const before = line.text.slice(0, word.at).trimEnd();
    if (before !== '' && !before.endsWith(')')) return [];
    const idEnd = word.at + word.text.length;
    DASH.lastIndex = idEnd;
    const dash = DASH.exec(line.text);
    if (dash === null) return [];
    const status = dash[1] ?? '';
    const statusAt = idEnd + dash[0].indexOf(status);
    return [{ at: word.at, idEnd, titleAt: idEnd + dash[0].length, statusAt, status }];
  });
}

function readLine(line: RichText, starts: readonly EntryStart[]): StandingBlocker[] {
  return starts.map((start, index) => {
    const end = starts[index + 1]?.at ?? line.text.length;
    const rest = line.text.slice(start.titleAt, end);
    const parentheses = LAST_PARENTHESES.exec(rest);
    const titleEnd = start.titleAt + (parentheses?.index ?? rest.length);
    const rolesFrom = titleEnd + 1;
    const rolesTo = rolesFrom + (parentheses?.[1]?.length ?? 0);
    const title = located(line, start.titleAt, titleEnd);
    const id = located(line, start.at, start.idEnd);
    return {
      id,
      title: title.value === '' ? undefined : title,
      roles: parentheses === null ? [] : rolesOf(line, rolesFrom, rolesTo),
      rolesSpan: parentheses === null ? undefined : line.sourceOf(rolesFrom, rolesTo),
      status: start.status === '' ? undefined : located(line, start.statusAt, start.statusAt + start.status.length),
      span: hull(id.span, line.sourceOf(start.at, end)),
    };
  });
}
