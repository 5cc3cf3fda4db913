/**
 * The same items in a list without room for more. A list that has grown has room for sixteen, which is more memory than
 * a few items take; what is kept of every file of a workspace is better kept without.
 */
export const fitted = <T>(items: readonly T[]): T[] => items.slice();
