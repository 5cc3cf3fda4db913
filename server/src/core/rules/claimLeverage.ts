import { firstFew } from '../evaluate/describe.ts';
import { type Leverage, leverageOf } from '../evaluate/leverage.ts';
import { isRecord } from './packets.ts';
import type { Rule } from './rule.ts';

/** The packet calls a blocker the highest-leverage one, and the options table says otherwise. */
export const claimLeverage: Rule = {
  meta: {
    code: 'claim-leverage',
    severity: 'info',
    summary: 'A blocker is called the highest-leverage one, though another stands before more options.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    const claim = packet.recommendation?.leverage;
    if (isRecord(packet) || map.kind !== 'read' || claim?.blocker === undefined) return;
    const { blocker: said } = claim;
    const named = file.evaluation.references.blocker(said);
    if (named === undefined) return;
    const figures = leverageOf(file.evaluation);
    const own = figures.find(({ earned }) => earned === named);
    if (own === undefined || own.rank === 1) return;
    const ahead = figures.filter(({ rank }) => rank === 1);
    const isClose = ahead.some(({ gates }) => gates.length === own.gates.length);
    const describe = ({ earned, gates, unlocks }: Leverage) =>
      `${earned.blocker.id?.value} gates ${countOf(gates)}${isClose ? ` and alone unlocks ${unlocks.length}` : ''}`;
    yield {
      span: claim.span,
      message: `By the options table, ${firstFew(ahead.map(describe), 2)}; ${describe(own)}.`,
      related: ahead.flatMap(({ earned, gates }) => [
        {
          uri: map.uri,
          span: earned.blocker.id?.span ?? earned.blocker.span,
          message: `${earned.blocker.id?.value} gates ${gates.join(', ')}.`,
        },
      ]),
    };
  },
};

const countOf = (options: readonly string[]): string => `${options.length} option${options.length === 1 ? '' : 's'}`;
