import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ErrorCodes } from 'vscode-languageserver-protocol';
import { framed, Wire } from './wire.ts';

const running: Wire[] = [];

afterEach(() => {
  for (const wire of running.splice(0)) wire.process.kill();
});

/** A server for one test. */
async function start(): Promise<Wire> {
  const wire = await Wire.initialized();
  running.push(wire);
  return wire;
}

/** One server has to bear with everything that does not end it. */
const patient = await Wire.initialized();

afterAll(() => patient.process.kill());

beforeEach(() => {
  patient.received.length = 0;
});

const REQUEST = { id: 5, method: 'workspace/symbol', params: { query: '' } };

describe('a message whose content cannot be read', () => {
  test.each([
    ['JSON that is cut off', framed('{"jsonrpc":"2.0",')],
    ['no JSON', framed('hello')],
    ['nothing', framed(' ')],
    ['bytes that are no text', Buffer.concat([Buffer.from('Content-Length: 2\r\n\r\n'), Buffer.from([0xff, 0xfe])])],
    ['JSON that is too deep to read', framed('['.repeat(200_000))],
  ])('is answered with a parse error, and the server goes on: %s', async (_, bytes) => {
    patient.send(bytes);
    expect((await patient.answer(null)).error).toMatchObject({ code: ErrorCodes.ParseError });
    await patient.isServed();
  });
});

describe('a header that is none', () => {
  test.each([
    ['without a colon', 'Content-Length 5\r\n\r\nhello'],
    ['without a length', 'Content-Kind: json\r\n\r\n{}'],
    ['with a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['with a length that is too short', `Content-Length: 10\r\n\r\n${JSON.stringify({ jsonrpc: '2.0', ...REQUEST })}`],
  ])('ends the server, which says why: %s', async (_, bytes) => {
    const wire = await start();
    wire.send(bytes, framed(REQUEST));
    expect(await wire.exited).toBe(1);
    expect(wire.stderr).toContain('not in the form of the language server protocol');
  });

  test('may say of what type the content is, in any case and order', async () => {
    const content = JSON.stringify({ jsonrpc: '2.0', ...REQUEST });
    const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
    patient.send(`${type}\r\ncontent-length: ${content.length}\r\n\r\n${content}`);
    expect((await patient.answer(5)).result).toEqual([]);
    await patient.isServed();
  });

  test('that promises more than comes waits for the rest', async () => {
    const bytes = framed(REQUEST);
    for (const byte of bytes.subarray(0, -1)) patient.send(Buffer.of(byte));
    expect(patient.received.filter(({ id }) => id === 5)).toEqual([]);
    patient.send(bytes.subarray(-1));
    expect((await patient.answer(5)).result).toEqual([]);
  });
});

describe('a message that is no message', () => {
  test.each([
    ['a batch', JSON.stringify([{ jsonrpc: '2.0', ...REQUEST }])],
    ['an empty batch', '[]'],
    ['null', 'null'],
    ['a text', '"text"'],
    ['a number', '7'],
    ['an object of nothing', '{}'],
    ['an answer that nobody asked for', '{"jsonrpc":"2.0","id":77,"result":null}'],
    ['an error that nobody asked for', '{"jsonrpc":"2.0","id":77,"error":{"code":1,"message":""}}'],
    ['a request without an ID', '{"jsonrpc":"2.0","id":null,"method":"workspace/symbol","params":{"query":""}}'],
    ['a method that is no text', '{"jsonrpc":"2.0","id":null,"method":7}'],
  ])('is left, and the server goes on: %s', async (_, content) => {
    patient.send(framed(content));
    await patient.isServed();
    expect(patient.received.filter(({ id }) => id === 5)).toEqual([]);
  });
});

describe('a request', () => {
  test.each([
    ['workspace/symbol', 'x'],
    ['workspace/symbol', 7],
    ['decisionPackets/packet', null],
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: null, position: { line: 0, character: 0 } }],
    ['textDocument/completion', { textDocument: { uri: 7 } }],
    ['textDocument/semanticTokens/full', []],
    ['textDocument/codeAction', { range: {} }],
    ['completionItem/resolve', {}],
  ])('%s with %j is refused for its parameters', async (method, params) => {
    patient.send(framed({ id: 5, method, params }));
    expect((await patient.answer(5)).error).toMatchObject({ code: ErrorCodes.InvalidParams });
    await patient.isServed();
  });

  test('may have a text as its ID', async () => {
    patient.send(framed({ ...REQUEST, id: 'é' }));
    expect((await patient.answer('é')).result).toEqual([]);
  });

  test('whose ID is used twice is answered at least once, and the server goes on', async () => {
    patient.send(framed(REQUEST), framed(REQUEST));
    expect((await patient.answer(5)).result).toEqual([]);
    await patient.isServed();
  });

  test('of an unknown method is refused, an unknown notification is passed over', async () => {
    patient.send(framed({ method: '$/noSuch' }), framed({ method: 'noSuch', params: {} }));
    for (const method of ['$/noSuch', 'textDocument/noSuch']) {
      patient.send(framed({ id: method, method }));
      expect((await patient.answer(method)).error).toMatchObject({ code: ErrorCodes.MethodNotFound });
    }
    await patient.isServed();
  });

  test('may be as large as a packet can be', async () => {
    const row = '| AUTHORIZE_GO | é🚀 | LANE-A-SCOPE-1 resolved |\n';
    const text = `# Decision packet\n\n| option | authorizes | preconditions |\n|---|---|---|\n${row.repeat(20_000)}`;
    const textDocument = { uri: 'untitled:large.packet.md', languageId: 'markdown', version: 1, text };
    patient.send(framed({ method: 'textDocument/didOpen', params: { textDocument } }));
    patient.send(
      framed({ id: 6, method: 'textDocument/foldingRange', params: { textDocument: { uri: textDocument.uri } } }),
    );
    expect((await patient.answer(6)).error).toBeUndefined();
    patient.send(framed({ ...REQUEST, params: { query: 'x'.repeat(5_000_000) } }));
    expect((await patient.answer(5)).result).toEqual([]);
  });
});

