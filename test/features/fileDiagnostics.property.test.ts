import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { SourceText } from '../../server/src/core/syntax/sourceText.ts';
import type { Context } from '../../server/src/features/context.ts';
import type { Diagnosed } from '../../server/src/features/diagnosing.ts';
import { fileDiagnostics } from '../../server/src/features/fileDiagnostics.ts';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../server/src/workspace/snapshot.ts';

const OWN = 'file:///ws/own.md';
const OTHER = 'file:///ws/other.md';

const LETTERS = ['a', 'b', 'c'] as const;
const text = fc
  .array(fc.constantFrom(...LETTERS, 'x', 'x', '\n', '\n', '\r', '\r\n'), { maxLength: 20 })
  .map((pieces) => pieces.join(''));

/** What may change between two checks; mostly, little does. */
const edit = fc.record({
  of: fc.constantFrom('own' as const, 'own' as const, 'other' as const),
  at: fc.nat(20),
  removed: fc.nat(2),
  inserted: text.map((inserted) => inserted.slice(0, 3)),
  says: fc.record({
    letter: fc.constantFrom(...LETTERS),
    code: fc.constantFrom('one', 'one', 'another'),
    severity: fc.constantFrom('error' as const, 'error' as const, 'hint' as const),
    message: fc.constantFrom('one', 'one', 'another'),
    related: fc.constantFrom('one', 'one', 'another'),
    leadsTo: fc.constantFrom(OWN, OTHER, OTHER),
  }),
  clientUri: fc.constantFrom(OTHER, OTHER, OTHER, 'file:///ws/%6Fther.md'),
  isOther: fc.constantFrom(true, true, true, false),
  traits: fc.constantFrom(0, 0, 0, 1),
});

const TRAITS = [true, false].map((relatedInformation) => ({ relatedInformation, codeDescription: true, tags: true }));

type Said = Pick<Finding, 'code' | 'severity' | 'message'> & { readonly related: string; readonly leadsTo: string };

const UNSAID: Said = { code: 'one', severity: 'error', message: 'one', related: 'one', leadsTo: OTHER };

/** A finding for every letter, with what is around it, which leads to all places with the same letter in a file. */
function findingsIn(own: string, other: string, says: Readonly<Record<string, Said>>): Finding[] {
  const spansOf = (letter: string, text: string) =>
    [...text.matchAll(new RegExp(`x*${letter}x*`, 'g'))].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }));
  return LETTERS.flatMap((letter) => {
    const { related: message, leadsTo: uri, ...said } = says[letter] ?? UNSAID;
    const related = spansOf(letter, uri === OWN ? own : other).map((span) => ({ uri, span, message }));
    return spansOf(letter, own).map((span) => ({ ...said, uri: OWN, span, related, fixes: () => [] }));
  }).sort((one, another) => one.span.start - another.span.start || one.span.end - another.span.end);
}

function contextOf(files: Readonly<Record<string, SourceText>>, clientUri: string): Context {
  const entries = Object.entries(files).map(([uri, source]) => [uri, { file: { source } }] as const);
  const snapshot = { ...EMPTY_SNAPSHOT, files: new Map(entries) as unknown as Snapshot['files'] };
  return { snapshot, clientUri: (uri) => (uri === OTHER ? clientUri : uri) };
}

test('after any changes, the diagnostics of a file are those that are made of nothing but its findings', () => {
  let kept = 0;
  let made = 0;
  fc.assert(
    fc.property(text, fc.option(text), fc.array(edit, { minLength: 1, maxLength: 6 }), (own, other, edits) => {
      const sources = { own: new SourceText(own), other: new SourceText(other ?? own) };
      const says: Record<string, Said> = {};
      let before: Diagnosed | undefined;
      for (const { of, at, removed, inserted, says: said, clientUri, isOther, traits } of edits) {
        const { text } = sources[of];
        sources[of] = new SourceText(text.slice(0, at) + inserted + text.slice(at + removed), sources[of]);
        says[said.letter] = said;
        const context = contextOf({ [OWN]: sources.own, ...(isOther && { [OTHER]: sources.other }) }, clientUri);
        const findings = findingsIn(sources.own.text, sources.other.text, says);
        const args = [findings, sources.own, TRAITS[traits] as (typeof TRAITS)[0], context] as const;
        const now = fileDiagnostics(...args, before);
        expect(now.diagnostics).toEqual(fileDiagnostics(...args).diagnostics);
        const isKept = (diagnostic: unknown) => before?.diagnostics.includes(diagnostic as never) === true;
        kept += now.diagnostics.filter(isKept).length;
        made += now.diagnostics.length;
        before = now;
      }
    }),
    { numRuns: 3000 },
  );
  // Where nothing is ever kept, there is nothing to be wrong.
  expect(kept).toBeGreaterThan(made / 10);
});
