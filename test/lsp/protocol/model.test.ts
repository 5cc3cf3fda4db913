import { describe, expect, test } from 'vitest';
import { MESSAGES } from './model/messages.ts';
import { faultsOf } from './model/validate.ts';
import { Observer } from './observer/observer.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
const uri = 'file:///ws/x.packet.md';

function faultsOfResult(method: string, value: unknown): readonly string[] {
  const type = MESSAGES.get(method)?.result;
  if (type === undefined) throw new Error(`${method} has no result.`);
  return faultsOf(value, type, 'it');
}

describe('the model of the protocol', () => {
  test('has every message of the LSP, with types that can be read to the last word', () => {
    expect(MESSAGES.size).toBeGreaterThan(95);
    const types = [...MESSAGES.values()].flatMap(({ params, result, registration }) => [params, result, registration]);
    for (const type of types) if (type !== undefined) expect(faultsOf(Symbol.iterator, type, 'it')).toBeDefined();
  });

  test('has the messages of this server', () => {
    expect(MESSAGES.get('decisionPackets/summary')).toMatchObject({ kind: 'request' });
    expect(MESSAGES.get('decisionPackets/status')).toMatchObject({ kind: 'notification' });
  });

  test('knows who may send what, and what stands for it', () => {
    expect(MESSAGES.get('textDocument/hover')).toMatchObject({
      kind: 'request',
      mayCome: 'fromClient',
      clientCapability: 'textDocument.hover',
      serverCapability: 'hoverProvider',
    });
    expect(MESSAGES.get('client/registerCapability')).toMatchObject({ kind: 'request', mayCome: 'fromServer' });
    expect(MESSAGES.get('$/progress')).toMatchObject({ kind: 'notification', mayCome: 'fromBoth' });
  });

  test.each([
    ['textDocument/hover', null],
    ['textDocument/hover', { contents: { kind: 'markdown', value: '**x**' }, range }],
    ['textDocument/hover', { contents: ['x', { language: 'json', value: '{}' }] }],
    ['textDocument/definition', { uri, range }],
    ['textDocument/definition', [{ targetUri: uri, targetRange: range, targetSelectionRange: range }]],
    ['textDocument/rename', { changes: { [uri]: [{ range, newText: '' }] } }],
    ['textDocument/inlayHint', [{ position: range.start, label: [{ value: 'x' }], kind: 1, data: { any: ['thing'] } }]],
    ['initialize', { capabilities: { hoverProvider: true, textDocumentSync: 2, experimental: { x: 1 } } }],
    ['textDocument/semanticTokens/full', { data: [0, 0, 1, 0, 0] }],
    ['workspace/symbol', [{ name: 'x', kind: 26, location: { uri } }]],
  ])('takes %s answered with %j', (method, value) => {
    expect(faultsOfResult(method, value)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['textDocument/hover', {}, 'it.contents is missing'],
    ['textDocument/hover', { contents: 'x', also: 1 }, 'it.also is not of the protocol'],
    ['textDocument/hover', { contents: { kind: 'html', value: '' } }, 'it.contents.kind is not'],
    ['textDocument/hover', { contents: 'x', range: { start: range.start } }, 'it.range.end is missing'],
    ['textDocument/definition', { uri: 'x packet.md', range }, 'it.uri is no DocumentUri: "x packet.md"'],
    ['textDocument/foldingRange', [{ startLine: -1, endLine: 2 }], 'it[0].startLine is no uinteger: -1'],
    ['textDocument/foldingRange', [{ startLine: 0.5, endLine: 2 }], 'it[0].startLine is no uinteger: 0.5'],
    ['textDocument/foldingRange', [{ startLine: 2 ** 31, endLine: 2 }], 'it[0].startLine is no uinteger: 2147483648'],
    ['textDocument/documentSymbol', [{ name: 'x', kind: 27, range, selectionRange: range }], 'it[0].kind is not'],
    ['textDocument/rename', { changes: { [uri]: [{ range }] } }, `it.changes["${uri}"][0].newText is missing`],
    ['shutdown', 'done', 'it is no null: "done"'],
    ['workspace/executeCommand', undefined, 'it is missing'],
    ['decisionPackets/summary', { markdown: '' }, 'it.markdown is not of the protocol'],
  ])('finds the fault of %s answered with %j', (method, value, fault) => {
    expect(faultsOfResult(method, value).join('\n')).toContain(fault);
  });
});

describe('the observer', () => {
  function told(...messages: readonly object[]): Observer {
    const observer = new Observer();
    observer.sent({ id: 0, method: 'initialize', params: { capabilities: { textDocument: { hover: {} } } } });
    observer.sent({ id: 1, method: 'textDocument/hover', params: {} });
    for (const message of [{ id: 0, result: { capabilities: {} } }, ...messages]) observer.received(framed(message));
    return observer;
  }

  const framed = (message: object, jsonrpc = '2.0'): Buffer => {
    const json = Buffer.from(JSON.stringify({ jsonrpc, ...message }));
    return Buffer.concat([Buffer.from(`Content-Length: ${json.length}\r\n\r\n`), json]);
  };

  const log = { method: 'window/logMessage', params: { type: 4, message: 'é' } };

  test('has nothing to say of what is right, however it is cut up', () => {
    const observer = told();
    for (const byte of framed(log)) observer.received(Buffer.of(byte));
    observer.received(Buffer.concat([framed(log), framed(log)]));
    observer.ended();
    expect(observer.faults).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['an answer that nobody asked for', { id: 9, result: null }, 'nobody asked for'],
    ['an answer with a result and an error', { id: 1, result: null, error: { code: -32603, message: 'x' } }, 'both'],
    ['a method that there is not', { method: 'window/noSuch' }, 'there is no notification window/noSuch'],
    ['a method of the client', { id: 1, method: 'textDocument/hover' }, 'there is no request textDocument/hover'],
    ['parameters of the wrong type', { ...log, params: { type: 9, message: '' } }, 'window/logMessage.type is not'],
    ['what has no parameters with some', { id: 1, method: 'workspace/codeLens/refresh', params: [1] }, 'no parameters'],
    ['what the client cannot be asked', { id: 1, method: 'workspace/codeLens/refresh' }, 'without workspace.codeLens'],
    [
      'a registration that the client does not take',
      {
        id: 1,
        method: 'client/registerCapability',
        params: {
          registrations: [{ id: 'x', method: 'textDocument/hover', registerOptions: { documentSelector: null } }],
        },
      },
      'without textDocument.hover.dynamicRegistration',
    ],
    [
      'diagnostics with what the client did not announce',
      { method: 'textDocument/publishDiagnostics', params: { uri, diagnostics: [{ range, message: 'x', tags: [1] }] } },
      'a diagnostic with the tag 1',
    ],
    [
      'a range that ends before it starts',
      {
        method: 'textDocument/publishDiagnostics',
        params: { uri, diagnostics: [{ range: { start: range.end, end: range.start }, message: 'x' }] },
      },
      'ends before it starts',
    ],
  ])('finds %s', (_, message, fault) => {
    expect(told(message).faults.join('\n')).toContain(fault);
  });

  test('finds messages that are not framed as they should be', () => {
    for (const bytes of ['Content-Length: 2\n\n{}', 'Length: 2\r\n\r\n{}', 'Content-Length: 1\r\n\r\n{']) {
      const observer = told();
      observer.received(Buffer.from(bytes));
      observer.ended();
      expect(observer.faults).not.toEqual([]);
    }
  });

  test('finds an error that JSON-RPC does not know, and one without words', () => {
    for (const error of [{ code: 7, message: 'x' }, { code: -32603, message: '' }, 'x']) {
      const observer = told();
      observer.received(framed({ id: 1, error }));
      expect(observer.faults).toHaveLength(1);
    }
  });

  test('finds what comes before initialize is answered', () => {
    const observer = new Observer();
    observer.received(framed({ method: 'decisionPackets/changed' }));
    expect(observer.faults).toEqual(['decisionPackets/changed comes before initialize']);
  });

  test('knows what was not answered', () => {
    const observer = told();
    expect(observer.unanswered).toEqual(['textDocument/hover']);
  });
});
