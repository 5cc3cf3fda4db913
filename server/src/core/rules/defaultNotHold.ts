import { resolveOptionId } from '../evaluate/defaultOption.ts';
import type { Option } from '../packet/model.ts';
import type { Span } from '../syntax/span.ts';
import { setDefault } from './fixes/setDefault.ts';
import { holdOption } from './packets.ts';
import type { Related, Rule } from './rule.ts';

/** The default authorises something, or requires something. */
export const defaultNotHold: Rule = {
  meta: {
    code: 'default-not-hold',
    severity: 'error',
    summary: 'The default is no HOLD: it authorises something, or has preconditions.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, defaultState } = file.evaluation;
    if (defaultState.kind !== 'not-hold') return;
    const { option, statements } = defaultState.option;
    const id = option.id.value;
    const what =
      defaultState.why === 'authorizes'
        ? `authorises something: "${option.authorizes?.value ?? ''}"`
        : 'has preconditions of its own';
    const at = defaultState.why === 'authorizes' ? option.authorizes?.span : statements[0]?.text.span;
    const declarations = packet.defaults.filter((each) => resolveOptionId(packet, each.option.value) === id);
    for (const declaration of declarations) {
      yield {
        span: declaration.option.span,
        message: `The default ${id} ${what}. A default must authorise nothing and need nothing, so that it can always be in force; until then nothing is.`,
        related: relatedTo(file.uri, option, at),
        fixes: () => {
          const hold = holdOption(packet)?.id.value;
          return hold === undefined || hold === id ? [] : setDefault(file, hold, `Make ${hold} the default`);
        },
      };
    }
  },
};

const relatedTo = (uri: string, { id }: Option, at: Span | undefined): Related[] => [
  { uri, span: at ?? id.span, message: `What ${id.value} says of itself stands here.` },
];
