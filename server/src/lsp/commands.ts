import { type Connection, ErrorCodes, type ExecuteCommandParams, Location, ResponseError } from 'vscode-languageserver';
import { revertToDefault } from '../core/rules/fixes/revertToDefault.ts';
import { SHOW_PLACE_COMMAND } from '../features/announced.ts';
import { toWorkspaceEdit } from '../features/edits.ts';
import { packetAt } from '../workspace/snapshot.ts';
import { canonicalUri } from '../workspace/uris.ts';
import { commandsFor } from './capabilities.ts';
import type { Checks } from './checks.ts';
import type { Client } from './client.ts';
import { invalidParams } from './params.ts';
import { REVERT_COMMAND } from './protocol.ts';
import type { Requests } from './requests.ts';

/** Carries out what the client has the server do. */
export class Commands {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #checks: Checks;
  readonly #requests: Requests;

  constructor(connection: Connection, client: Client, checks: Checks, requests: Requests) {
    this.#connection = connection;
    this.#client = client;
    this.#checks = checks;
    this.#requests = requests;
  }

  async execute({ command, arguments: given = [] }: ExecuteCommandParams): Promise<null> {
    const [argument] = given as readonly unknown[];
    if (!commandsFor(this.#client.traits).includes(command)) throw invalidParams(`There is no command ${command}.`);
    if (command === REVERT_COMMAND && typeof argument === 'string') await this.#revert(argument);
    else if (command === SHOW_PLACE_COMMAND && Location.is(argument)) await this.#show(argument);
    else throw invalidParams(`${command} has other arguments.`);
    return null;
  }

  /** Does nothing where nothing is selected but the default: asking twice is asking once. */
  async #revert(uri: string): Promise<void> {
    const { snapshot } = await this.#checks.current();
    const packet = packetAt(snapshot, canonicalUri(uri));
    if (packet === undefined) throw invalidParams(`${uri} is no decision packet.`);
    const [fix] = revertToDefault(packet);
    const edit = fix && toWorkspaceEdit(fix.action, this.#requests.editContext({ snapshot }));
    if (fix === undefined || edit === undefined) return;
    const { applied, failureReason } = await this.#connection.workspace.applyEdit({ label: fix.title, edit });
    if (applied) return;
    throw new ResponseError(
      ErrorCodes.InternalError,
      `The editor did not apply the edit: ${failureReason ?? 'no reason given'}.`,
    );
  }

  async #show({ uri, range }: Location): Promise<void> {
    await this.#connection.window.showDocument({ uri, selection: range, takeFocus: true });
  }
}
