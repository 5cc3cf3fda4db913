import { replaceWord, suggestion } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** `above` is a matter of where a row stands. */
export const optionInheritsImplicitly: Rule = {
  meta: {
    code: 'option-inherits-implicitly',
    severity: 'hint',
    summary: 'A clause says `above`, which is read as the one row above.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { options, packet } = file.evaluation;
    if (isRecord(packet)) return;
    for (const { read } of options) {
      const row = options[read.option.index - 1]?.read;
      if (row === undefined) continue;
      const above = row.option.id.value;
      // Of two rows with one ID the name would mean both.
      const isClear = row.hasValidId && !row.isDuplicate;
      for (const { text, from } of read.statementsOf('inherit')) {
        if (from.kind !== 'above') continue;
        const others = read.option.index > 1 ? '; "all of the above" would be every row above' : '';
        yield {
          span: text.span,
          message: `"${text.value}" is read as the one row above, ${above}${others}. Naming the option keeps its meaning when rows move.`,
          fixes: () => (isClear ? suggestion(file.uri, `Write ${above}`, [replaceWord(file, text, above)], true) : []),
        };
      }
    }
  },
};
