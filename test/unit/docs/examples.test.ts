import { describe, expect, test } from 'vitest';
import { readBlockerMap } from '../../../server/src/core/blockerMap/read.ts';
import { evaluate } from '../../../server/src/core/evaluate/evaluation.ts';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { SourceText } from '../../../server/src/core/syntax/sourceText.ts';
import { TODAY } from '../../support/evaluate.ts';
import { allPages, fencesOf } from './pages.ts';

const examples = allPages().flatMap((page) => fencesOf(page).map((fence) => ({ ...fence, path: page.path })));
const marked = (kind: string) => examples.filter(({ info }) => info[1] === kind);

/** ```` ```markdown packet REASON OPTION ````: a whole packet, and what comes of it without a map. */
describe('the packets in the pages are what the pages say', () => {
  test('there are some of both formats', () => {
    expect(new Set(marked('packet').map(({ info }) => info[0]))).toEqual(new Set(['markdown', 'jsonc']));
  });

  test.each(marked('packet'))('$path: $info', ({ info: [language, , reason, inForce], text }) => {
    const packet = language === 'markdown' ? readMarkdownPacket(text) : readJsonPacket(text);
    const { decision } = evaluate(packet, { kind: 'none' }, TODAY);
    expect(packet.problems).toEqual([]);
    expect(packet.schemaProblems).toEqual([]);
    expect([decision.reason, decision.inForce]).toEqual([reason, inForce]);
  });
});

describe('the blocker maps in the pages are as the format demands', () => {
  test('there are some', () => {
    expect(marked('map').length).toBeGreaterThan(0);
  });

  test.each(marked('map'))('$path', ({ text }) => {
    const map = readBlockerMap(new SourceText(text));
    expect([map.broken, map.schemaProblems]).toEqual([undefined, []]);
  });
});
