import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import { MESSAGES } from '../model/messages.ts';
import { faultsOf, isObject } from '../model/validate.ts';
import { Frames } from './frames.ts';
import { unmannerly } from './manners.ts';
import { OpenDocuments } from './openDocuments.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the client asked and was not answered yet. */
interface Asked {
  readonly method: string;
  readonly params: unknown;
}

/** What the server may say before it has answered `initialize` (LSP 3.17, section Initialize Request). */
const BEFORE_INITIALIZE = new Set(['window/showMessage', 'window/logMessage', 'telemetry/event', '$/progress']);

/** JSON-RPC 2.0, section Error object, and LSP 3.17, section Response Message. */
const ERROR_CODES = new Set([-32700, -32600, -32601, -32602, -32603, -32002, -32001, -32803, -32802, -32801, -32800]);

/**
 * Looks at everything that goes over a connection, and holds the server to the protocol: its messages to the framing,
 * to JSON-RPC, to the types of the LSP, and to what the client announced that it can take.
 */
export class Observer {
  /** What the server did wrong, in plain words. */
  readonly faults: string[] = [];
  readonly #frames = new Frames(
    (message) => this.#attempt(() => this.#take(message)),
    (words) => this.faults.push(words),
  );
  readonly #asked = new Map<unknown, Asked>();
  readonly #documents = new OpenDocuments();
  #capabilities: ClientCapabilities = {};
  #isInitialized = false;

  /** The client sends `message`. */
  sent(message: object): void {
    const { id, method, params } = message as Fields;
    if (typeof method !== 'string') return;
    this.#documents.told(method, params);
    if (id === undefined || id === null) return;
    this.#asked.set(id, { method, params: this.#documents.within(params) });
    if (method === 'initialize' && isObject(params))
      this.#capabilities = (params.capabilities ?? {}) as ClientCapabilities;
  }

  /** The server sends `bytes`. */
  received(bytes: Buffer): void {
    this.#frames.push(bytes);
  }

  /** The server is gone: what it still owed it did not give. */
  ended(): void {
    if (this.#frames.isBroken) this.faults.push('the server stopped in the middle of a message');
  }

  /** The methods of the requests that were not answered. */
  get unanswered(): readonly string[] {
    return [...this.#asked.values()].map(({ method }) => method);
  }

  #take(message: unknown): void {
    if (!isObject(message)) {
      this.faults.push(`a message is no object: ${JSON.stringify(message)}`);
      return;
    }
    if (message.jsonrpc !== '2.0') this.faults.push(`a message is not of JSON-RPC 2.0: ${JSON.stringify(message)}`);
    if (typeof message.method === 'string') this.#takeCall(message.method, message);
    else this.#takeAnswer(message);
  }

  /** What cannot be looked at is a fault as well, and the test goes on. */
  #attempt(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.faults.push(String(error));
    }
  }

  #takeCall(method: string, call: Fields): void {
    const known = MESSAGES.get(method);
    const kind = 'id' in call ? 'request' : 'notification';
    if (known === undefined || known.kind !== kind || known.mayCome === 'fromClient') {
      this.faults.push(`there is no ${kind} ${method} for a client`);
      return;
    }
    this.#only(call, ['jsonrpc', 'id', 'method', 'params'], method);
    if (!this.#isInitialized && !BEFORE_INITIALIZE.has(method)) this.faults.push(`${method} comes before initialize`);
    if (known.params !== undefined) this.#check(faultsOf(call.params, known.params, method));
    else if (call.params !== undefined && call.params !== null) this.faults.push(`${method} has no parameters`);
    if (kind === 'request' && known.clientCapability !== undefined && !this.#can(known.clientCapability)) {
      this.faults.push(`${method} is asked of a client without ${known.clientCapability}`);
    }
    if (method === 'client/registerCapability') this.#checkRegistrations(call.params);
    this.#check(unmannerly(method, call.params, { params: call.params, capabilities: this.#capabilities }));
  }

  #takeAnswer(answer: Fields): void {
    const { id, result, error } = answer;
    const asked = this.#asked.get(id);
    if (asked === undefined) {
      this.faults.push(`nobody asked for ${JSON.stringify(answer).slice(0, 200)}`);
      return;
    }
    this.#asked.delete(id);
    const { method, params } = asked;
    this.#only(answer, ['jsonrpc', 'id', 'result', 'error'], `the answer to ${method}`);
    if ('result' in answer === 'error' in answer) this.faults.push(`${method} is answered with neither or both`);
    if ('error' in answer) this.#checkError(method, error);
    else this.#checkResult(method, params, result);
    if (method === 'initialize' && !('error' in answer)) this.#isInitialized = true;
  }

  #checkError(method: string, error: unknown): void {
    if (!isObject(error) || typeof error.message !== 'string' || error.message === '') {
      this.faults.push(`the error of ${method} says nothing: ${JSON.stringify(error)}`);
    } else if (!ERROR_CODES.has(error.code as number)) {
      this.faults.push(`the error of ${method} has the code ${error.code}`);
    }
  }

  #checkResult(method: string, params: unknown, result: unknown): void {
    const known = MESSAGES.get(method);
    if (known?.result === undefined) {
      this.faults.push(`${method} is no request, and was answered`);
      return;
    }
    this.#check(faultsOf(result, known.result, method));
    this.#check(unmannerly(method, result, { params, capabilities: this.#capabilities }));
  }

  #checkRegistrations(params: unknown): void {
    const { registrations } = params as { readonly registrations: readonly Fields[] };
    for (const { method, registerOptions } of registrations) {
      const known = MESSAGES.get(String(method));
      if (known?.registration === undefined) this.faults.push(`${method} cannot be registered`);
      else this.#check(faultsOf(registerOptions, known.registration, `the registration of ${method}`));
      const capability = `${known?.clientCapability}.dynamicRegistration`;
      if (!this.#can(capability)) this.faults.push(`${method} is registered with a client without ${capability}`);
    }
  }

  #only(message: Fields, names: readonly string[], what: string): void {
    for (const name of Object.keys(message)) if (!names.includes(name)) this.faults.push(`${what} has a ${name}`);
  }

  #check(faults: readonly string[]): void {
    this.faults.push(...faults);
  }

  #can(path: string): boolean {
    let found: unknown = this.#capabilities;
    for (const name of path.split('.')) found = isObject(found) ? found[name] : undefined;
    return found !== undefined && found !== false && found !== null;
  }
}
