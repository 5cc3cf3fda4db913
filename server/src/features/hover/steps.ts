import { earnedLevel, ownersOf, type Requirement } from '../../core/evaluate/requirement.ts';
import { codeSpan, escapeMarkdown } from '../../core/summary/markdownText.ts';

/** What has to happen before an unmet requirement is met, as something that somebody does. */
export function stepFor(requirement: Requirement): string {
  const words = `“${escapeMarkdown(requirement.text.value)}”`;
  switch (requirement.kind) {
    case 'blocker': {
      const { id, required, earned } = requirement;
      if (earned === undefined) return `put ${codeSpan(id)} into the blocker map, and bring it to ${required}`;
      return `bring ${codeSpan(id)} from ${earnedLevel(requirement)} to ${required}`;
    }
    case 'condition':
      return requirement.earned === undefined
        ? `have the map track ${words}, and show that it holds`
        : `show that ${words} holds`;
    case 'grant': {
      const name = codeSpan(requirement.name);
      return requirement.earned === undefined
        ? `have the map track the grant ${name}, and give it`
        : `give the grant ${name}`;
    }
    case 'unknown':
      return `put it in words that can be met: ${escapeMarkdown(requirement.reason)}`;
  }
}

/** The unmet requirements by who can bring them about, in the order in which they are first named. */
export function byOwner(unmet: readonly Requirement[]): ReadonlyMap<string, readonly Requirement[]> {
  const groups = new Map<string, Requirement[]>();
  for (const requirement of unmet) {
    const owners = ownersOf(requirement).join(' or ');
    groups.set(owners, [...(groups.get(owners) ?? []), requirement]);
  }
  return groups;
}
