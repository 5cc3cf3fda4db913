import type { Blocker } from '../../core/blockerMap/model.ts';
import { claimedLevel, type EarnedBlocker } from '../../core/evaluate/earnedBlockers.ts';
import type { EvaluatedOption } from '../../core/evaluate/evaluation.ts';
import { isGood, isProof, type WeighedEvidence } from '../../core/evaluate/evidence.ts';
import { reaches } from '../../core/packet/level.ts';
import type { MapFile, PacketFile } from '../../core/project.ts';
import { summariseEvidence } from '../../core/summary/blockers.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';
import { evidencePhrase } from '../../core/summary/phrases.ts';
import type { Context } from '../context.ts';
import { bullets, fileName, linkTo, mark } from './links.ts';

/** More packets than anybody reads of in a hover. */
const MOST_PACKETS = 8;

/** A blocker of `map`: how it stands and why, on what that rests, and what depends on it. */
export function describeBlocker(id: string, map: MapFile, context: Context): string {
  const entry = map.map.blockers.find((blocker) => blocker.id?.value === id);
  if (entry === undefined)
    return `${codeSpan(id)} is not in the blocker map ${fileName(map.uri)}, so it counts as OPEN.`;
  const earned = map.earned?.blockers.find(({ blocker }) => blocker === entry);
  const owners = entry.owners.map(({ value }) => escapeMarkdown(value)).join(' or ') || 'nobody';
  const parts = [
    `**${codeSpan(id)}** ${escapeMarkdown(entry.title?.value ?? '')}`,
    `${standing(entry, earned, map)}\n\nOwners: ${owners}`,
    evidence(earned?.evidence ?? []),
    required(entry, map, context),
    earned === undefined ? '' : gated(earned, map, context),
    named(entry, map, context),
    linkTo(`Go to its entry in ${fileName(map.uri)}`, map.uri, entry.id?.span ?? entry.span, context),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** How a blocker stands, and why not as it claims. */
export function standing({ status, waiver }: Blocker, earned: EarnedBlocker | undefined, { map }: MapFile): string {
  const claim = status?.value ?? 'no status';
  if (earned === undefined) {
    return `Claims **${claim}**, and counts for nothing: the map is broken. ${escapeMarkdown(map.broken?.message ?? '')}`.trim();
  }
  const { level, doubts, blocker } = earned;
  if (doubts.length > 0 || !reaches(level, claimedLevel(blocker))) {
    const why = doubts.map(({ message }) => escapeMarkdown(message)).join('; ');
    return `✗ Claims **${claim}**, has earned **${level}**: ${why}.`;
  }
  if (status?.value !== 'WAIVED') return `**${level}**`;
  const by = escapeMarkdown(waiver?.by?.value ?? '');
  return `**WAIVED** by ${by} until ${waiver?.expires?.value ?? ''}: ${escapeMarkdown(waiver?.reason?.value ?? '')}. It counts as **${level}**.`;
}

function evidence(entries: readonly WeighedEvidence[]): string {
  if (entries.length === 0) return 'Evidence: none';
  const lines = entries.map((entry) => {
    const phrase = evidencePhrase(summariseEvidence(entry), { code: codeSpan, words: escapeMarkdown });
    return `${mark(isGood(entry))} ${phrase}`;
  });
  const proofs = entries.some(isProof) ? '' : ', no proof among it';
  return `Evidence${proofs}:\n\n${bullets(lines)}`;
}

function required({ requires }: Blocker, map: MapFile, context: Context): string {
  if (requires.length === 0) return '';
  const lines = requires.map(({ value }) => {
    const other = map.earned?.blockers.find(({ blocker }) => blocker.id?.value === value);
    if (other === undefined) return `✗ ${codeSpan(value)}, which is not in the map`;
    const link = linkTo(codeSpan(value), map.uri, other.blocker.id?.span ?? other.blocker.span, context);
    return `${mark(reaches(other.level, 'RESOLVED'))} ${link}, which has earned ${other.level}`;
  });
  return `Requires, each at RESOLVED or above:\n\n${bullets(lines)}`;
}

/** The non-default options that require it above its earned level, inherited requirements included. */
function gated(earned: EarnedBlocker, { packets }: MapFile, context: Context): string {
  const gates = packets.flatMap((packet) =>
    packet.evaluation.options
      .filter((option) => isGatedBy(option, earned))
      .map(({ read }) => {
        const { id } = read.option;
        const where = packets.length > 1 ? ` in ${titled(packet, context)}` : '';
        return `${linkTo(codeSpan(id.value), packet.uri, id.span, context)}${where}`;
      }),
  );
  return gates.length === 0 ? 'Gates no option.' : `Gates ${counted(gates.length, 'option')}:\n\n${bullets(gates)}`;
}

const isGatedBy = (option: EvaluatedOption, earned: EarnedBlocker): boolean =>
  !option.available &&
  !option.isDefault &&
  option.unmet.some((requirement) => requirement.kind === 'blocker' && requirement.earned === earned);

/** The packets that name it, and how often. */
function named(entry: Blocker, map: MapFile, context: Context): string {
  const lines = map.packets.flatMap((packet) => {
    const places = packet.evaluation.references.all.filter(
      ({ lookup }) => lookup.kind === 'known' && lookup.earned.blocker === entry,
    );
    const [first] = places;
    if (first === undefined) return [];
    const times = places.length === 1 ? 'once' : `${places.length} times`;
    return [`${linkTo(titleOf(packet), packet.uri, first.word.span, context)}, ${times}`];
  });
  return lines.length === 0 ? 'No packet names it.' : `Named in:\n\n${bullets(lines, MOST_PACKETS)}`;
}

const titleOf = ({ evaluation, uri }: PacketFile): string =>
  evaluation.packet.title === undefined ? fileName(uri) : escapeMarkdown(evaluation.packet.title.value);

/** A packet's title as a link to it. */
export const titled = (packet: PacketFile, context: Context): string =>
  linkTo(titleOf(packet), packet.uri, packet.evaluation.packet.title?.span ?? { start: 0, end: 0 }, context);

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
