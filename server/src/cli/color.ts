import type { Io } from './io.ts';

/** Whether to colour results: as the option says, else the environment (https://no-color.org), else on a terminal. */
export function wantsColor(asked: boolean | undefined, { env, isTerminal }: Pick<Io, 'env' | 'isTerminal'>): boolean {
  if (asked !== undefined) return asked;
  if (isSet(env.NO_COLOR)) return false;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
