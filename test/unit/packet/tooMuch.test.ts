import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/core/check.ts';
import { readJsonPacket } from '../../../server/src/core/packet/json/read.ts';
import { readEditedPacket, readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import type { Packet } from '../../../server/src/core/packet/model.ts';
import { table } from '../../support/hostileTexts.ts';
import { Session, uriOf } from '../workspace/session.ts';

const rows = (count: number): string => Array.from({ length: count }, (_, n) => `| GO_${n} | x | x |\n`).join('');
const HEAD_LINES = table('').split('\n').length - 1;
const told = ({ problems }: Packet): string[] => problems.map(({ message }) => message);

describe('a packet that has more than is read', () => {
  test.each([
    ['lines', table('\n'.repeat(29_999 - HEAD_LINES)), table('\n'.repeat(30_000 - HEAD_LINES)), '30,000 lines'],
    ['empty lines', '\n'.repeat(29_999), '\n'.repeat(30_000), '30,000 lines'],
    ['CRLF lines', `a${'\r\n'.repeat(29_999)}`, `a${'\r\n'.repeat(30_000)}`, '30,000 lines'],
    ['CR lines', `a${'\r'.repeat(29_999)}`, `a${'\r'.repeat(30_000)}`, '30,000 lines'],
    ['characters', 'x'.repeat(3_000_000), 'x'.repeat(3_000_001), '3,000,000 characters'],
    ['options', table(rows(4999)), table(rows(5000)), 'has 5,001 options'],
    ['indentation', `${' '.repeat(1000)}x`, `${' '.repeat(1001)}x`, '1,000 columns'],
    ['indentation by tabs', `${'\t'.repeat(250)}x`, ` ${'\t'.repeat(250)} x`, '1,000 columns'],
  ])('of %s, says so at its beginning, and counts for nothing', (_, most, more, says) => {
    expect(told(readMarkdownPacket(most))).toEqual([]);
    const packet = readMarkdownPacket(more);
    expect(told(packet)).toEqual([expect.stringContaining(says)]);
    expect(packet).toMatchObject({ broken: true, options: [], defaults: [], selections: [] });
    expect(packet.problems[0]?.span.start).toBeLessThan(200);
  });

  test('of options in JSON as well', () => {
    const packetOf = (count: number): string =>
      JSON.stringify({
        version: 1,
        default: 'A',
        options: Array.from({ length: count }, (_, n) => ({ id: `GO_${n}` })),
      });
    expect(told(readJsonPacket(packetOf(5000)))).toEqual([]);
    const packet = readJsonPacket(packetOf(5001));
    expect(told(packet)).toEqual([expect.stringContaining('has 5,001 options')]);
    expect(packet).toMatchObject({ broken: true, options: [], defaults: [] });
  });

  test.each([
    ['lines', `${table('| GO | x | x |\n')}\n`, `${table('| GO | x | x |\n')}${'\n'.repeat(30_000)}`],
    ['options', table(rows(4999)), table(rows(5000))],
    ['blanks behind rows', `${table(rows(3))}${' '.repeat(1000)}\n`, `${table(rows(3))}${' '.repeat(1001)}\n`],
  ])('of %s while it is typed in, and less again, is read as if it had just been opened', (_, less, more) => {
    let reading = readEditedPacket(less);
    for (const text of [more, `${more}a`, less, more, less]) {
      reading = readEditedPacket(text, reading);
      const fresh = readMarkdownPacket(text);
      expect(told(reading.packet)).toEqual(told(fresh));
      expect(reading.packet.options.length).toBe(fresh.options.length);
      expect(reading.packet.broken).toBe(fresh.broken);
    }
  });

  test.each([
    ['lines', '\n'.repeat(30_000)],
    ['options', rows(5000)],
    ['quotes around a word', `\n${'> '.repeat(300)}LANE-A-1\n`],
  ])('of %s, is not said to lack what it has, and nor are the blockers of its map', async (_, more) => {
    const text = `---\nblocker-map: blocker-map.json\nselected: GO\n---\n\n${table('| GO | x | LANE-A-1 |\n')}${more}`;
    const blockers = [{ id: 'LANE-A-1', title: 'One', owners: ['owner'], status: 'OPEN' }];
    const session = new Session({
      '/ws/a.packet.md': text,
      '/ws/blocker-map.json': JSON.stringify({ version: 1, lane: 'LANE', blockers }),
    });
    const { files } = (await session.update()).snapshot;
    const codes = (path: string) => {
      const file = files.get(uriOf(path));
      return (
        file &&
        check(file.project)
          .get(uriOf(path))
          ?.map(({ code }) => code)
      );
    };
    expect(session.inForce('/ws/a.packet.md')).toBeUndefined();
    expect(codes('/ws/a.packet.md')).toEqual(['syntax']);
    expect(codes('/ws/blocker-map.json')).toEqual([]);
  });
});
