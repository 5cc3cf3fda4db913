import { holdOf } from '../evaluate/defaultOption.ts';
import type { Option, Packet } from '../packet/model.ts';
import { isNoneLike } from '../packet/values.ts';
import type { Span } from '../syntax/span.ts';

/** Whether the packet is a record of what was once decided: only its structure is checked. */
export const isRecord = ({ status }: Packet): boolean => status === 'superseded';

/** Where a finding about the packet as a whole is shown: its title, else its first character. */
export const headOf = ({ title }: Packet): Span => title?.span ?? { start: 0, end: 0 };

/** Whether the option says that it authorises nothing. An empty cell says so only of a default. */
export const authorizesNothing = ({ authorizes }: Option): boolean =>
  authorizes !== undefined &&
  (isNoneLike(authorizes.value) || /^\s*nothing(?![\p{L}\p{N}_-])/iu.test(authorizes.value));

/** The one option that could be the default: it starts with HOLD, and holds. */
export function holdOption(packet: Packet): Option | undefined {
  const id = holdOf(packet);
  const rows = packet.options.filter((option) => option.id.value === id);
  return rows.length === 1 && rows.every(authorizesNothing) ? rows[0] : undefined;
}

/** Where a finding about the packet's tie to its map is shown: the link, else the title. */
export const mapPlaceOf = (packet: Packet): Span => packet.mapLink?.path.span ?? headOf(packet);
