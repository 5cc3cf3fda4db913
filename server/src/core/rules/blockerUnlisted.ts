import type { Blocker } from '../blockerMap/model.ts';
import { firstFew } from '../evaluate/describe.ts';
import type { StandingList } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { endOfLine } from '../syntax/lines.ts';
import { suggestion } from './fixes/edits.ts';
import { insertion, marksOfLine } from './fixes/lines.ts';
import { isRecord } from './packets.ts';
import { type Fix, MOST_RELATED, type Rule } from './rule.ts';

/** The packet's own list of blockers leaves out some of the map's. */
export const blockerUnlisted: Rule = {
  meta: {
    code: 'blocker-unlisted',
    severity: 'warning',
    summary: "The packet's list of blockers leaves out some that are in the map.",
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    const { packet, map } = file.evaluation;
    if (isRecord(packet) || map.kind !== 'read' || packet.standing === undefined) return;
    const { standing } = packet;
    const isListed = new Uint8Array(map.earned.blockers.length);
    file.evaluation.listed.noteKnown(isListed);
    if (!isListed.includes(0)) return;
    const missing = map.earned.blockers.filter((_, index) => isListed[index] === 0).map(({ blocker }) => blocker);
    const ids = missing.flatMap(({ id }) => id ?? []);
    if (ids.length === 0) return;
    const names = firstFew(
      ids.slice(0, MOST_RELATED).map(({ value }) => value),
      3,
      ids.length,
    );
    yield {
      span: standing.lead,
      message: `The list below leaves out ${ids.length} of the ${map.earned.blockers.length} blockers in the map: ${names}.`,
      related: ids
        .slice(0, MOST_RELATED)
        .map(({ value, span }) => ({ uri: map.uri, span, message: `${value} is not in the list.` })),
      fixes: () => addLines(file, standing, missing),
    };
  },
};

/** Adds a line for each of `blockers` behind the last entry, with the marks that its line starts with. */
function addLines({ uri, source }: PacketFile, standing: StandingList, blockers: readonly Blocker[]): Fix[] {
  const last = standing.entries.all.at(-1);
  if (last === undefined) return [];
  const { text, lineBreak } = source;
  const marks = marksOfLine(text, last.id.span.start);
  const lines = blockers.flatMap(({ id, title, owners }) => {
    if (id === undefined) return [];
    const roles = owners.map(({ value }) => value).join(' + ');
    return [`${lineBreak}${marks}${id.value} — ${(title?.value ?? '').replaceAll('|', '\\|')} (${roles})`];
  });
  const title = lines.length === 1 ? 'Add its line to the list' : `Add their ${lines.length} lines to the list`;
  return suggestion(uri, title, [insertion(endOfLine(text, last.span.end), lines.join(''))], true);
}
