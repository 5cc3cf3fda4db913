/** How far a blocker has come, in order. */
export const LEVELS = ['OPEN', 'DESIGNED', 'RESOLVED', 'PROVEN'] as const;
export type Level = (typeof LEVELS)[number];

const RANK: Readonly<Record<Level, number>> = { OPEN: 0, DESIGNED: 1, RESOLVED: 2, PROVEN: 3 };

/** The place of a level in their order, from 0. */
export const rankOf = (level: Level): number => RANK[level];

/** Whether `earned` is `required` or more. */
export const reaches = (earned: Level, required: Level): boolean => RANK[earned] >= RANK[required];

/** The higher of two levels. */
export const higher = (one: Level, other: Level): Level => (RANK[one] >= RANK[other] ? one : other);

/** The lower of two levels. */
export const lower = (one: Level, other: Level): Level => (RANK[one] <= RANK[other] ? one : other);
