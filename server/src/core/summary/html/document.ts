import { graphSection } from '../graph/section.ts';
import type { PathOf } from '../json.ts';
import type { Summary } from '../model.ts';
import { titleOf } from '../phrases.ts';
import { body } from './body.ts';
import { DOCUMENT_CSS } from './documentCss.ts';
import { html, Markup } from './markup.ts';
import { Page } from './page.ts';
import { SUMMARY_CSS } from './summaryCss.ts';

/** A document of its own: it loads nothing and runs nothing, reads well in light and dark, and prints. */
export async function renderHtml(summaries: readonly Summary[], pathOf: PathOf): Promise<string> {
  const [only] = summaries;
  const title = only !== undefined && summaries.length === 1 ? titleOf(only) : `${summaries.length} decision packets`;
  const articles = await Promise.all(
    summaries.map(async (summary, index) => {
      const prefix = summaries.length === 1 ? '' : `packet-${index + 1}-`;
      const page = new Page(summary, { pathOf, prefix });
      const graph = await graphSection(summary, page);
      return html`<article class="summary">\n${body(summary, page, graph)}</article>\n`;
    }),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
${Markup.raw(SUMMARY_CSS)}${Markup.raw(DOCUMENT_CSS)}</style>
</head>
<body>
<main>
${articles}</main>
</body>
</html>
`.text;
}
