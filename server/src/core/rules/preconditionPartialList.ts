import { firstFew } from '../evaluate/describe.ts';
import type { EarnedMap } from '../evaluate/earnedMap.ts';
import type { Statement } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { Recalled } from '../syntax/recalled.ts';
import { hull, type Located } from '../syntax/span.ts';
import { suggestion } from './fixes/edits.ts';
import { insertion } from './fixes/lines.ts';
import { isRecord } from './packets.ts';
import { type Fix, MOST_RELATED, type Rule } from './rule.ts';

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
    const { options, packet, map, references } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read' || packet.format === 'json') return;
    if (options.every(({ read }) => read.others.every(({ kind }) => kind !== 'all-blockers'))) return;
    const { earned } = map;
    const { count: all, times } = idCounts.of(earned, [], countIds);
    for (const { read } of options) {
      for (const [index, statement] of read.statements.entries()) {
        if (statement.kind !== 'all-blockers') continue;
        const list = listBehind(file, read.statements, index);
        const last = list.at(-1);
        if (last === undefined) continue;
        const named = new Set(list.map(({ reference }) => references.blocker(reference)?.blocker.id?.value ?? ''));
        const count = [...named].reduce((sum, id) => sum - (times.get(id) ?? 0), all);
        if (count === 0) continue;
        const first = firstBut(named, earned);
        yield {
          span: statement.text.span,
          message: `"${statement.text.value}" asks for all ${all} blockers of the map, but the list behind it names ${all - count}. All of them count; it leaves out ${firstFew(
            first.map(({ value }) => value),
            3,
            count,
          )}.`,
          related: first.map(({ value, span }) => ({
            uri: map.uri,
            span,
            message: `${value} is required, but not named.`,
          })),
          fixes: () =>
            listTheRest(
              file,
              last,
              idsIn(earned).filter((id) => !named.has(id)),
            ),
        };
      }
    }
  },
};

/** How many of a map's blockers have an ID, and how many have each. */
interface IdCounts {
  readonly count: number;
  readonly times: ReadonlyMap<string, number>;
}

/** With every letter of a packet its map is the same. */
const idCounts = new Recalled<EarnedMap, IdCounts>();

function countIds(map: EarnedMap): IdCounts {
  const ids = idsIn(map);
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return { count: ids.length, times };
}

const idsIn = ({ blockers }: EarnedMap): string[] => blockers.flatMap(({ blocker }) => blocker.content.id?.value ?? []);

/** The first of the blockers that are not among the named ones. */
function firstBut(named: ReadonlySet<string>, { blockers }: EarnedMap): Located<string>[] {
  const first: Located<string>[] = [];
  for (const { blocker } of blockers) {
    if (first.length === MOST_RELATED) break;
    const { id } = blocker.content;
    if (id !== undefined && !named.has(id.value)) first.push(blocker.id as Located<string>);
  }
  return first;
}

/** The references behind `ALL blockers …:` in the same clause. */
function listBehind({ source }: PacketFile, statements: readonly Statement[], index: number): BlockerStatement[] {
  const list: BlockerStatement[] = [];
  let at = statements[index]?.text.span.end ?? 0;
  for (let next = index + 1; next < statements.length; next += 1) {
    const statement = statements[next] as Statement;
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
