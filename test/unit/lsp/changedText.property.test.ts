import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { changedText } from '../../../server/src/lsp/changedText.ts';
import { stepsOf } from '../../support/steps.ts';

const text = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', 'b', '🚀'), maxLength: 20 });
const number = fc.oneof(fc.nat(6), fc.constantFrom(-1, 2 ** 31 - 1, 2 ** 32 - 1));
const position = fc.record({ line: number, character: number });
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

test('a text is changed as the protocol says, whatever places a client names', () => {
  fc.assert(
    fc.property(text, fc.array(change, { maxLength: 6 }), (start, changes) => {
      const source = changedText(new SourceText(start), changes);
      let expected = start;
      for (const each of changes) {
        // A new one each time: where lines are named that are none, the library forgets where lines start.
        const document = TextDocument.create('file:///a', '', 1, expected);
        expected = TextDocument.update(document, [each], 1).getText();
      }
      expect(source.text).toBe(expected);
      const fresh = new SourceText(source.text);
      for (let offset = 0; offset <= source.text.length; offset += 1) {
        expect(source.positionAt(offset)).toEqual(fresh.positionAt(offset));
      }
    }),
    { numRuns: 2000 },
  );
});

test('a change that cannot be meant changes nothing', () => {
  const source = new SourceText('one\ntwo');
  const start = { line: 0, character: 1 };
  const broken = [
    {},
    { text: 5 },
    { range: null, text: '' },
    { range: { start }, text: '' },
    { range: { start, end: { line: 0 } }, text: '' },
    { range: { start, end: { line: 0, character: 1.5 } }, text: '' },
  ] as unknown as readonly TextDocumentContentChangeEvent[];
  for (const change of broken) expect(() => changedText(source, [change])).toThrow();
  expect(source.text).toBe('one\ntwo');
});

test('twice as many changes in twice as many lines, told of from the last one on, take twice as long', async () => {
  const changing = (lines: number) => {
    const source = new SourceText('a line\n'.repeat(lines));
    const changes = Array.from({ length: lines }, (_, index) => {
      const start = { line: lines - 1 - index, character: 2 };
      return { range: { start, end: { ...start, character: 3 } }, text: 'm' };
    });
    return () => changedText(source, changes);
  };
  const steps = await stepsOf(changing(1000));
  expect(steps).toBeGreaterThan(1000);
  expect((await stepsOf(changing(2000))) / steps).toBeLessThan(2.6);
});
