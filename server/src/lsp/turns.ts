/** What timers and the world have on Node, and not in a browser. */
interface OnNode {
  readonly setImmediate?: (work: () => void) => void;
  readonly unref?: () => void;
}

/**
 * Has `work` done when the next message is handled, if one has arrived by now. Each message has a turn of its own, which
 * is asked for only when the one before it is handled: behind what that one asks for, and so one turn later.
 */
export function afterNextMessage(work: () => void): void {
  nextTurn(() => nextTurn(work));
}

function nextTurn(work: () => void): void {
  const { setImmediate } = globalThis as OnNode;
  if (setImmediate === undefined) setTimeout(work);
  else setImmediate(work);
}

/**
 * Goes through `work` with a turn for others between its steps, in which messages that have arrived are handled;
 * `undefined` where `isOver` says by then that nobody wants to know any more.
 */
export async function inTurns<R>(work: Iterator<undefined, R>, isOver: () => boolean): Promise<R | undefined> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await new Promise<void>(nextTurn);
    if (isOver()) return undefined;
  }
}

/** Has `work` done again and again; that alone keeps no process running. */
export function inTheBackground(work: () => void, everyMs: number): void {
  const timer: unknown = setInterval(work, everyMs);
  (timer as OnNode).unref?.();
}
