import { earnedLevel, type Requirement } from './requirement.ts';

/** An unmet requirement in words that can stand in a list: `X-1 must be RESOLVED and has earned OPEN`. */
export function describeUnmet(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'blocker': {
      if (requirement.earned === undefined)
        return `${requirement.id} must be ${requirement.required} and is not in the blocker map`;
      return `${requirement.id} must be ${requirement.required} and has earned ${earnedLevel(requirement)}`;
    }
    case 'condition': {
      const name = `the condition "${requirement.earned?.condition.id?.value ?? requirement.text.value}"`;
      return requirement.earned === undefined ? `${name} is tracked by nothing` : `${name} is not met`;
    }
    case 'grant':
      return requirement.earned === undefined
        ? `the grant ${requirement.name} is tracked by nothing`
        : `the grant ${requirement.name} is not given`;
    case 'unknown':
      return requirement.text.value === ''
        ? 'it states no preconditions'
        : `"${requirement.text.value}" cannot be met as written`;
  }
}

/** The first few of a list in words, and how many more there are. */
export function firstFew(items: readonly string[], most = 3): string {
  const shown = items.slice(0, most).join('; ');
  return items.length > most ? `${shown}; and ${items.length - most} more` : shown;
}
