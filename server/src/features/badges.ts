import { describeUnmet, firstFew } from '../core/evaluate/describe.ts';
import type { EarnedBlocker } from '../core/evaluate/earnedBlockers.ts';
import { optionById } from '../core/evaluate/evaluation.ts';
import type { Requirement } from '../core/evaluate/requirement.ts';
import { type Level, reaches } from '../core/packet/level.ts';
import type { PacketFile } from '../core/project.ts';
import { countOption } from '../core/summary/options.ts';
import { verdictOf } from '../core/summary/phrases.ts';
import type { Span } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { type BlockerPlace, type OptionPlace, placesOf } from './place.ts';
import { standingOfEntry } from './standing.ts';
import { isMention, type Mention } from './things.ts';

/** How something that is named in a packet stands, in a word or two, to be shown behind its name. */
export interface Badge {
  /** The line on which the name begins, from 0. */
  readonly line: number;
  /** The name as a reader sees it: without marks of emphasis or code. */
  readonly name: string;
  /** `broken`: what is claimed for it does not hold. */
  readonly tone: 'in-force' | 'met' | 'unmet' | 'broken' | 'plain';
  readonly label: string;
  /** The whole story, in a sentence or two. */
  readonly detail: string;
}

type Standing = Pick<Badge, 'tone' | 'label' | 'detail'>;

/** A badge for each name in a packet in Markdown, in the order of the text; `undefined` for any other file. */
export function badges(uri: string, { snapshot }: Context): Badge[] | undefined {
  const file = snapshot.files.get(uri)?.file;
  if (file?.kind !== 'packet' || file.evaluation.packet.format !== 'markdown') return undefined;
  const required = requirementsByPlace(file);
  return (
    placesOf(file)
      .filter(isMention)
      // A declared `HOLD` is short for the row that has the badge.
      .filter((mention) => mention.kind !== 'option' || mention.written === mention.id)
      .map((mention) => ({
        line: file.source.positionAt(mention.span.start).line,
        name: mention.written,
        ...standingOf(mention, required.get(keyOf(mention.kind, mention.span)), file),
      }))
  );
}

const keyOf = (kind: Requirement['kind'] | 'option', { start }: Span): string => `${kind} ${start}`;

/** What is required of a thing where a precondition names it. What stands for others, `ALL blockers`, names none. */
function requirementsByPlace({ evaluation }: PacketFile): ReadonlyMap<string, Requirement> {
  const { options, requirementsOf } = evaluation;
  const found = new Map<string, Requirement>();
  for (const { read } of options) {
    for (const statement of read.statements) {
      if (statement.kind === 'inherit' || statement.kind === 'all-blockers') continue;
      for (const requirement of requirementsOf(read, statement)) {
        // What cannot be met as written is so whatever it names.
        found.set(
          keyOf(requirement.kind === 'unknown' ? statement.kind : requirement.kind, requirement.at),
          requirement,
        );
      }
    }
  }
  return found;
}

function standingOf(mention: Mention, requirement: Requirement | undefined, file: PacketFile): Standing {
  if (requirement !== undefined) return ofRequirement(requirement);
  switch (mention.kind) {
    case 'option':
      return ofOption(mention, file);
    case 'blocker':
      return ofBlocker(mention, file);
    default:
      return { tone: 'unmet', label: 'not tracked', detail: `Nothing in the map tracks “${mention.written}”.` };
  }
}

function ofOption({ id, span }: OptionPlace, file: PacketFile): Standing {
  const { evaluation } = file;
  const { decision, packet } = evaluation;
  const option = optionById(evaluation, id);
  if (option === undefined) {
    return { tone: 'broken', label: 'unknown', detail: `${id} is not in the options table.` };
  }
  const inForce = decision.inForce === undefined ? 'Nothing is in force.' : `${decision.inForce} is in force.`;
  if (decision.inForce === id && !option.read.isDuplicate) {
    const why = decision.reason === 'selected' ? 'It was selected, and that holds.' : 'It is the default.';
    return { tone: 'in-force', label: 'in force', detail: `${id} is in force. ${why}` };
  }
  const isSelection = packet.selections.some((selection) => selection.option.span.start === span.start);
  const lacks = option.available
    ? `${id} is available.`
    : `${id} is not available: ${firstFew(option.unmet.map(describeUnmet))}.`;
  if (isSelection) return { tone: 'broken', label: 'not in force', detail: `${inForce} ${lacks}` };
  if (option.isDefault) return { tone: 'plain', label: 'default', detail: `${id} is the default. ${inForce}` };
  const label = option.available ? 'available' : verdictOf(countOption(option));
  return { tone: option.available ? 'met' : 'unmet', label, detail: lacks };
}

function ofRequirement(requirement: Requirement): Standing {
  const tone = requirement.met ? 'met' : 'unmet';
  switch (requirement.kind) {
    case 'unknown':
      return { tone: 'broken', label: 'cannot be met', detail: requirement.reason };
    case 'blocker': {
      if (requirement.earned === undefined) {
        return { tone: 'broken', label: 'unknown', detail: `${describeUnmet(requirement)}.` };
      }
      return ofEarned(requirement.earned, requirement.required);
    }
    case 'condition':
      if (requirement.earned === undefined) break;
      return { tone, label: requirement.met ? 'met' : 'not met', detail: sentence(requirement) };
    case 'grant':
      if (requirement.earned === undefined) break;
      return { tone, label: requirement.met ? 'given' : 'not given', detail: sentence(requirement) };
  }
  return { tone, label: 'not tracked', detail: sentence(requirement) };
}

function sentence(requirement: Requirement): string {
  const said = requirement.met
    ? requirement.kind === 'grant'
      ? `the grant ${requirement.name} is given`
      : `the condition "${requirement.text.value}" is met`
    : describeUnmet(requirement);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** A blocker outside the preconditions. */
function ofBlocker({ ids, written }: BlockerPlace, { evaluation }: PacketFile): Standing {
  const lookup = evaluation.references.lookup(written);
  if (lookup.kind === 'known') {
    return ofEarned(lookup.earned, undefined);
  }
  if (ids.length > 1) {
    return { tone: 'broken', label: 'ambiguous', detail: `${written} may stand for ${ids.join(' or ')}.` };
  }
  if (ids.length === 1) {
    return {
      tone: 'broken',
      label: 'map broken',
      detail: 'The blocker map cannot be relied on, so nothing in it counts.',
    };
  }
  return { tone: 'broken', label: 'unknown', detail: `${written} is not in the blocker map.` };
}

/** A blocker of the map where `required` is asked of it; elsewhere it is measured at RESOLVED. */
function ofEarned({ blocker, level, doubts }: EarnedBlocker, required: Level | undefined): Standing {
  const isMet = reaches(level, required ?? 'RESOLVED');
  const must = required === undefined ? '' : `must be ${required} and `;
  const title = blocker.title === undefined ? '' : ` (${blocker.title.value})`;
  const claim =
    doubts.length === 0
      ? ''
      : ` It claims ${blocker.status?.value ?? 'nothing'}, but ${firstFew(doubts.map(({ message }) => message))}.`;
  return {
    tone: isMet ? 'met' : doubts.length > 0 ? 'broken' : 'unmet',
    label: standingOfEntry(blocker, level),
    detail: `${blocker.id?.value ?? ''}${title} ${must}has earned ${level}.${claim}`,
  };
}
