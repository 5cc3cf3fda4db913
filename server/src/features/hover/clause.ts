import {
  type BlockerRequirement,
  earnedLevel,
  type Requirement,
  type UnknownRequirement,
} from '../../core/evaluate/requirement.ts';
import type { InheritedFrom, Statement } from '../../core/packet/model.ts';
import type { PacketFile } from '../../core/project.ts';
import { fullId } from '../../core/summary/blockers.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';
import type { ClausePlace } from '../place.ts';
import { counted } from './blocker.ts';
import { mark } from './links.ts';

/** How a clause of an option's preconditions was read, and how far that has come, so that nobody has to guess. */
export function describeClause({ option, statement }: ClausePlace, packet: PacketFile): string {
  const requirements = packet.evaluation.requirementsOf(option, statement);
  const met = requirements.length > 0 && requirements.every((requirement) => requirement.met);
  const [only] = requirements;
  const cannot = requirements.find((requirement) => requirement.kind === 'unknown');
  if (cannot !== undefined && statement.kind !== 'inherit') return unreadable(cannot);
  const reading = readingOf(statement, requirements, only, option.option.index, packet);
  return `${mark(met)} Read as: ${reading}.`;
}

const unreadable = ({ reason }: UnknownRequirement): string => `✗ Cannot be met as written: ${escapeMarkdown(reason)}`;

function readingOf(
  statement: Statement,
  requirements: readonly Requirement[],
  only: Requirement | undefined,
  row: number,
  packet: PacketFile,
): string {
  switch (statement.kind) {
    case 'blocker':
      return only?.kind === 'blocker' ? blockerReading(only, statement.reference.value, packet) : '';
    case 'all-blockers': {
      const met = requirements.filter((requirement) => requirement.met).length;
      const all = requirements.length;
      return `every blocker of the map at ${statement.level} or above; ${met} of ${counted(all, 'blocker')} ${all === 1 ? 'is' : 'are'}`;
    }
    case 'condition':
      if (only?.kind !== 'condition' || only.earned === undefined) {
        return `the condition “${escapeMarkdown(statement.text.value)}”, which nothing in the map tracks; it counts as unmet`;
      }
      return `the condition ${codeSpan(only.earned.condition.id?.value ?? statement.text.value)}; it is ${only.met ? 'met' : 'not met'}`;
    case 'grant':
      if (only?.kind !== 'grant' || only.earned === undefined) {
        return `the grant ${codeSpan(statement.name.value)}, which nothing in the map tracks; it counts as not given`;
      }
      return `the grant ${codeSpan(statement.name.value)}; it is ${only.met ? 'given' : 'not given'}`;
    case 'inherit':
      return inheritReading(statement.from, requirements, row, packet);
    case 'unknown':
      return escapeMarkdown(statement.reason);
  }
}

function blockerReading(requirement: BlockerRequirement, written: string, packet: PacketFile): string {
  const id = fullId(packet, written);
  const short = id === written ? '' : `, which ${codeSpan(written)} is short for`;
  const level = requirement.required === 'PROVEN' ? 'PROVEN' : `${requirement.required} or above`;
  const { map } = packet.evaluation;
  const lookup = map.kind === 'read' ? map.earned.lookup(written) : undefined;
  if (lookup?.kind === 'ambiguous') {
    const candidates = lookup.candidates.map(({ blocker }) => codeSpan(blocker.id?.value ?? '')).join(' or ');
    return `a blocker at ${level}, but ${codeSpan(written)} may be ${candidates}; write it in full`;
  }
  const standing =
    requirement.earned === undefined ? 'it is not in the blocker map' : `it is ${earnedLevel(requirement)}`;
  return `the blocker ${codeSpan(id)}${short}, at ${level}; ${standing}`;
}

function inheritReading(
  from: InheritedFrom,
  requirements: readonly Requirement[],
  row: number,
  packet: PacketFile,
): string {
  const above = packet.evaluation.options[row - 1]?.read.option.id.value;
  const whose = {
    above: above === undefined ? 'the row above requires' : `the row above, ${codeSpan(above)}, requires`,
    'all-above': 'every row above requires',
    option: from.kind === 'option' ? `${codeSpan(from.id)} requires` : '',
  }[from.kind];
  const cannot = requirements.find((requirement) => requirement.kind === 'unknown');
  if (cannot?.kind === 'unknown' && requirements.length === 1) {
    return `everything that ${whose}, which cannot be met: ${escapeMarkdown(cannot.reason.replace(/\.$/, ''))}`;
  }
  if (requirements.length === 0) return `everything that ${whose}, which is nothing`;
  const met = requirements.filter((requirement) => requirement.met).length;
  return `everything that ${whose}: ${met} of ${requirements.length} met`;
}
