/** What timers and the world have on Node, and not in a browser. */
interface OnNode {
  readonly setImmediate?: (work: () => void) => void;
  readonly unref?: () => void;
}

/** Has `work` done when the messages that have arrived by now are handled. */
export function nextTurn(work: () => void): void {
  const { setImmediate } = globalThis as OnNode;
  if (setImmediate === undefined) setTimeout(work);
  else setImmediate(work);
}

/** Has `work` done again and again; that alone keeps no process running. */
export function inTheBackground(work: () => void, everyMs: number): void {
  const timer: unknown = setInterval(work, everyMs);
  (timer as OnNode).unref?.();
}
