import { resolveOptionId } from '../evaluate/defaultOption.ts';
import type { DefaultDeclaration, Packet } from '../packet/model.ts';
import { MOST_GUESSES, nearest } from '../syntax/nearest.ts';
import { setDefault } from './fixes/setDefault.ts';
import { holdOption } from './packets.ts';
import type { Rule } from './rule.ts';

/** A declaration of the default names no single option, or another one than the declaration before. */
export const defaultUnknown: Rule = {
  meta: {
    code: 'default-unknown',
    severity: 'error',
    summary: 'A declaration of the default names no option of the table, or another one than the rest.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, defaultState } = file.evaluation;
    if (defaultState.kind !== 'unknown' || packet.options.length === 0) return;
    const { declarations } = defaultState;
    const ids = declarations.length > MOST_GUESSES ? [] : packet.options.map(({ id }) => id.value);
    for (const declaration of declarations) {
      const { option } = declaration;
      const named = packet.options.filter(({ id }) => id.value === resolveOptionId(packet, option.value));
      const meant = named.length === 0 ? nearest(option.value, ids) : undefined;
      const { wrong, others } = whatIsWrong(packet, declaration);
      yield {
        span: option.span,
        message: `${wrong}, so that nothing is in force. ${meant === undefined ? 'Every declaration must name the same option of the table.' : `Did you mean ${meant}?`}`,
        related: others.map((other) => ({ uri: file.uri, span: other.span, message: `${other.value} stands here.` })),
        fixes: () => {
          const hold = holdOption(packet)?.id.value;
          return [...new Set([meant, hold])].flatMap((id) =>
            id === undefined ? [] : setDefault(file, id, `Make ${id} the default`),
          );
        },
      };
    }
  },
};

function whatIsWrong(packet: Packet, { option }: DefaultDeclaration) {
  const id = resolveOptionId(packet, option.value);
  const rows = packet.options.filter((each) => each.id.value === id).map((each) => each.id);
  if (rows.length > 1) {
    return { wrong: `The default ${id} stands in the options more than once`, others: rows };
  }
  if (rows.length === 1) {
    const others = packet.defaults
      .map((other) => other.option)
      .filter((other) => resolveOptionId(packet, other.value) !== id);
    return { wrong: `The default is ${id} here, and another one elsewhere`, others };
  }
  const holds = packet.options.filter((each) => each.id.value.startsWith('HOLD_')).map((each) => each.id);
  if (option.value === 'HOLD' && holds.length > 1) {
    return { wrong: 'The default "HOLD" could be any of several options that start with HOLD', others: holds };
  }
  return { wrong: `The default "${option.value}" is no option of this packet`, others: [] };
}
