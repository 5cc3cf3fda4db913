import { BLOCKER_STATUSES } from '../blockerMap/model.ts';
import { firstFew } from '../evaluate/describe.ts';
import { claimedLevel, type EarnedBlocker } from '../evaluate/earnedBlockers.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import { hasSameStatus, statusOf } from '../evaluate/listed.ts';
import { reaches } from '../packet/level.ts';
import type { PacketFile } from '../project.ts';
import type { Span } from '../syntax/span.ts';
import { suggestion } from './fixes/edits.ts';
import { isRecord } from './packets.ts';
import { MOST_RELATED, type Report, type Rule, type TextEdit } from './rule.ts';

/** What the packet says of its blockers' state is not what the map shows. */
export const claimStatus: Rule = {
  meta: {
    code: 'claim-status',
    severity: 'warning',
    summary: "What the packet says of its blockers' state differs from the map.",
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read') return;
    yield* checkAll(file, map.uri);
    for (const listed of file.evaluation.listed.notableAndKnown) {
      const { entry, earned } = listed;
      const { status } = entry;
      const actual = statusOf(earned);
      if (status === undefined || hasSameStatus(listed)) continue;
      yield {
        span: status.span,
        message: `${entry.id.value} is said to be ${status.value}, but by the map it is ${actual}.`,
        related: relatedTo(map.uri, [earned]),
        fixes: () => suggestion(file.uri, `Write ${actual}`, [{ span: status.span, newText: actual }], true),
      };
    }
    for (const sentence of packet.noneResolved) yield* checkNone(file, map.uri, map.earned, sentence);
  },
};

/** `all OPEN` in the list's lead line. */
function* checkAll(file: PacketFile, mapUri: string): Iterable<Report> {
  const claim = file.evaluation.packet.standing?.claim;
  if (claim === undefined) return;
  const listed = file.evaluation.listed.all;
  const said = claim.value.toUpperCase();
  const others = listed.map(({ earned }) => earned).filter((earned) => statusOf(earned) !== said);
  if (others.length === 0) return;
  const all = /all\s+$/i.exec(file.source.text.slice(0, claim.span.start))?.[0].length ?? 0;
  const span = { start: claim.span.start - all, end: claim.span.end };
  const counts = countsOf(listed.map(({ earned }) => earned));
  yield {
    span,
    message: `"${file.source.slice(span)}" is not so: ${others.length} of ${listed.length} are not ${said}. By the map they are ${counts}.`,
    related: relatedTo(mapUri, others),
    fixes: () => suggestion(file.uri, `Write "${counts}"`, [{ span, newText: counts }], true),
  };
}

/** `5 OPEN, 1 RESOLVED, 1 PROVEN` */
const countsOf = (blockers: readonly EarnedBlocker[]): string =>
  BLOCKER_STATUSES.flatMap((status) => {
    const count = blockers.filter((earned) => statusOf(earned) === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  }).join(', ');

const SENTENCE = /^(none\s+of\s+the)(\s+\d+)?(?=\s)([\s\S]*\s)(is|are)(\s+(resolved|proven))$/i;

/** `none of the … blockers is resolved` */
function* checkNone(file: PacketFile, mapUri: string, map: EarnedMap, span: Span): Iterable<Report> {
  const said = file.source.slice(span);
  const level = /proven$/i.test(said) ? 'PROVEN' : 'RESOLVED';
  const others = map.blockers.filter(({ blocker }) => reaches(claimedLevel(blocker), level));
  if (others.length === 0) return;
  const ids = firstFew(others.map(({ blocker }) => blocker.id?.value ?? ''));
  yield {
    span,
    message: `"${said}" is not so: by the map ${others.length} of ${map.blockers.length} ${others.length === 1 ? 'is' : 'are'}: ${ids}.`,
    related: relatedTo(mapUri, others),
    fixes: () =>
      suggestion(file.uri, 'Take the number from the map', rewriteNone(said, span, others.length, map), true),
  };
}

function rewriteNone(said: string, { start, end }: Span, count: number, map: EarnedMap): TextEdit[] {
  const [, none = '', number = '', , verb = '', tail = ''] = SENTENCE.exec(said) ?? [];
  if (none === '') return [];
  const verbAt = end - tail.length - verb.length;
  return [
    { span: { start, end: start + none.length + number.length }, newText: `${count} of the ${map.blockers.length}` },
    { span: { start: verbAt, end: verbAt + verb.length }, newText: count === 1 ? 'is' : 'are' },
  ];
}

const relatedTo = (uri: string, blockers: readonly EarnedBlocker[]) =>
  blockers.slice(0, MOST_RELATED).flatMap((earned) => {
    const { blocker } = earned;
    const at = blocker.status?.span ?? blocker.span;
    return [{ uri, span: at, message: `${blocker.id?.value ?? 'This blocker'} is ${statusOf(earned)}.` }];
  });
