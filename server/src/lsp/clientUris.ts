/** A copy of `value` in which everything called `uri` is spelt by `spell`. */
export function withUris<T>(value: T, spell: (uri: string) => string): T {
  if (Array.isArray(value)) return value.map((item) => withUris(item, spell)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    key === 'uri' && typeof item === 'string' ? spell(item) : withUris(item, spell),
  ]);
  return Object.fromEntries(entries) as T;
}
