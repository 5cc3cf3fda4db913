import type { Summary } from '../model.ts';
import { blockersSection } from './blockers.ts';
import { head } from './head.ts';
import { html, type Markup, type Value } from './markup.ts';
import { optionsSection } from './options.ts';
import type { Page } from './page.ts';
import { recommendationSection } from './recommendation.ts';
import { tasksSection } from './tasks.ts';

/** The summary of one packet as the content of an article; `graph` stands behind the options. */
export const body = (summary: Summary, page: Page, graph: Value = ''): Markup =>
  html`${head(summary, page)}${optionsSection(
    summary,
    page,
  )}${graph}${tasksSection(summary, page)}${blockersSection(summary, page)}${recommendationSection(summary, page)}`;
