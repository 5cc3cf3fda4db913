import type { PacketFile, Project } from '../project.ts';
import type { OptionSummary } from '../summary/model.ts';
import { summariseOptions } from '../summary/options.ts';
import { type Assumption, readAssumption, suppose } from './assume.ts';

/** How an option would stand, beside how it stands. */
export interface SupposedOption {
  readonly now: OptionSummary;
  readonly supposed: OptionSummary;
  readonly effect: 'opens' | 'comes-closer' | 'stays-shut' | 'is-open';
}

/** What would become of the options if something were so. Nothing is in force by it, and nothing says that it would be. */
export interface WhatIf {
  readonly assumed: readonly Assumption[];
  /** Why something cannot be assumed: sentences. */
  readonly problems: readonly string[];
  /** All but the default, in the order of the table; none where nothing is assumed. */
  readonly options: readonly SupposedOption[];
}

/** Judges the options of `packet` once more as if what is `written` were so, as `readAssumption` reads it. */
export function whatIf(packet: PacketFile, written: readonly string[], { today }: Pick<Project, 'today'>): WhatIf {
  const read = written.map((each) => readAssumption(each, packet));
  const assumed = read.filter((each) => each.kind !== 'problem');
  const problems = read.flatMap((each) => (each.kind === 'problem' ? [each.message] : []));
  if (assumed.length === 0) return { assumed, problems, options: [] };
  const judged = summariseOptions(suppose(packet, assumed, today));
  const options = summariseOptions(packet).flatMap((now, index): SupposedOption[] => {
    const supposed = judged[index];
    return now.isDefault || supposed === undefined ? [] : [{ now, supposed, effect: effectOf(now, supposed) }];
  });
  return { assumed, problems, options };
}

function effectOf(now: OptionSummary, supposed: OptionSummary): SupposedOption['effect'] {
  if (now.available) return 'is-open';
  if (supposed.available) return 'opens';
  return supposed.met > now.met || supposed.total < now.total ? 'comes-closer' : 'stays-shut';
}
