import { groupBy } from '../evaluate/groups.ts';
import { reaches } from '../packet/level.ts';
import type { BlockerSummary, OptionSummary, PreconditionSummary, RoleTasks, Task } from './model.ts';

interface Wanted {
  readonly option: string;
  readonly precondition: PreconditionSummary;
}

/**
 * What is not met, by the roles that can bring it about, for which option and to what level. Roles stand in the order
 * in which the options need them; what the map assigns to nobody stands last.
 */
export function findTasks(options: readonly OptionSummary[], blockers: readonly BlockerSummary[]): RoleTasks[] {
  const wanted = options.flatMap(({ id, isDefault, preconditions }): Wanted[] =>
    isDefault ? [] : preconditions.filter(({ met }) => !met).map((precondition) => ({ option: id, precondition })),
  );
  const byId = new Map(blockers.map((blocker) => [blocker.id, blocker]));
  const byRole = new Map<string | undefined, Task[]>();
  for (const group of groupBy(wanted, ({ precondition }) => targetOf(precondition)).values()) {
    const owners = (group[0] as Wanted).precondition.owners;
    const roles: readonly (string | undefined)[] = owners.length === 0 ? [undefined] : [...new Set(owners)];
    for (const role of roles) {
      const task = toTask(group, byId, roles.filter((other) => other !== role) as string[]);
      byRole.set(role, [...(byRole.get(role) ?? []), task]);
    }
  }
  const nobody = byRole.get(undefined);
  byRole.delete(undefined);
  const tasks = [...byRole].map(([role, roleTasks]): RoleTasks => ({ role, tasks: roleTasks }));
  return nobody === undefined ? tasks : [...tasks, { role: undefined, tasks: nobody }];
}

const targetOf = ({ kind, id, text, from, problem }: PreconditionSummary): string =>
  kind === 'unknown' ? `${kind} ${from} ${problem} ${text}` : `${kind} ${id ?? text}`;

function toTask(
  group: readonly Wanted[],
  blockers: ReadonlyMap<string, BlockerSummary>,
  others: readonly string[],
): Task {
  const { kind, id, text, earned, problem, entry, place } = (group[0] as Wanted).precondition;
  const steps = [...groupBy(group, ({ precondition }) => precondition.required)].map(([required, asking]) => ({
    required,
    options: asking.map(({ option }) => option),
  }));
  const blocker = kind === 'blocker' ? blockers.get(id ?? '') : undefined;
  const after = (blocker?.requires ?? []).filter((each) => !reaches(each.earned, 'RESOLVED')).map((each) => each.id);
  const words = kind === 'blocker' ? (blocker?.title ?? '') : (problem ?? text);
  return { kind, id, text: words, earned, steps, after, others, place: entry ?? place };
}
