import type { DefaultDeclaration, Packet } from '../packet/model.ts';
import { isNoneLike } from '../packet/values.ts';
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
export function holdOf(packet: Packet): string | undefined {
  const holds = new Set(packet.options.map(({ id }) => id.value).filter((id) => /^HOLD(?:_|$)/.test(id)));
  return holds.size === 1 ? [...holds][0] : undefined;
}

/** The option ID that `written` names: itself, or for `HOLD` alone the one option that starts with HOLD. */
export const resolveOptionId = (packet: Packet, written: string): string =>
  written === 'HOLD' && !packet.options.some(({ id }) => id.value === 'HOLD') ? (holdOf(packet) ?? written) : written;

/** A default is usable when every declaration names the same single row, and that row is a HOLD. */
export function findDefault(packet: Packet, options: readonly ReadOption[]): DefaultState {
  if (packet.broken) return { kind: 'unreadable' };
  if (packet.defaults.length === 0) return { kind: 'missing' };
  const named = packet.defaults.map((declaration) => {
    const id = resolveOptionId(packet, declaration.option.value);
    const rows = options.filter(({ option }) => option.id.value === id);
    return { declaration, row: rows.length === 1 ? rows[0] : undefined };
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
