/** Adds `items` to the end of `list`, however many they are: the arguments of a call have to fit on the stack. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
