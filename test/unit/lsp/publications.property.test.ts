import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { type Publication, Publications } from '../../../server/src/lsp/publications.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const text = fc.oneof(fc.string(), fc.constantFrom('"diagnostics":[]', ']}}', '\u00e9\u2028🚀', '\ud83d', ''));
const diagnostics: fc.Arbitrary<Diagnostic[]> = fc.array(fc.record({ range: fc.constant(range), message: text }), {
  minLength: 1,
  maxLength: 8,
});

/** Some of a few, mostly in their order, as it is while somebody types. */
const selection = fc.oneof(
  { weight: 3, arbitrary: fc.uniqueArray(fc.nat(7)).map((list) => list.sort()) },
  { weight: 1, arbitrary: fc.array(fc.nat(7)) },
);
const publication = fc.record({ uri: text, version: fc.option(fc.nat(), { nil: undefined }), selection });

test('a publication is written as the JSON that it is, whatever was written before', () => {
  fc.assert(
    fc.property(diagnostics, fc.array(publication, { maxLength: 8 }), (all, list) => {
      const publications = new Publications();
      for (const { uri, version, selection } of list) {
        const message: Publication = {
          jsonrpc: '2.0',
          method: 'textDocument/publishDiagnostics',
          params: { uri, diagnostics: selection.flatMap((index) => all[index] ?? []), version },
        };
        const bytes = publications.bytesOf(message);
        const [header = ''] = /^Content-Length: \d+\r\n\r\n/.exec(bytes.toString()) ?? [];
        expect(header).toBe(`Content-Length: ${bytes.length - header.length}\r\n\r\n`);
        const plain = JSON.stringify({ jsonrpc: '2.0', method: message.method, params: message.params });
        expect(JSON.parse(bytes.toString('utf8', header.length))).toEqual(JSON.parse(Buffer.from(plain).toString()));
      }
    }),
    { numRuns: 1000 },
  );
});

test('what is the same object as in the publication before is not made JSON again', () => {
  const publications = new Publications();
  let made = 0;
  const counted = (): Diagnostic & { toJSON: () => unknown } => ({
    range,
    message: '',
    toJSON: () => {
      made += 1;
      return { range };
    },
  });
  const [one, two, three] = [counted(), counted(), counted()];
  const publish = (...diagnostics: Diagnostic[]) =>
    publications.bytesOf({
      jsonrpc: '2.0',
      method: 'textDocument/publishDiagnostics',
      params: { uri: 'file:///a', diagnostics },
    });
  publish(one, two);
  publish(three, one, two);
  publish(two, three);
  expect(made).toBe(3);
  publish();
  publish(one);
  expect(made).toBe(4);
});
