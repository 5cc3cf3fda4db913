/** The first others of a group of entries that are one and the same to a reader; few enough to be shown. */
export const othersOf = <T>(entry: T, group: readonly T[] = []): readonly T[] =>
  group
    .slice(0, 11)
    .filter((other) => other !== entry)
    .slice(0, 10);
