import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEGEND } from '../../server/src/features/announced.ts';
import { semanticTokens, TokenResults } from '../../server/src/features/semanticTokens.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

/** Tokens as lines: the word, its type and its modifiers. */
function read(data: readonly number[], marked: Marked, path: string): string[] {
  const source = marked.source(path);
  const lines: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    line += deltaLine;
    character = deltaLine === 0 ? character + deltaStart : deltaStart;
    const start = source.offsetAt({ line, character });
    const names = LEGEND.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    lines.push([source.text.slice(start, start + length), LEGEND.tokenTypes[type], ...names].join(' '));
  }
  return lines;
}

async function tokens(path: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const marked = await Marked.of(files);
  return read(semanticTokens(uriOf(path), undefined, marked.context), marked, path);
}

describe('tokens', () => {
  test('of a packet tell options, blockers, conditions and grants, met and unmet', async () => {
    const found = await tokens(PACKET, lane());
    expect(found.slice(0, 8)).toEqual([
      'HOLD_ALL enumMember met',
      'HOLD enumMember met',
      'HOLD_ALL enumMember declaration met',
      'AUTHORIZE_REHEARSAL enumMember declaration unmet',
      'ROLLBACK-1 class met',
      'operator builds clone parameter unmet',
      'AUTHORIZE_DRYRUN enumMember declaration unmet',
      'AUTHORIZE_REHEARSAL enumMember unmet',
    ]);
    expect(found).toContain('permit property met');
    expect(found).toContain('OPEN keyword');
  });

  test('of a map tell its entries and their statuses', async () => {
    expect(await tokens(MAP, lane())).toEqual([
      'LANE-A-SCOPE-1 class declaration unmet',
      'OPEN keyword',
      'LANE-A-ROLLBACK-1 class unmet',
      'LANE-A-ROLLBACK-1 class declaration unmet',
      'DESIGNED keyword',
      'AUTHORIZE_REHEARSAL enumMember',
      'CLONE parameter declaration unmet',
      'operator builds clone parameter declaration unmet',
      'UNMET keyword',
      'REAL_RUN property declaration unmet',
      'NOT_GRANTED keyword',
      'permit property declaration met',
      'GRANTED keyword',
    ]);
  });

  test('without a map nothing is met', async () => {
    const files = lane();
    delete files[MAP];
    const found = await tokens(PACKET, files);
    expect(found.filter((line) => !line.includes('HOLD') && line.includes(' met'))).toEqual([]);
  });

  test('behind an emoji and with CRLF line ends stand where they are', async () => {
    const found = await tokens(
      PACKET,
      lane({
        [PACKET]: (text) =>
          put('; operator builds clone', '; 🚀 \\| x; operator builds clone')(text).replaceAll('\n', '\r\n'),
      }),
    );
    expect(found).toContain('operator builds clone parameter unmet');
  });

  test('in a range are those that lie in it', async () => {
    const marked = await Marked.of(lane());
    const range = { start: { line: 9, character: 0 }, end: { line: 10, character: 0 } };
    const found = read(semanticTokens(uriOf(PACKET), range, marked.context), marked, PACKET);
    expect(found).toEqual([
      'AUTHORIZE_REHEARSAL enumMember declaration unmet',
      'ROLLBACK-1 class met',
      'operator builds clone parameter unmet',
    ]);
  });

  test('are none for a file that is gone, or where the request was given up', async () => {
    const { context } = await Marked.of(lane());
    expect(semanticTokens(uriOf('gone.packet.md'), undefined, context)).toEqual([]);
    expect(semanticTokens(uriOf(PACKET), undefined, context, { isCancellationRequested: true })).toEqual([]);
  });
});

describe('changes of tokens', () => {
  const numbers = fc.array(fc.nat(3), { maxLength: 20 });

  test('make the new list of the old one', () => {
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const results = new TokenResults();
        const { resultId } = results.full('a', before);
        const delta = results.delta('a', resultId as string, after);
        if (!('edits' in delta)) throw new Error('The last result is known.');
        const changed = [...before];
        for (const { start, deleteCount, data } of delta.edits) changed.splice(start, deleteCount, ...(data ?? []));
        expect(changed).toEqual(after);
      }),
    );
  });

  test('are the whole list for a result that is not the last one', () => {
    const results = new TokenResults();
    const { resultId } = results.full('a', [1]);
    results.full('a', [2]);
    expect(results.delta('a', resultId as string, [3])).toMatchObject({ data: [3] });
    results.forget('a');
    expect(results.delta('a', '3', [4])).toMatchObject({ data: [4] });
  });
});
