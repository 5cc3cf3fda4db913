import { type Connection, ParameterStructures } from 'vscode-languageserver';
import type { Checked } from './checks.ts';
import { unheard } from './lifecycle.ts';
import { changedNotification } from './protocol.ts';

/** Tells the client when what it was told of packets and maps may not be so any more. */
export class Changes {
  readonly #connection: Connection;
  #last: Checked['snapshot']['files'] = new Map();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  after({ snapshot: { files }, edited }: Checked): void {
    const isSame = edited === undefined ? isSameFiles(this.#last, files) : edited.length === 0;
    this.#last = files;
    if (isSame) return;
    // By its type alone, the library would send [null] for no parameters.
    unheard(this.#connection.sendNotification(changedNotification.method, ParameterStructures.auto));
  }
}

/** What did not change, with all that it rests on, is the same object as before. */
function isSameFiles(one: Checked['snapshot']['files'], other: Checked['snapshot']['files']): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  for (const [uri, { file }] of other) if (one.get(uri)?.file !== file) return false;
  return true;
}
