import { firstFew } from '../evaluate/describe.ts';
import type { Statement } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { hull } from '../syntax/span.ts';
import { suggestion } from './fixes/edits.ts';
import { insertion } from './fixes/lines.ts';
import { blockersByPlace } from './listed.ts';
import { isRecord } from './packets.ts';
import type { Fix, Rule } from './rule.ts';

type BlockerStatement = Extract<Statement, { kind: 'blocker' }>;

/** A clause says ALL, and then names only some. */
export const preconditionPartialList: Rule = {
  meta: {
    code: 'precondition-partial-list',
    severity: 'warning',
    summary: 'A clause says ALL blockers and then names only some of them.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { options, packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read' || packet.format === 'json') return;
    const all = map.earned.blockers.flatMap(({ blocker }) => (blocker.id === undefined ? [] : [blocker.id]));
    const blockerAt = blockersByPlace(file.evaluation);
    for (const { read } of options) {
      for (const [index, statement] of read.statements.entries()) {
        if (statement.kind !== 'all-blockers') continue;
        const list = listBehind(file, read.statements.slice(index));
        const named = new Set(list.map(({ reference }) => blockerAt(reference)?.blocker.id?.value ?? ''));
        const rest = all.filter(({ value }) => !named.has(value));
        const last = list.at(-1);
        if (last === undefined || rest.length === 0) continue;
        const ids = rest.map(({ value }) => value);
        yield {
          span: statement.text.span,
          message: `"${statement.text.value}" asks for all ${all.length} blockers of the map, but the list behind it names ${all.length - rest.length}. All of them count; it leaves out ${firstFew(ids)}.`,
          related: rest.map(({ value, span }) => ({
            uri: map.uri,
            span,
            message: `${value} is required, but not named.`,
          })),
          fixes: () => listTheRest(file, last, ids),
        };
      }
    }
  },
};

/** The references behind `ALL blockers …:` in the same clause. */
function listBehind({ source }: PacketFile, [all, ...behind]: readonly Statement[]): BlockerStatement[] {
  const list: BlockerStatement[] = [];
  let at = all?.text.span.end ?? 0;
  for (const statement of behind) {
    const { span } = statement.text;
    const between = source.text.slice(at, Math.max(at, span.start));
    if (/[;+\n]/.test(between) || (list.length === 0 && !/^[^,]*:/.test(between))) break;
    if (statement.kind === 'blocker') list.push(statement);
    at = Math.max(at, span.end);
  }
  return list;
}

const listTheRest = ({ uri }: PacketFile, last: BlockerStatement, ids: readonly string[]): Fix[] =>
  suggestion(
    uri,
    'List the rest',
    [insertion(hull(last.text.span, last.reference.span).end, ids.map((id) => `, ${id}`).join(''))],
    true,
  );
