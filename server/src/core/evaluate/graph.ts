interface Frame<T> {
  readonly node: T;
  readonly next: readonly T[];
  at: number;
}

/**
 * The nodes that lie on a cycle of `successors`: those from which a way leads back to themselves.
 * Tarjan's strongly connected components (SIAM J. Comput. 1972), without recursion, in linear time.
 * Returns for each of them its component, so that two can be asked whether they share a cycle.
 */
export function findCycles<T>(nodes: Iterable<T>, successors: (node: T) => readonly T[]): ReadonlyMap<T, number> {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const open = new Set<T>();
  const path: T[] = [];
  const cyclic = new Map<T, number>();
  let components = 0;

  const enter = (node: T): Frame<T> => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    path.push(node);
    open.add(node);
    return { node, next: successors(node), at: 0 };
  };
  const lowTo = (node: T, value: number): void => {
    low.set(node, Math.min(low.get(node) as number, value));
  };

  for (const start of nodes) {
    if (index.has(start)) continue;
    const frames = [enter(start)];
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const next = frame.next[frame.at];
      frame.at += 1;
      if (next !== undefined) {
        if (!index.has(next)) frames.push(enter(next));
        else if (open.has(next)) lowTo(frame.node, index.get(next) as number);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent !== undefined) lowTo(parent.node, low.get(frame.node) as number);
      if (low.get(frame.node) !== index.get(frame.node)) continue;
      const component = path.splice(path.lastIndexOf(frame.node));
      for (const node of component) open.delete(node);
      if (component.length > 1 || frame.next.includes(frame.node)) {
        for (const node of component) cyclic.set(node, components);
        components += 1;
      }
    }
  }
  return cyclic;
}

/** The nodes, each behind its `successors`; within a cycle any order. Without recursion, in linear time. */
export function dependenciesFirst<T>(nodes: readonly T[], successors: (node: T) => readonly T[]): T[] {
  const ordered = new Set<T>();
  const entered = new Set<T>();
  const stack = nodes.toReversed();
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    if (entered.has(node)) {
      stack.pop();
      ordered.add(node);
      continue;
    }
    entered.add(node);
    for (const successor of successors(node)) if (!entered.has(successor)) stack.push(successor);
  }
  return [...ordered];
}
