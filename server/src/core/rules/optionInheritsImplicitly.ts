import type { ReadOption } from '../evaluate/statements.ts';
import type { Statement } from '../packet/model.ts';
import { Recalled } from '../syntax/recalled.ts';
import { type Located, movedBy } from '../syntax/span.ts';
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
      const isSecond = read.option.index === 1;
      // Of two rows with one ID the name would mean both.
      const isClear = row.hasValidId && !row.isDuplicate;
      for (const { text, message } of implicit.of(read.own, [above, isSecond], () => find(read, above, isSecond))) {
        const at = movedBy(text, read.start);
        yield {
          span: at.span,
          message,
          fixes: () => (isClear ? suggestion(file.uri, `Write ${above}`, [replaceWord(file, at, above)], true) : []),
        };
      }
    }
  },
};

interface Implicit {
  readonly text: Located<string>;
  readonly message: string;
}

/** By what an option asks for itself, with places counted from where its cell starts. */
const implicit = new Recalled<readonly Statement[], readonly Implicit[]>();

const find = ({ others }: ReadOption, above: string, isSecond: boolean): Implicit[] =>
  others.flatMap((statement): Implicit[] => {
    if (statement.kind !== 'inherit' || statement.from.kind !== 'above') return [];
    const { text } = statement;
    const more = isSecond ? '' : '; "all of the above" would be every row above';
    const message = `"${text.value}" is read as the one row above, ${above}${more}. Naming the option keeps its meaning when rows move.`;
    return [{ text, message }];
  });
