import { normaliseStatement } from '../../core/blockerMap/statement.ts';
import type { EntryDoubt } from '../../core/evaluate/earnedEntries.ts';
import type { EvaluatedOption } from '../../core/evaluate/evaluation.ts';
import { isGood, type WeighedEvidence } from '../../core/evaluate/evidence.ts';
import type { Requirement } from '../../core/evaluate/requirement.ts';
import type { MapFile } from '../../core/project.ts';
import { summariseEvidence } from '../../core/summary/blockers.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';
import { evidencePhrase } from '../../core/summary/phrases.ts';
import type { Context } from '../context.ts';
import { counted, titled } from './blocker.ts';
import { bullets, fileName, linkTo, mark } from './links.ts';

/** A condition of `map`, by ID or statement; `undefined` where the map has none. */
export function describeCondition(name: string, map: MapFile, context: Context): string | undefined {
  const isIt = ({ id, statement }: { readonly id: string | undefined; readonly statement: string | undefined }) =>
    id === name || (statement !== undefined && normaliseStatement(statement) === normaliseStatement(name));
  const condition = map.map.conditions.find(({ id, statement }) =>
    isIt({ id: id?.value, statement: statement?.value }),
  );
  if (condition === undefined) return undefined;
  const earned = map.earned?.conditions.find((each) => each.condition === condition);
  return paragraphs(
    `**${codeSpan(condition.id?.value ?? name)}** ${escapeMarkdown(condition.statement?.value ?? '')}`,
    verdict(earned, condition.status?.value, 'UNMET', map),
    ownersLine(condition.owners),
    evidenceList(earned?.evidence ?? []),
    requiredBy(map, (requirement) => requirement.kind === 'condition' && requirement.earned === earned, context),
    linkTo(`Go to its entry in ${fileName(map.uri)}`, map.uri, condition.id?.span ?? condition.span, context),
  );
}

/** A grant of `map`; `undefined` where the map has none of that name. */
export function describeGrant(name: string, map: MapFile, context: Context): string | undefined {
  const grant = map.map.grants.find(({ id }) => id?.value === name);
  if (grant === undefined) return undefined;
  const earned = map.earned?.grants.find((each) => each.grant === grant);
  const { grantedBy, grantedOn, reference, expires } = grant;
  const act = [
    grantedBy === undefined ? '' : `by ${escapeMarkdown(grantedBy.value)}`,
    grantedOn === undefined ? '' : `on ${escapeMarkdown(grantedOn.value)}`,
    expires === undefined ? '' : `until ${escapeMarkdown(expires.value)}`,
    reference === undefined ? '' : `as recorded in ${codeSpan(reference.value)}`,
  ].filter((part) => part !== '');
  return paragraphs(
    `**grant ${codeSpan(name)}**`,
    verdict(earned, grant.status?.value, 'NOT_GRANTED', map),
    act.length === 0 ? '' : `Granted ${act.join(' ')}`,
    ownersLine(grant.owners),
    requiredBy(map, (requirement) => requirement.kind === 'grant' && requirement.earned === earned, context),
    linkTo(`Go to its entry in ${fileName(map.uri)}`, map.uri, grant.id?.span ?? grant.span, context),
  );
}

/** How a condition or grant stands, and why not as it claims. */
export function verdict(
  earned: { readonly met: boolean; readonly doubts: readonly EntryDoubt[] } | undefined,
  claim: string | undefined,
  otherwise: string,
  { map }: MapFile,
): string {
  const claims = `**${claim ?? 'no status'}**`;
  if (earned === undefined) {
    return `Claims ${claims}, and counts for nothing: the map is broken. ${escapeMarkdown(map.broken?.message ?? '')}`;
  }
  if (earned.doubts.length === 0) return `${mark(earned.met)} ${claims}`;
  const why = earned.doubts.map(({ message }) => escapeMarkdown(message)).join('; ');
  return `✗ Claims ${claims}, counts as **${otherwise}**: ${why}.`;
}

function evidenceList(entries: readonly WeighedEvidence[]): string {
  const style = { code: codeSpan, words: escapeMarkdown };
  const lines = entries.map((entry) => `${mark(isGood(entry))} ${evidencePhrase(summariseEvidence(entry), style)}`);
  return lines.length === 0 ? '' : `Evidence:\n\n${bullets(lines)}`;
}

const ownersLine = (owners: readonly { readonly value: string }[]): string =>
  `Owners: ${owners.map(({ value }) => escapeMarkdown(value)).join(' or ') || 'nobody'}`;

/** The options that require it, met or not. */
function requiredBy(map: MapFile, isIt: (requirement: Requirement) => boolean, context: Context): string {
  const requires = ({ requirements }: EvaluatedOption): boolean => requirements.some(isIt);
  const lines = map.packets.flatMap((packet) =>
    packet.evaluation.options.filter(requires).map(({ read }) => {
      const { id } = read.option;
      const where = map.packets.length > 1 ? ` in ${titled(packet, context)}` : '';
      return `${linkTo(codeSpan(id.value), packet.uri, id.span, context)}${where}`;
    }),
  );
  return lines.length === 0 ? '' : `Required by ${counted(lines.length, 'option')}:\n\n${bullets(lines)}`;
}

const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
