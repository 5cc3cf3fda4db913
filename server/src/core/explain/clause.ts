import { oneOf } from '../evaluate/describe.ts';
import {
  type BlockerRequirement,
  earnedLevel,
  type Requirement,
  type UnknownRequirement,
} from '../evaluate/requirement.ts';
import type { ReadOption } from '../evaluate/statements.ts';
import type { InheritedFrom, Statement } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { fullId } from '../summary/blockers.ts';
import type { Style } from '../summary/phrases.ts';

/** How a clause was read, and how far what it asks for has come. */
export interface ClauseReading {
  /** `blocked` for what can never be met as it is written. */
  readonly state: 'met' | 'unmet' | 'blocked';
  /** What it was read as, without a full stop; where it is blocked, one sentence that says why. */
  readonly text: string;
}

/** Reads a statement of `option`'s own cell aloud, so that nobody has to guess what was understood. */
export function readClause(option: ReadOption, statement: Statement, packet: PacketFile, style: Style): ClauseReading {
  const requirements = packet.evaluation.requirementsOf(option, statement);
  const cannot = requirements.find((requirement) => requirement.kind === 'unknown');
  if (cannot !== undefined && statement.kind !== 'inherit') return blocked(cannot, style);
  const met = requirements.length > 0 && requirements.every((requirement) => requirement.met);
  const text = readingOf(statement, requirements, option.option.index, packet, style);
  return { state: met ? 'met' : 'unmet', text };
}

const blocked = ({ reason }: UnknownRequirement, { words }: Style): ClauseReading => ({
  state: 'blocked',
  text: words(reason),
});

function readingOf(
  statement: Statement,
  requirements: readonly Requirement[],
  row: number,
  packet: PacketFile,
  style: Style,
): string {
  const { code, words } = style;
  const [only] = requirements;
  switch (statement.kind) {
    case 'blocker':
      return only?.kind === 'blocker' ? blockerReading(only, statement.reference.value, packet, style) : '';
    case 'all-blockers': {
      const met = requirements.filter((requirement) => requirement.met).length;
      const all = requirements.length;
      const counted = all === 1 ? '1 blocker is' : `${all} blockers are`;
      return `every blocker of the map at ${orAbove(statement.level)}; ${met} of ${counted}`;
    }
    case 'condition':
      if (only?.kind !== 'condition' || only.earned === undefined) {
        const untracked = `the condition “${words(statement.text.value)}”, which nothing in the map tracks; it counts as unmet`;
        return only?.met === true ? `the condition “${words(statement.text.value)}”; it is met` : untracked;
      }
      return `the condition ${code(only.earned.condition.id?.value ?? statement.text.value)}; it is ${only.met ? 'met' : 'not met'}`;
    case 'grant':
      if (only?.kind !== 'grant' || (only.earned === undefined && !only.met)) {
        return `the grant ${code(statement.name.value)}, which nothing in the map tracks; it counts as not given`;
      }
      return `the grant ${code(statement.name.value)}; it is ${only.met ? 'given' : 'not given'}`;
    case 'inherit':
      return inheritReading(statement.from, requirements, row, packet, style);
    case 'unknown':
      return words(statement.reason);
  }
}

const orAbove = (level: string): string => (level === 'PROVEN' ? level : `${level} or above`);

function blockerReading(requirement: BlockerRequirement, written: string, packet: PacketFile, { code }: Style): string {
  const id = fullId(packet, written);
  const short = id === written ? '' : `, which ${code(written)} is short for`;
  const level = orAbove(requirement.required);
  const { map } = packet.evaluation;
  const lookup = map.kind === 'read' ? map.earned.lookup(written) : undefined;
  if (lookup?.kind === 'ambiguous') {
    const candidates = oneOf(lookup.candidates.map(({ blocker }) => code(blocker.content.id?.value ?? '')));
    return `a blocker at ${level}, but ${code(written)} may be ${candidates}; write it in full`;
  }
  const standing =
    requirement.earned === undefined ? 'it is not in the blocker map' : `it is ${earnedLevel(requirement)}`;
  return `the blocker ${code(id)}${short}, at ${level}; ${standing}`;
}

function inheritReading(
  from: InheritedFrom,
  requirements: readonly Requirement[],
  row: number,
  packet: PacketFile,
  { code, words }: Style,
): string {
  const above = packet.evaluation.options[row - 1]?.read.option.id.value;
  const whose = {
    above: above === undefined ? 'the row above requires' : `the row above, ${code(above)}, requires`,
    'all-above': 'every row above requires',
    option: from.kind === 'option' ? `${code(from.id)} requires` : '',
  }[from.kind];
  const cannot = requirements.find((requirement) => requirement.kind === 'unknown');
  if (cannot?.kind === 'unknown' && requirements.length === 1) {
    return `everything that ${whose}, which cannot be met: ${words(cannot.reason.replace(/\.$/, ''))}`;
  }
  if (requirements.length === 0) return `everything that ${whose}, which is nothing`;
  const met = requirements.filter((requirement) => requirement.met).length;
  return `everything that ${whose}: ${met} of ${requirements.length} met`;
}
