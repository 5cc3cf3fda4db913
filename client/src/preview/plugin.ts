import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { type Badges, renderBadge } from './badge.ts';
import { TokenIndex } from './tokenIndex.ts';

/** The badges of the document at a URI whose text is `text`; `undefined` for what is no packet. */
export type BadgesOf = (document: unknown, text: string) => Badges | undefined;

/**
 * A plugin for markdown-it that puts badges behind the names of things in a packet.
 *
 * VS Code keeps what it has parsed, and says only when it renders which document that was: the text is looked through
 * while it is parsed, and the badges are put in while it is rendered.
 */
export function addBadges(markdown: MarkdownIt, badgesOf: BadgesOf): MarkdownIt {
  const indexes = new WeakMap<Token, TokenIndex>();
  markdown.core.ruler.push('decision-packets-badges', ({ src, tokens }) => {
    const index = new TokenIndex(src, tokens);
    for (const token of index.tokens) {
      indexes.set(token, index);
    }
  });

  const { escapeHtml } = markdown.utils;
  for (const rule of ['text', 'code_inline'] as const) {
    const usual = markdown.renderer.rules[rule];
    markdown.renderer.rules[rule] = (tokens, at, options, env, self) => {
      const token = tokens[at] as Token;
      const render = (part: Token) =>
        usual === undefined
          ? self.renderToken([part], 0, options)
          : usual(tokens.with(at, part), at, options, env, self);
      const index = indexes.get(token);
      const badges = index && badgesOf(env?.currentDocument, index.source);
      const placements = index && badges ? index.placements(token, badges.all) : [];
      if (badges === undefined || placements.length === 0) {
        return render(token);
      }
      if (rule === 'code_inline') {
        return render(token) + placements.map(({ badge }) => renderBadge(badge, badges.state, escapeHtml)).join('');
      }
      let html = '';
      let done = 0;
      for (const { end, badge } of placements) {
        html += render(withContent(token, token.content.slice(done, end)));
        html += renderBadge(badge, badges.state, escapeHtml);
        done = end;
      }
      return html + render(withContent(token, token.content.slice(done)));
    };
  }
  return markdown;
}

const withContent = (token: Token, content: string): Token =>
  Object.assign(Object.create(Object.getPrototypeOf(token)), token, { content });
