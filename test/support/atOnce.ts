/** All of some work that leaves others their turn, done at once. */
export function atOnce<R>(work: Iterator<unknown, R>): R {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
