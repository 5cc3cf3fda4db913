import { groupBy } from '../../evaluate/groups.ts';
import type { OptionSummary, PreconditionSummary } from '../model.ts';
import { html, join, type Markup } from './markup.ts';
import type { Page } from './page.ts';

/** Blockers that need and have the same are told together from so many on. */
const MANY = 12;
/** So many options are named from which preconditions are taken over. */
const MOST_SOURCES = 20;

interface Item {
  readonly isMet: boolean;
  readonly content: Markup;
}

/**
 * The preconditions of an option that has very many, what is not met first. What is told elsewhere in the document is
 * referred to: of blockers the names are enough, which have items of their own, or an option that asks for just the same
 * ones; and of what is taken over the option that asks for it. `tell` tells one by itself.
 */
export function longList(
  { id, preconditions }: OptionSummary,
  page: Page,
  tell: (precondition: PreconditionSummary) => Markup,
): Markup[] {
  const own = preconditions.filter(({ from }) => from === id);
  const inherited = groupBy(
    preconditions.filter(({ from }) => from !== id),
    ({ from }) => from,
  );
  const items = [...groupBy(own, (each) => kindOf(each, page)).values()].flatMap((alike): Item[] => {
    const [first] = alike;
    const isTogether = first !== undefined && alike.length >= MANY && isToldElsewhere(first, page);
    if (isTogether) return [{ isMet: first.met, content: blockersOf(alike, first, id, page) }];
    return alike.map((each) => ({ isMet: each.met, content: tell(each) }));
  });
  const sources = unmetFirst([...inherited].map(([from, all]) => sourceOf(from, all, page)));
  const shown = [...items, ...sources.slice(0, MOST_SOURCES)];
  const left = sources.slice(MOST_SOURCES);
  return [...unmetFirst(shown).map(({ content }) => content), ...(left.length === 0 ? [] : [moreSources(left)])];
}

const unmetFirst = <T extends Item>(items: readonly T[]): readonly T[] =>
  items.toSorted((one, other) => Number(one.isMet) - Number(other.isMet));

const isToldElsewhere = ({ kind, id }: PreconditionSummary, page: Page): boolean =>
  kind === 'blocker' && id !== undefined && page.anchorOf(id) !== '';

/** Of blockers what they need and whether they have it; nothing else is told together. */
const kindOf = (each: PreconditionSummary, page: Page): string =>
  isToldElsewhere(each, page) ? `${each.met} ${each.required}` : 'other';

function blockersOf(alike: readonly PreconditionSummary[], first: PreconditionSummary, by: string, page: Page): Markup {
  const ids = alike.map(({ id }) => id ?? '');
  const { met, required } = first;
  const what = html`${alike.length} blockers need ${required}, and ${met ? 'have' : 'have not'} earned it`;
  const before = page.toldBefore(`${met} ${required} ${ids.join(' ')}`, by);
  const which =
    before === undefined
      ? join(
          ids.map((id) => page.name(id)),
          ', ',
        )
      : html`the same as of ${page.name(before)}`;
  return itemOf(met, html`${what}: ${which}`);
}

function sourceOf(from: string, all: readonly PreconditionSummary[], page: Page): Item {
  const unmet = all.filter(({ met }) => !met).length;
  const count = unmet === 0 ? 'all of them met' : `${unmet} of them not met`;
  return {
    isMet: unmet === 0,
    content: itemOf(unmet === 0, html`${all.length} that ${page.name(from)} asks for, ${count}`),
  };
}

function moreSources(left: readonly Item[]): Markup {
  const isAllMet = left.every(({ isMet }) => isMet);
  return html`<li class="more">and what ${left.length} more options ask for, ${isAllMet ? 'all of it met' : 'not all of it met'}</li>\n`;
}

const itemOf = (isMet: boolean, content: Markup): Markup =>
  html`<li class="${isMet ? 'met' : 'unmet'}"><span class="sr">${isMet ? 'Met: ' : 'Not met: '}</span>${content}</li>\n`;
