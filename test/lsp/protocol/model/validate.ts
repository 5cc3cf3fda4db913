import { resolved, type Structure, type Type } from './type.ts';

/** What is wrong with `value` where `type` is due, each as a place and words; `[]` where nothing is. */
export function faultsOf(value: unknown, type: Type, at: string): readonly string[] {
  const found = resolved(type);
  switch (found.kind) {
    case 'any':
      return value === undefined ? [`${at} is missing`] : [];
    case 'base':
      return isBase(value, found.name) ? [] : [`${at} is no ${found.name}: ${shown(value)}`];
    case 'literal':
      return value === found.value ? [] : [`${at} is not ${shown(found.value)}: ${shown(value)}`];
    case 'array':
      if (!Array.isArray(value)) return [`${at} is no array: ${shown(value)}`];
      return value.flatMap((each, index) => faultsOf(each, found.element, `${at}[${index}]`));
    case 'tuple':
      if (!Array.isArray(value) || value.length !== found.items.length) return [`${at} is not of the tuple's length`];
      return found.items.flatMap((each, index) => faultsOf(value[index], each, `${at}[${index}]`));
    case 'or':
      return closest(value, found.items, at);
    case 'structure':
      return faultsOfStructure(value, found, at);
  }
}

/** The faults that a value has as the one of several types that it comes closest to. */
function closest(value: unknown, items: readonly Type[], at: string): readonly string[] {
  let fewest: readonly string[] | undefined;
  for (const item of items) {
    const faults = faultsOf(value, item, at);
    if (faults.length === 0) return [];
    const isOfKind = typeof value !== 'object' || value === null || !faults[0]?.startsWith(`${at} is no`);
    if (fewest === undefined || (isOfKind && faults.length < fewest.length)) fewest = faults;
  }
  return fewest ?? [`${at} can be nothing`];
}

function faultsOfStructure(value: unknown, { properties, values }: Structure, at: string): readonly string[] {
  if (!isObject(value)) return [`${at} is no structure: ${shown(value)}`];
  const faults: string[] = [];
  for (const [name, { type, isOptional }] of properties) {
    if (value[name] !== undefined) faults.push(...faultsOf(value[name], type, `${at}.${name}`));
    else if (!isOptional) faults.push(`${at}.${name} is missing`);
  }
  for (const [name, each] of Object.entries(value)) {
    if (properties.has(name)) continue;
    if (values === undefined) faults.push(`${at}.${name} is not of the protocol`);
    else faults.push(...faultsOf(each, values, `${at}[${shown(name)}]`));
  }
  return faults;
}

const MOST = 2 ** 31 - 1;

function isBase(value: unknown, name: Extract<Type, { kind: 'base' }>['name']): boolean {
  switch (name) {
    case 'URI':
    case 'DocumentUri':
      return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]*$/i.test(value);
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) <= MOST + 1 && value !== MOST + 1;
    case 'uinteger':
      return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST;
    case 'decimal':
      return typeof value === 'number';
    case 'null':
      return value === null;
    case 'object':
      return isObject(value);
    default:
      return typeof value === name;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
