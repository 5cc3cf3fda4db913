import type { DuplicateKey, JsonProperty } from './tree.ts';

/** Up to here comparing every key with those before it is quicker than a map. */
const FEW = 16;

/** Appends to `found` every key of one object that it has already, with the place of the first. */
export function findDuplicateKeys(properties: readonly JsonProperty[], found: DuplicateKey[]): void {
  if (properties.length > FEW) findAmongMany(properties, found);
  else findAmongFew(properties, found);
}

function findAmongFew(properties: readonly JsonProperty[], found: DuplicateKey[]): void {
  for (let later = 1; later < properties.length; later += 1) {
    const { key } = properties[later] as JsonProperty;
    for (let earlier = 0; earlier < later; earlier += 1) {
      const first = (properties[earlier] as JsonProperty).key;
      if (first.value === key.value) {
        found.push({ key, first: first.span });
        break;
      }
    }
  }
}

function findAmongMany(properties: readonly JsonProperty[], found: DuplicateKey[]): void {
  const seen = new Map<string, JsonProperty>();
  for (const property of properties) {
    const first = seen.get(property.key.value);
    if (first === undefined) seen.set(property.key.value, property);
    else found.push({ key: property.key, first: first.key.span });
  }
}
