import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Checked } from './checks.ts';
import { unheard } from './lifecycle.ts';

/** So many are named in a message; the log has all of them. */
const MOST_SHOWN = 3;

/**
 * Tells which packets, maps and folders could not be read, once for each time that it happens: all of them in the
 * client's log, and the first few in a message. No finding can stand in what nobody could look at.
 */
export class Unreadables {
  readonly #connection: Connection;
  #told: ReadonlySet<string> = new Set();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  tell({ snapshot }: Checked): void {
    const lines = new Set(snapshot.unreadable.map(({ uri, why }) => `${uri} is not checked: it ${why}.`));
    const untold = [...lines].filter((line) => !this.#told.has(line));
    this.#told = lines;
    if (untold.length === 0) return;
    for (const line of untold) this.#connection.console.warn(line);
    const left = untold.length - MOST_SHOWN;
    const more = left > 0 ? ` The log has ${left} more.` : '';
    const message = `Decision Packets: ${untold.slice(0, MOST_SHOWN).join(' ')}${more}`;
    unheard(this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
  }
}
