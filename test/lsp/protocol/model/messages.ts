import { fileURLToPath } from 'node:url';
import type { ESTree } from 'vite';
import * as protocol from 'vscode-languageserver-protocol';
import { constantsOf, typeNamed, typeOf } from './compile.ts';
import { Module } from './modules.ts';
import type { Type } from './type.ts';

/** A message that the protocol knows. */
export interface Message {
  readonly method: string;
  readonly kind: 'request' | 'notification';
  readonly mayCome: 'fromClient' | 'fromServer' | 'fromBoth';
  /** `undefined` where there are none. */
  readonly params: Type | undefined;
  /** `undefined` for a notification. */
  readonly result: Type | undefined;
  /** What it is registered with, where it can be; the method that is registered may be another. */
  readonly registration: Type | undefined;
  /** The dotted paths of the capabilities that stand for it. */
  readonly clientCapability: string | undefined;
  readonly serverCapability: string | undefined;
}

const here = fileURLToPath(import.meta.url);
const lsp = Module.ofPackage('vscode-languageserver-protocol', here);
const own = Module.at(fileURLToPath(new URL('../../../../server/src/lsp/protocol.ts', import.meta.url)));

const DIRECTIONS = { clientToServer: 'fromClient', serverToClient: 'fromServer', both: 'fromBoth' } as const;

/** How many of the type arguments of the classes that describe messages are what. */
const SHAPES: Readonly<Record<string, readonly ('params' | 'result' | 'registration' | undefined)[]>> = {
  ProtocolRequestType: ['params', 'result', undefined, undefined, 'registration'],
  ProtocolRequestType0: ['result', undefined, undefined, 'registration'],
  ProtocolNotificationType: ['params', 'registration'],
  ProtocolNotificationType0: ['registration'],
  RequestType: ['params', 'result'],
  RequestType0: ['result'],
  NotificationType: ['params'],
  NotificationType0: [],
};

/** The messages that the declarations of the LSP describe, a namespace each. */
function* standardMessages(): Iterable<Message> {
  for (const [name, { method, messageDirection }] of Object.entries(protocol as unknown as Descriptions)) {
    const namespace = messageDirection === undefined ? undefined : lsp.namespace(name);
    if (namespace === undefined || method === undefined || messageDirection === undefined) continue;
    const constants = constantsOf(namespace.declaration);
    const type = constants.get('type');
    if (type?.type !== 'TSTypeReference') throw new Error(`${method} has no type.`);
    yield {
      ...describe(type, namespace.module, method),
      mayCome: DIRECTIONS[messageDirection],
      ...capabilitiesIn(constants.get('capabilities')),
    };
  }
}

/** What the library exports, as far as it describes messages: the values that its declarations do not tell. */
type Descriptions = Readonly<
  Record<string, { readonly method?: string; readonly messageDirection?: keyof typeof DIRECTIONS }>
>;

function describe(
  {
    typeName,
    typeArguments,
  }: { readonly typeName: unknown; readonly typeArguments: ESTree.TSTypeReference['typeArguments'] },
  module: Module,
  method: string,
): Pick<Message, 'method' | 'kind' | 'params' | 'result' | 'registration'> {
  const shape = nameOf(typeName);
  const of = (what: 'params' | 'result' | 'registration'): Type | undefined => {
    const index = SHAPES[shape]?.indexOf(what) ?? -1;
    const written = index < 0 ? undefined : typeArguments?.params[index];
    if (written === undefined || (what !== 'result' && written.type === 'TSVoidKeyword')) return undefined;
    return typeOf(written, module);
  };
  const isRequest = shape.includes('Request');
  return {
    method,
    kind: isRequest ? 'request' : 'notification',
    params: of('params'),
    result: isRequest ? of('result') : undefined,
    registration: of('registration'),
  };
}

const nameOf = (name: unknown): string => (name as { readonly name?: string }).name ?? '';

/** `CM<"textDocument.hover", "hoverProvider">`. */
function capabilitiesIn(type: ESTree.TSType | undefined): Pick<Message, 'clientCapability' | 'serverCapability'> {
  const [client, server] = type?.type === 'TSTypeReference' ? (type.typeArguments?.params ?? []) : [];
  const pathIn = (each: ESTree.TSType | undefined) =>
    each?.type === 'TSLiteralType' && each.literal.type === 'Literal' ? String(each.literal.value) : undefined;
  return { clientCapability: pathIn(client), serverCapability: pathIn(server) };
}

/** The messages below the LSP, for which its declarations have no namespace. */
function baseMessages(): readonly Message[] {
  const progress = ['WorkDoneProgressBegin', 'WorkDoneProgressReport', 'WorkDoneProgressEnd'];
  const token = typeNamed('ProgressToken', lsp);
  return [
    notification('$/setTrace', 'fromClient', typeNamed('SetTraceParams', lsp)),
    notification('$/logTrace', 'fromServer', typeNamed('LogTraceParams', lsp)),
    notification('$/cancelRequest', 'fromBoth', fields({ id: token })),
    notification(
      '$/progress',
      'fromBoth',
      fields({ token, value: { kind: 'or', items: progress.map((name) => typeNamed(name, lsp)) } }),
    ),
  ];
}

const notification = (method: string, mayCome: Message['mayCome'], params: Type): Message => ({
  method,
  kind: 'notification',
  mayCome,
  params,
  result: undefined,
  registration: undefined,
  clientCapability: undefined,
  serverCapability: undefined,
});

const fields = (types: Readonly<Record<string, Type>>): Type => ({
  kind: 'structure',
  properties: new Map(Object.entries(types).map(([name, type]) => [name, { type, isOptional: false }])),
  values: undefined,
});

/** The messages that this server has beside those of the LSP. */
function* ownMessages(): Iterable<Message> {
  for (const { init } of own.constants) {
    if (init?.type !== 'NewExpression' || SHAPES[nameOf(init.callee)] === undefined) continue;
    const [method] = init.arguments;
    if (method?.type !== 'Literal') continue;
    const described = describe(
      { typeName: init.callee, typeArguments: init.typeArguments ?? null },
      own,
      String(method.value),
    );
    yield { ...described, mayCome: 'fromBoth', clientCapability: undefined, serverCapability: undefined };
  }
}

/** Every message of the protocol and of this server, by its method. */
export const MESSAGES: ReadonlyMap<string, Message> = new Map(
  [...standardMessages(), ...baseMessages(), ...ownMessages()].map((message) => [message.method, message]),
);
