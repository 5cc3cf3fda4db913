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

/** The first few of a list in words, and how many more there are; `items` need be no more than the first few of `count`. */
export function firstFew(items: readonly string[], most = 3, count = items.length): string {
  const shown = items.slice(0, most).join('; ');
  return count > most ? `${shown}; and ${count - most} more` : shown;
}

/** The first few of many names in a sentence, and how many more there are; `names` need be no more than those of `count`. */
export function nameFew(names: readonly string[], count = names.length, most = 5): string {
  const shown = names.slice(0, most);
  return shown.join(', ') + (count > shown.length ? ` and ${count - shown.length} more` : '');
}

/** Names of which one is meant: `A or B`, and where there are very many, `A or B or one of 20 more`. */
export function oneOf(names: readonly string[], most = 5): string {
  const shown = names.length > most ? names.slice(0, most) : names;
  return shown.join(' or ') + (names.length > shown.length ? ` or one of ${names.length - shown.length} more` : '');
}
