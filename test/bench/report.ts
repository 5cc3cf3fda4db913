import { OURS } from './rounds.ts';
import type { Outcome } from './scenario.ts';
import { type Summary, summarise } from './statistics.ts';

/** An outcome as it is printed and written down. */
export interface Entry {
  readonly name: string;
  readonly unit: Outcome['unit'];
  readonly of?: string;
  /** By name of whom it is ours that is compared with: how many times as much we need. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly numbers: Readonly<Record<string, Summary>>;
  readonly goal?: { readonly says: string; readonly met: boolean };
}

export function toEntry({ name, unit, samples, of, goal }: Outcome): Entry {
  const numbers = Object.fromEntries(
    [...samples].map(([who, values]) => {
      const { p50, p95, n } = summarise(values);
      return [who, { p50: rounded(p50), p95: rounded(p95), n }];
    }),
  );
  const ours = numbers[OURS]?.p50 ?? Number.NaN;
  const others = Object.entries(numbers).filter(([who]) => who !== OURS);
  const ratios = Object.fromEntries(others.map(([who, { p50 }]) => [who, rounded(ours / p50)]));
  const medians = Object.fromEntries(Object.entries(numbers).map(([who, { p50 }]) => [who, p50]));
  return {
    name,
    unit,
    ...(of !== undefined && { of }),
    ratios,
    numbers,
    ...(goal !== undefined && { goal: { says: goal.says, met: goal.isMet(medians) } }),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** Ratios first: they say more than the numbers of one machine. */
export function print({ name, unit, of, ratios, numbers, goal }: Entry): string {
  const compared = Object.entries(ratios).map(([who, ratio]) => `${ratio} × ${who}`);
  const said = Object.entries(numbers).map(([who, { p50, p95, n }]) =>
    n === 1 ? `${who} ${p50} ${unit}` : `${who} ${p50} (${p95}) ${unit}`,
  );
  const goalLine = goal === undefined ? [] : [`  ${goal.met ? '✓' : '✗'} goal: ${goal.says}`];
  return [
    of === undefined ? name : `${name}: ${of}`,
    ...(compared.length > 0 ? [`  ${compared.join(' · ')}`] : []),
    `  ${said.join(' · ')}`,
    ...goalLine,
  ].join('\n');
}
