import type { EvaluatedOption, Evaluation } from '../evaluate/evaluation.ts';
import type { Statement } from '../packet/model.ts';
import { formatSpread, usualLayout } from '../syntax/json/format.ts';
import type { JsonValue } from '../syntax/json/toValue.ts';
import { line } from './markdown.ts';

/** The same packet in JSON, as it was read in Markdown with its map. */
export function jsonPacket(title: string, evaluation: Evaluation): string {
  const { packet, options } = evaluation;
  const value: JsonValue = {
    version: 1,
    lane: packet.lane?.value ?? '',
    date: packet.date?.value ?? '',
    status: packet.status,
    title: line(title),
    choosers: packet.choosers.map((role) => role.value),
    blockerMap: packet.mapLink?.path.value ?? '',
    default: packet.defaults[0]?.option.value ?? '',
    selected: null,
    decidedBy: null,
    decidedOn: null,
    options: options.map((option) => optionEntry(option, evaluation)),
  };
  return `${formatSpread(value, usualLayout, '')}${usualLayout.lineBreak}`;
}

function optionEntry({ read, isDefault }: EvaluatedOption, evaluation: Evaluation): JsonValue {
  const { option, saysNone, statements } = read;
  const entries = statements.flatMap((statement) => entriesOf(statement, option.index, evaluation));
  return {
    id: option.id.value,
    authorizes: option.authorizes?.value ?? '',
    preconditions: saysNone && !isDefault ? 'none' : entries,
  };
}

/** What a JSON packet says for a statement: it names options and blockers in full, and has no word for `above`. */
function entriesOf(statement: Statement, index: number, { options, references }: Evaluation): JsonValue[] {
  switch (statement.kind) {
    case 'blocker': {
      const found = references.all.find(({ word }) => word.span.start === statement.reference.span.start);
      const id = found?.lookup.kind === 'known' ? found.lookup.earned.blocker.id?.value : undefined;
      return [{ blocker: id ?? statement.reference.value, level: statement.level }];
    }
    case 'all-blockers':
      return [{ allBlockers: statement.level }];
    case 'condition':
      return [{ condition: statement.text.value }];
    case 'grant':
      return [{ grant: statement.name.value }];
    case 'inherit': {
      if (statement.from.kind === 'option') return [{ option: statement.from.id }];
      const first = statement.from.kind === 'above' ? index - 1 : 0;
      return options.slice(first, index).map(({ read }) => ({ option: read.option.id.value }));
    }
    case 'unknown':
      return [];
  }
}
