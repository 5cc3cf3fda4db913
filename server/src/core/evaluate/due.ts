import { isDisguised } from '../packet/disguise.ts';
import { isGiven, isPlaceholder } from '../packet/values.ts';
import type { Located } from '../syntax/span.ts';

/**
 * Why `value` says nothing where something is due, without a full stop; `undefined` if it does. `name` is what it is
 * called: `resolvedBy`, `the owner`. A placeholder is as good as missing.
 */
export function gapOf(name: string, value: Located<string> | undefined): string | undefined {
  if (isGiven(value?.value)) return undefined;
  const isPlaceheld = value !== undefined && isPlaceholder(value.value);
  return isPlaceheld ? `${name} "${value.value}" is a placeholder` : `${name} is missing`;
}

/** As `gapOf`, for what is compared or stands for somebody: it must also be what a reader takes it for. */
export function lackOf(name: string, value: Located<string> | undefined): string | undefined {
  return gapOf(name, value) ?? (value === undefined ? undefined : disguiseOf(name, value));
}

/** Why `value` is not what a reader takes it for. */
export const disguiseOf = (name: string, { value }: Located<string>): string | undefined =>
  isDisguised(value) ? `${name} "${value}" holds a hidden character or one that only looks like another` : undefined;

/** The first of the owners that does not count as one, with the reason. */
export function lackOfOwners(
  owners: readonly Located<string>[],
): { readonly owner: Located<string>; readonly message: string } | undefined {
  for (const owner of owners) {
    const message = lackOf('the owner', owner);
    if (message !== undefined) return { owner, message };
  }
  return undefined;
}
