import { groupBy } from '../evaluate/groups.ts';
import type { PacketFile } from '../project.ts';
import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import { VEIL } from '../syntax/seen.ts';
import { replaceWord, suggestion } from './fixes/edits.ts';
import { revertToDefault } from './fixes/revertToDefault.ts';
import { isRecord } from './packets.ts';
import { type Fix, MOST_RELATED, type Rule } from './rule.ts';
import { type Selected, selectionsOf } from './selections.ts';

/** What is selected names no single option of the table. */
export const selectionUnknown: Rule = {
  meta: {
    code: 'selection-unknown',
    severity: 'error',
    summary: 'What is selected is not an option of the packet, or stands in its table twice.',
    guardsDecision: true,
  },
  checks: 'packet',
  *check(file) {
    const { packet, decision } = file.evaluation;
    if (isRecord(packet) || packet.unread || !decision.faults.has('unknown')) return;
    const ids = packet.options.map(({ id }) => id.value);
    const places = groupBy(packet.options, ({ id }) => id.value);
    const all = selectionsOf(file.evaluation);
    const words = all.length > MOST_GUESSES ? [] : ids;
    for (const selected of all) {
      const { selection, option } = selected;
      if (option?.read.hasValidId && !option.read.isDuplicate) continue;
      const meant = option === undefined ? nearest(selected.id, words) : undefined;
      yield {
        span: selection.option.span,
        message: `${whatIsWrong(selected)}${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        related: (places.get(selected.id) ?? [])
          .slice(0, MOST_RELATED)
          .map(({ id }) => ({ uri: file.uri, span: id.span, message: `${id.value} stands here.` })),
        fixes: () => [...revertToDefault(file), ...toDefault(file, selected, meant)],
      };
    }
  },
};

function whatIsWrong({ id, option }: Selected): string {
  if (id.includes(VEIL)) {
    return 'What is selected here holds a picture, or words that some of its readers may not see, or see struck through, so that it counts for nothing.';
  }
  if (option === undefined) return `"${id}" is selected, but is no option of this packet.`;
  return option.read.isDuplicate
    ? `${id} is selected, but stands in the options more than once, so that it is unclear which one is meant.`
    : `"${id}" is selected, but is not of an option ID's shape, which is UPPER_SNAKE.`;
}

/** A misspelt default is corrected; any other option is for a chooser to select. */
function toDefault(file: PacketFile, { selection }: Selected, meant: string | undefined): readonly Fix[] {
  const { defaultState } = file.evaluation;
  return defaultState.kind === 'usable' && defaultState.option.option.id.value === meant
    ? suggestion(file.uri, `Change to ${meant}`, [replaceWord(file, selection.option, meant)])
    : [];
}
