/** What the command line asks the server to do. */
export type Invocation =
  | { readonly kind: 'serve' }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'error'; readonly message: string };

export const HELP = `decision-packets-language-server: checks decision packets and blocker maps in any editor with an LSP client.

Usage: decision-packets-language-server TRANSPORT

Transports:
  --stdio          standard input and output; what most editors use
  --node-ipc       the channel of a Node parent process
  --socket=PORT    connects to a port of this machine
  --pipe=NAME      connects to a named pipe or domain socket

Other options:
  --clientProcessId=PID   ends when that process does
  --help                  shows this
  --version               shows the version

It reads nothing but its workspace, writes nothing, and uses no network.
`;

const TRANSPORTS = new Set(['--stdio', '--node-ipc']);
const WITH_VALUE = new Set(['--socket', '--pipe', '--clientProcessId']);

/** Reads the arguments behind the program's name. The library finds the transport in them by itself. */
export function readArguments(given: readonly string[]): Invocation {
  if (given.includes('--help') || given.includes('-h')) return { kind: 'help' };
  if (given.includes('--version')) return { kind: 'version' };
  let transports = 0;
  const rest = given.values();
  for (const argument of rest) {
    const [name = '', value] = argument.split(/=(.*)/s);
    if (WITH_VALUE.has(name)) {
      const said = value ?? rest.next().value;
      if (said === undefined || said === '') return { kind: 'error', message: `${name} needs a value.` };
      if (name === '--socket' && !/^\d+$/.test(said)) return { kind: 'error', message: `"${said}" is no port.` };
      if (name !== '--clientProcessId') transports += 1;
    } else if (TRANSPORTS.has(name) && value === undefined) transports += 1;
    else return { kind: 'error', message: `There is no option ${argument}.` };
  }
  if (transports === 1) return { kind: 'serve' };
  const message = transports === 0 ? 'It is an editor that starts this program.' : 'One transport is enough.';
  return { kind: 'error', message: `${message} Name a transport, such as --stdio.` };
}
