import type { DefaultDeclaration, Packet } from '../packet/model.ts';
import { isNoneLike } from '../packet/values.ts';
import { groupBy } from './groups.ts';
import type { ReadOption } from './statements.ts';

/** What the packet's declarations of its default come to. */
export type DefaultState =
  | { readonly kind: 'usable'; readonly option: ReadOption }
  /** Nothing declares one. */
  | { readonly kind: 'missing' }
  /** The packet, or its front matter, can't be read, so that nobody knows what it declares. */
  | { readonly kind: 'unreadable' }
  /** These declarations name no row, or another one than the first that names one. */
  | { readonly kind: 'unknown'; readonly declarations: readonly DefaultDeclaration[] }
  /** The option declared is no HOLD: it authorises something, or requires something. */
  | { readonly kind: 'not-hold'; readonly option: ReadOption; readonly why: 'authorizes' | 'preconditions' };

/** The one option that starts with `HOLD`; `undefined` when there is none or several. */
export const holdOf = (packet: Packet): string | undefined => holdsOf(packet).only;

/** The option ID that `written` names: itself, or for `HOLD` alone the one option that starts with HOLD. */
export const resolveOptionId = (packet: Packet, written: string): string =>
  written === 'HOLD' ? (holdsOf(packet).meant ?? written) : written;

interface Holds {
  readonly only: string | undefined;
  /** What `HOLD` alone stands for. */
  readonly meant: string | undefined;
}

function holdsOf(packet: Packet): Holds {
  const known = knownHolds.get(packet);
  if (known !== undefined) return known;
  const holds = new Set(packet.options.map(({ id }) => id.value).filter((id) => /^HOLD(?:_|$)/.test(id)));
  const only = holds.size === 1 ? [...holds][0] : undefined;
  const found = { only, meant: holds.has('HOLD') ? undefined : only };
  knownHolds.set(packet, found);
  return found;
}

/** Whoever reads a word of the packet asks. */
const knownHolds = new WeakMap<Packet, Holds>();

/** A default is usable when every declaration names the same single row, and that row is a HOLD. */
export function findDefault(packet: Packet, options: readonly ReadOption[]): DefaultState {
  if (packet.broken) return { kind: 'unreadable' };
  if (packet.defaults.length === 0) return { kind: 'missing' };
  const wanted = new Set(packet.defaults.map(({ option }) => resolveOptionId(packet, option.value)));
  const rows = groupBy(
    options.filter(({ option }) => wanted.has(option.id.value)),
    ({ option }) => option.id.value,
  );
  const named = packet.defaults.map((declaration) => {
    const [row, other] = rows.get(resolveOptionId(packet, declaration.option.value)) ?? [];
    return { declaration, row: other === undefined ? row : undefined };
  });
  const row = named.find((each) => each.row !== undefined)?.row;
  const others = named.filter((each) => each.row !== row || row === undefined);
  if (row === undefined || others.length > 0) {
    return { kind: 'unknown', declarations: others.map(({ declaration }) => declaration) };
  }
  if (!authorizesNothing(row)) return { kind: 'not-hold', option: row, why: 'authorizes' };
  if (row.own.length > 0) return { kind: 'not-hold', option: row, why: 'preconditions' };
  return { kind: 'usable', option: row };
}

function authorizesNothing({ option: { authorizes } }: ReadOption): boolean {
  const text = authorizes?.value.trim() ?? '';
  return text === '' || isNoneLike(text) || /^nothing(?![\p{L}\p{N}_-])/iu.test(text);
}
