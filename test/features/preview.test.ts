import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { addBadges } from '../../client/src/preview/plugin.ts';
import { badges } from '../../server/src/features/badges.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, PACKET, packet } from './lane.ts';

const example = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
const BADGE = /<span class="decision-packets-badge[^>]*>([^<]*)<\/span>/g;

/** What the preview shows of a packet, with its badges and without. */
async function preview(files: Readonly<Record<string, string>>, path = PACKET) {
  const { context } = await Marked.of(files);
  const text = files[path] ?? '';
  const told = badges(uriOf(path), context) ?? [];
  const plain = new MarkdownIt({ html: true });
  const markdown = addBadges(new MarkdownIt({ html: true }), () => ({ state: 'current', all: told }));
  return {
    told,
    html: markdown.render(text),
    plain: plain.render(text),
    file: context.snapshot.files.get(uriOf(path)),
  };
}

describe('the preview of', () => {
  test.each([
    ['fix7-p0/next-production-decision-packet.md', 'fix7-p0/production-blocker-map.json'],
    ['mid-course/next-decision-packet.md', 'mid-course/ledger-blocker-map.json'],
  ])('%s has a badge behind every name', async (packetPath, mapPath) => {
    const [name, mapName] = [packetPath, mapPath].map((path) => path.slice(path.indexOf('/') + 1)) as [string, string];
    const { told, html } = await preview({ [name]: example(packetPath), [mapName]: example(mapPath) }, name);
    const shown = [...html.matchAll(BADGE)].map(([, label]) => label?.replace(/^[●✓✗⚠] /u, ''));
    expect(shown).toEqual(told.map(({ label }) => label));
    expect(shown.length).toBeGreaterThan(20);
  });

  test('any half-typed packet is that of the same text with badges behind names, and calls nothing available that is not', async () => {
    const damaged = fc
      .tuple(
        fc.nat(packet.length),
        fc.nat(60),
        fc.constantFrom(
          '',
          '|',
          '`',
          '```\n',
          '<!--',
          '<div>\n',
          '~~',
          '**',
          '\n\n',
          '[',
          '](',
          '\\',
          '&amp;',
          '🚀',
          '\r',
        ),
      )
      .map(([from, length, put]) => packet.slice(0, from) + put + packet.slice(from + length));
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const { told, html, plain, file } = await preview(lane({ [PACKET]: () => text }));
        expect(html.replace(BADGE, '')).toBe(plain);
        for (const block of html.match(/<pre>[\s\S]*?<\/pre>|<!--[\s\S]*?-->/g) ?? []) expect(block).not.toMatch(BADGE);
        const open = file?.file.kind === 'packet' ? file.file.evaluation.options : [];
        const available = new Set(open.flatMap(({ available, read }) => (available ? [read.option.id.value] : [])));
        for (const { label, name } of told) if (label === 'available') expect(available).toContain(name);
      }),
      { numRuns: 150 },
    );
  });
});