describe('before initialize', () => {
  test('requests are refused, notifications are passed over, and exit is obeyed', async () => {
    const wire = new Wire();
    running.push(wire);
    const textDocument = { uri: 'untitled:x.packet.md', languageId: 'markdown', version: 1, text: '' };
    wire.send(framed({ method: 'textDocument/didOpen', params: { textDocument } }));
    wire.send(framed({ method: 'initialized', params: {} }), framed(REQUEST));
    expect((await wire.answer(5)).error).toMatchObject({ code: ErrorCodes.ServerNotInitialized });
    wire.send(framed({ method: 'exit' }));
    expect(await wire.exited).toBe(1);
    expect(wire.received.map(({ id }) => id)).toEqual([5]);
  });

  test.each([[{}], [null], [{ capabilities: null }]])(
    'initialize with %j fails, and can be tried again',
    async (params) => {
      const wire = new Wire();
      running.push(wire);
      wire.send(framed({ id: 5, method: 'initialize', params }));
      expect((await wire.answer(5)).error).toBeDefined();
      wire.send(framed({ id: 6, method: 'initialize', params: { capabilities: {} } }));
      expect((await wire.answer(6)).result).toHaveProperty('capabilities');
    },
  );
});

describe('behind shutdown', () => {
  test('everything is refused but exit, which ends with 0', async () => {
    const wire = await start();
    wire.send(framed({ id: 'shutdown', method: 'shutdown' }));
    expect(await wire.answer('shutdown')).toEqual({ jsonrpc: '2.0', id: 'shutdown', result: null });
    for (const [id, method] of ['workspace/symbol', 'shutdown', 'initialize', 'decisionPackets/packets'].entries()) {
      wire.send(framed({ id, method, params: method === 'initialize' ? { capabilities: {} } : {} }));
      expect((await wire.answer(id)).error, method).toMatchObject({ code: ErrorCodes.InvalidRequest });
    }
    wire.send(framed({ method: 'textDocument/didOpen', params: {} }), framed({ method: 'exit' }));
    expect(await wire.exited).toBe(0);
  });

  test('the end of the input ends with 0, and without a shutdown with 1', async () => {
    const polite = await start();
    polite.send(framed({ id: 5, method: 'shutdown' }));
    await polite.answer(5);
    polite.process.stdin.end();
    expect(await polite.exited).toBe(0);
    const rude = await start();
    rude.process.stdin.end();
    expect(await rude.exited).toBe(1);
    expect(rude.stderr).toBe('');
  });
});
