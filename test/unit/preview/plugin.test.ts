import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Badge, Badges } from '../../../client/src/preview/badge.ts';
import { addBadges } from '../../../client/src/preview/plugin.ts';

const PACKET = 'file:///ws/next-decision-packet.md';

const badge = (line: number, name: string, label = 'OPEN', more: Partial<Badge> = {}): Badge => ({
  line,
  name,
  label,
  tone: 'unmet',
  detail: `${name} has earned OPEN.`,
  ...more,
});

/** Renders as VS Code does: parsed once without knowing of which document, rendered with its URI. */
function previewOf(
  text: string,
  badges: readonly Badge[],
  state: Badges['state'] = 'current',
  document = PACKET,
): string {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  addBadges(markdown, (shown, source) => (shown === PACKET && source === text ? { state, all: badges } : undefined));
  return markdown.renderer.render(markdown.parse(text, {}), markdown.options, { currentDocument: document });
}

/** The HTML with each badge as `[label]`. */
const brief = (html: string): string =>
  html.replace(/<span class="decision-packets-badge[^>]*>([^<]*)<\/span>/g, '[$1]').trim();

const plain = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text).trim();

describe('a badge in the preview', () => {
  test('stands behind the name, wherever that stands', () => {
    const text = '- A-1 — scope (owner)\n- then **A-2**, and\n  `A-3`.\n';
    expect(brief(previewOf(text, [badge(0, 'A-1'), badge(1, 'A-2'), badge(2, 'A-3')]))).toBe(
      '<ul>\n<li>A-1[✗ OPEN] — scope (owner)</li>\n<li>then <strong>A-2[✗ OPEN]</strong>, and\n<code>A-3</code>[✗ OPEN].</li>\n</ul>',
    );
  });

  test('stands in the cell of its name: a row has one line', () => {
    const text = '| option | preconditions |\n|---|---|\n| GO_ON | A-1; clone is *built*; A-1 |\n| GO_UP | A-1 |\n';
    const found = previewOf(text, [
      badge(2, 'GO_ON', '0 of 2 met'),
      badge(2, 'A-1'),
      badge(2, 'clone is built', 'not met'),
      badge(3, 'A-1', 'PROVEN', { tone: 'met' }),
    ]);
    expect(brief(found)).toContain(
      '<td>GO_ON[✗ 0 of 2 met]</td>\n<td>A-1[✗ OPEN]; clone is <em>built[✗ not met]</em>; A-1</td>',
    );
    expect(brief(found)).toContain('<td>GO_UP</td>\n<td>A-1[✓ PROVEN]</td>');
  });

  test('is found behind the badge before, so that the same name twice has two', () => {
    expect(brief(previewOf('A-1 and A-1\n', [badge(0, 'A-1', 'one'), badge(0, 'A-1', 'two')]))).toBe(
      '<p>A-1[✗ one] and A-1[✗ two]</p>',
    );
  });

  test('stands behind a name that is spread over two lines, or written with entities or escapes', () => {
    expect(brief(previewOf('operator builds\nclone\n', [badge(0, 'operator builds clone')]))).toContain(
      'clone[✗ OPEN]',
    );
    expect(brief(previewOf('GO\\_ON &amp; off\n', [badge(0, 'GO_ON & off')]))).toBe('<p>GO_ON &amp; off[✗ OPEN]</p>');
  });

  test('belongs to the whole name, not to a part of a longer one', () => {
    const text = 'A-1-B-1, XA-1, A-12, ÄA-1\n';
    expect(previewOf(text, [badge(0, 'A-1')])).toBe(`${plain(text)}\n`);
  });

  test('has no place on a line where the name is not', () => {
    const text = 'A-1\n\nA-2\n\nA-1\n';
    expect(brief(previewOf(text, [badge(2, 'A-1'), badge(9, 'A-1'), badge(4, 'A-1')]))).toBe(
      '<p>A-1</p>\n<p>A-2</p>\n<p>A-1[✗ OPEN]</p>',
    );
  });

  test.each([
    ['a block of code', '```\nA-1\n```\n'],
    ['indented code', '    A-1\n'],
    ['a comment', '<!-- A-1 -->\n'],
    ['a comment in a line', 'see <!-- A-1 --> there\n'],
    ['a block of HTML', '<div>\nA-1\n</div>\n'],
    ['an attribute', 'an <b title="A-1">attribute</b>\n'],
    ['struck-through text', '~~A-1~~\n'],
    ['text that HTML strikes through', 'not <del>A-1</del>\n'],
    ['the target of a link', '[there](A-1 "A-1")\n'],
    ['an address', 'https://example.org/A-1 and <https://example.org/A-1>\n'],
    ['a picture', '![A-1](a.png)\n'],
  ])('has no place in %s', (_, text) => {
    const lines = text.split('\n').map((__, line) => badge(line, 'A-1'));
    expect(previewOf(text, lines).trim()).toBe(plain(text));
  });

  test('stands behind the text of a link, which is still one', () => {
    expect(brief(previewOf('[A-1](map.json)\n', [badge(0, 'A-1')]))).toBe('<p><a href="map.json">A-1[✗ OPEN]</a></p>');
  });

  test('tells its tone by a sign, and the whole story to a pointer and to a screen reader', () => {
    const met = badge(0, 'A-1', 'PROVEN', { tone: 'met', detail: 'A-1 must be PROVEN and has earned PROVEN.' });
    expect(previewOf('A-1\n', [met])).toBe(
      '<p>A-1<span class="decision-packets-badge decision-packets-met" role="note" title="A-1 must be PROVEN and has earned PROVEN." aria-label="PROVEN. A-1 must be PROVEN and has earned PROVEN.">✓ PROVEN</span></p>\n',
    );
    const signs = (['in-force', 'met', 'unmet', 'broken', 'plain'] as const).map((tone) =>
      brief(previewOf('A-1\n', [badge(0, 'A-1', 'x', { tone })])),
    );
    expect(new Set(signs).size).toBe(5);
  });

  test('is text, whatever a packet or a map says', () => {
    const evil = '"><img src=x onerror=alert(1)>&\'';
    const name = 'a <b> & "c"';
    const html = previewOf('a \\<b> & "c"\n', [badge(0, name, evil, { detail: evil })]);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(html).toContain('a &lt;b&gt; &amp; &quot;c&quot;<span');
    expect(html.match(/title="[^"]*"/)?.[0]).toBe('title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;\'"');
  });

  test('is found by a name that is not taken for a pattern', () => {
    expect(brief(previewOf('a+(b|c)*$ [x]\n', [badge(0, 'a+(b|c)*$ [x]')]))).toContain('[x][✗ OPEN]');
    expect(brief(previewOf('aaa\n', [badge(0, 'a+')]))).toBe('<p>aaa</p>');
  });
});

describe('what is not known', () => {
  test('is not told: while a packet is being checked, that is all its badges say', () => {
    const available = badge(0, 'GO_ON', 'available', { tone: 'met', detail: 'GO_ON is available.' });
    const html = previewOf('GO_ON\n', [available], 'checking');
    expect(html).not.toContain('available');
    expect(html).toContain('decision-packets-checking');
    expect(html).toContain('aria-label="Being checked."');
  });

  test('has no badge: another document, an earlier text, no document at all', () => {
    const all = [badge(0, 'A-1')];
    expect(previewOf('A-1\n', all, 'current', 'file:///ws/readme.md')).toBe('<p>A-1</p>\n');
    const markdown = addBadges(new MarkdownIt(), (_, source) =>
      source === 'A-1 was\n' ? { state: 'current', all } : undefined,
    );
    expect(markdown.render('A-1 is\n', { currentDocument: PACKET })).toBe('<p>A-1 is</p>\n');
    const asked: unknown[] = [];
    addBadges(new MarkdownIt(), (document) => void asked.push(document)).render('A-1\n');
    expect(asked).toEqual([undefined]);
  });
});

describe('what was parsed once', () => {
  test('is rendered with the badges of the day', () => {
    let all = [badge(0, 'A-1', 'OPEN')];
    const markdown = addBadges(new MarkdownIt(), () => ({ state: 'current', all }));
    const tokens = markdown.parse('A-1\n', {});
    const render = () => brief(markdown.renderer.render(tokens, markdown.options, { currentDocument: PACKET }));
    expect(render()).toBe('<p>A-1[✗ OPEN]</p>');
    all = [badge(0, 'A-1', 'PROVEN', { tone: 'met' })];
    expect(render()).toBe('<p>A-1[✓ PROVEN]</p>');
    all = [];
    expect(render()).toBe('<p>A-1</p>');
  });

  test('leaves the rules of other plugins in place', () => {
    const markdown = new MarkdownIt();
    markdown.renderer.rules.text = (tokens, at) => `<i>${tokens[at]?.content}</i>`;
    addBadges(markdown, () => ({ state: 'current', all: [badge(0, 'A-1')] }));
    expect(brief(markdown.render('see A-1 there\n', { currentDocument: PACKET }))).toBe(
      '<p><i>see A-1</i>[✗ OPEN]<i> there</i></p>',
    );
  });

  test('is rendered as ever where nothing is named', () => {
    const text = '# Title\n\nSome *words*, `code`, [a link](b.md).\n\n| a | b |\n|---|---|\n| 1 |\n';
    expect(previewOf(text, [])).toBe(`${plain(text)}\n`);
  });
});
