import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type InitializeParams,
} from 'vscode-languageserver';
import { readRaises } from '../core/config/raises.ts';
import { CATALOGUE } from '../core/rules/registry.ts';
import type { Checks } from './checks.ts';
import type { ClientTraits } from './client.ts';
import { type Lifecycle, unheard } from './lifecycle.ts';

/** The section of the client's settings that is the server's. */
const SECTION = 'decisionPackets';

const RULES = CATALOGUE.map(({ meta }) => meta);

/**
 * What the person at the client has set for themselves. It is asked for where the client can be asked, and else taken
 * as it is told; what is wrong in it is written to the client's log.
 */
export class Settings {
  readonly #connection: Connection;
  readonly #checks: Checks;
  #taken = '{}';
  #questions = 0;

  constructor(connection: Connection, checks: Checks) {
    this.#connection = connection;
    this.#checks = checks;
  }

  /** The client's initialization options hold what counts until it says something else. */
  initialize({ initializationOptions }: InitializeParams): void {
    this.#take(initializationOptions);
  }

  listen(lifecycle: Lifecycle, traits: () => ClientTraits): void {
    this.#connection.onDidChangeConfiguration(
      lifecycle.notified('Taking over settings', async ({ settings }: DidChangeConfigurationParams) => {
        if (traits().configuration.canBeAsked) await this.#ask();
        else if (isRecord(settings) && this.#take(settings[SECTION])) this.#checks.schedule();
      }),
    );
  }

  /** Asks for the settings as they are, and to be told when they change. */
  async start({ configuration }: ClientTraits): Promise<void> {
    if (configuration.tellsWhenAsked) {
      unheard(
        this.#connection.client
          .register(DidChangeConfigurationNotification.type, { section: SECTION })
          .then(() => undefined),
      );
    }
    if (configuration.canBeAsked) await this.#ask();
  }

  async #ask(): Promise<void> {
    this.#questions += 1;
    const question = this.#questions;
    try {
      const section: unknown = await this.#connection.workspace.getConfiguration(SECTION);
      // An answer that a later one has overtaken tells what was.
      if (question === this.#questions && this.#take(section)) this.#checks.schedule();
    } catch (error) {
      this.#connection.console.warn(`The client does not tell its settings: ${(error as Error).message}`);
    }
  }

  /** Returns whether it differs from what was taken before. A client that says nothing leaves it as it was. */
  #take(section: unknown): boolean {
    if (section === undefined || section === null) return false;
    const value = isRecord(section) ? (section.rules ?? {}) : section;
    const text = JSON.stringify(value);
    if (text === this.#taken) return false;
    this.#taken = text;
    const { raises, problems } = readRaises(value, RULES);
    for (const problem of problems) this.#connection.console.warn(problem);
    this.#checks.raises = raises;
    return true;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
