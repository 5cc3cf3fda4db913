import type { RecommendationSummary, Summary } from '../model.ts';
import { recommendationPhrase, VERDICTS } from '../phrases.ts';
import { html, Markup } from './markup.ts';
import { type Page, section } from './page.ts';

type Speaks = RecommendationSummary['remarks'][number]['speaks'];

const CLASSES: Readonly<Record<Speaks, string>> = { for: 'met', against: 'unmet', aside: 'neither' };
const WORDS: Readonly<Record<Speaks, string>> = { for: 'For it: ', against: 'Against it: ', aside: '' };

/** What the packet recommends, and whether that holds up. */
export function recommendationSection({ recommendation }: Summary, page: Page): Markup {
  if (recommendation === undefined) return html``;
  const { remarks, verdict } = recommendation;
  return section(
    page,
    'recommendation',
    'Recommendation',
    html`<p class="recommendation ${verdict}">${Markup.raw(
      recommendationPhrase(recommendation, page.style),
    )} <strong>${VERDICTS[verdict]}</strong></p>
${
  remarks.length === 0
    ? ''
    : html`<ul class="marks">
${remarks.map(({ speaks, text }) => html`<li class="${CLASSES[speaks]}"><span class="sr">${WORDS[speaks]}</span>${text}</li>\n`)}</ul>`
}`,
  );
}
