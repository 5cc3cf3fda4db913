import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../server/src/core/summary/html/document.ts';
import type { Summary } from '../../../server/src/core/summary/model.ts';
import { pathOf } from '../../rules/harness/projectOf.ts';
import { elementsOf } from './readHtml.ts';
import { SELECTS_A, seed, summaryOf } from './summaryOf.ts';

const render = async (...summaries: readonly Summary[]) => elementsOf(await renderHtml(summaries, pathOf));
const published = await seed();

/** What stands in the elements of this name, white space made one. */
const textsOf = (elements: Awaited<ReturnType<typeof render>>, name: string, className?: string): string[] =>
  elements
    .filter((element) => element.name === name)
    .filter(({ attributes }) => className === undefined || classesOf(attributes).includes(className))
    .map(({ text }) => text.replace(/\s+/g, ' ').trim());

const classesOf = (attributes: readonly { readonly name: string; readonly value: string }[]): string[] =>
  attributes.find(({ name }) => name === 'class')?.value.split(' ') ?? [];

describe('the HTML', () => {
  it('says what is in force and why under its title', async () => {
    const elements = await render(published);
    expect(textsOf(elements, 'h1')).toEqual(['FIX7 P0 — Next Production Decision Packet (2026-06-12)']);
    expect(textsOf(elements, 'title')).toEqual(textsOf(elements, 'h1'));
    expect(textsOf(elements, 'p', 'decision')).toEqual([
      'HOLD_PRODUCTION is in force: it is the default, and no option is selected.',
    ]);
  });

  it('shows an option as available only where it is', async () => {
    const elements = await render(
      await summaryOf({
        rows: ['AUTHORIZE_A | a | L-0-U-1', 'AUTHORIZE_B | b | none'],
        text: SELECTS_A,
        map: {
          version: 1,
          lane: 'L-0',
          blockers: [{ id: 'L-0-U-1', title: 'u', owners: ['owner'], status: 'RESOLVED' }],
        },
      }),
    );
    expect(textsOf(elements, 'li', 'option').map((text) => text.split(' Authorises')[0])).toEqual([
      'HOLD_ALL default in force available',
      'AUTHORIZE_A selected 0 of 1 met',
      'AUTHORIZE_B available',
    ]);
    expect(textsOf(elements, 'p', 'amiss')).toHaveLength(1);
    expect(textsOf(elements, 'li', 'blocker')[0]).toContain('claims RESOLVED, has earned OPEN');
  });

  it('has a heading for every part, one below the other', async () => {
    const headings = (await render(published)).flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name[1])] : []));
    for (const [index, level] of headings.entries()) expect(level).toBeLessThanOrEqual((headings[index - 1] ?? 0) + 1);
  });

  it('loads nothing and runs nothing', async () => {
    const elements = await render(published);
    const names = new Set(elements.map(({ name }) => name));
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'form', 'base']) expect(names).not.toContain(name);
    const keys = elements.flatMap(({ attributes }) => attributes.map(({ name }) => name));
    expect(keys.filter((key) => key.startsWith('on') || key === 'style' || key === 'src')).toEqual([]);
  });

  it('says so where there is no options table, and where no map can be relied on', async () => {
    const elements = await render({
      ...published,
      options: [],
      map: { kind: 'none', uri: undefined, problem: 'None.' },
    });
    expect(textsOf(elements, 'section')[0]).toBe('Options There is no options table.');
    expect(textsOf(elements, 'p', 'warning')).toEqual(['Blocker map: None. What is not shown to be met is not met.']);
  });

  it.each(['draft', 'superseded'] as const)('warns of a packet that is %s', async (status) => {
    expect(textsOf(await render({ ...published, status }), 'p', 'warning')).toEqual([
      expect.stringContaining(`This packet is ${status === 'draft' ? 'a draft' : status}`),
    ]);
    expect(textsOf(await render(published), 'p', 'warning')).toEqual([]);
  });

  it('keeps several packets apart in one document', async () => {
    const elements = await render(published, published);
    expect(textsOf(elements, 'title')).toEqual(['2 decision packets']);
    expect(textsOf(elements, 'article')).toHaveLength(2);
    const ids = elements.flatMap(({ attributes }) =>
      attributes.filter(({ name }) => name === 'id').map(({ value }) => value),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives two rows of one ID two items, and the links to the first', async () => {
    const elements = await render(await summaryOf({ rows: ['AUTHORIZE_A | a | none', 'AUTHORIZE_A | b | none'] }));
    const ids = elements.flatMap(({ attributes }) =>
      attributes.filter(({ name }) => name === 'id').map(({ value }) => value),
    );
    expect(ids.filter((id) => id === 'option-AUTHORIZE_A')).toHaveLength(1);
    expect(textsOf(elements, 'li', 'option')).toHaveLength(3);
  });
});

describe('of very many preconditions the HTML', () => {
  const blockers = (count: number) => ({
    version: 1,
    lane: 'L-0',
    blockers: Array.from({ length: count }, (_, n) => ({
      id: `L-0-X-${n}`,
      title: `x ${n}`,
      owners: ['owner'],
      ...(n === 0
        ? { status: 'WAIVED', waiver: { by: 'owner', reason: 'small', expires: '2026-12-31' } }
        : { status: 'OPEN' }),
    })),
  });
  const names = Array.from({ length: 59 }, (_, n) => `L-0-X-${n + 1}`).join(', ');
  const marksOf = async (rows: readonly string[]) => {
    const items = textsOf(await render(await summaryOf({ rows, map: blockers(60) })), 'li', 'option');
    return items.map((text) => text.split(' preconditions ')[1]);
  };

  it('names the blockers that need and have the same, and once only', async () => {
    const [, first, second] = await marksOf([
      'AUTHORIZE_A | a | ALL blockers; the tide is in',
      'AUTHORIZE_B | b | ALL blockers',
    ]);
    const met = 'L-0-X-0: needs RESOLVED, has earned RESOLVED (owner)';
    expect(first).toBe(
      `Not met: 59 blockers need RESOLVED, and have not earned it: ${names} Not met: the tide is in: nothing in the map tracks it Met: ${met}`,
    );
    expect(second).toBe(
      `Not met: 59 blockers need RESOLVED, and have not earned it: the same as of AUTHORIZE_A Met: ${met}`,
    );
  });

  it('refers to the options that ask for what is taken over', async () => {
    const [, , second] = await marksOf(['AUTHORIZE_A | a | ALL blockers', 'AUTHORIZE_B | b | above; the tide is in']);
    expect(second).toBe(
      'Not met: the tide is in: nothing in the map tracks it Not met: 60 that AUTHORIZE_A asks for, 59 of them not met',
    );
  });

  it('says how many more options those are', async () => {
    const rows = Array.from({ length: 61 }, (_, n) => `GO_${n} | x | GO_${n - 1}; the tide number ${n} is in`);
    const last = (await marksOf(rows)).at(-1);
    expect(last).toContain('1 that GO_1 asks for, 1 of them not met');
    expect(last).toMatch(/and what 40 more options ask for, not all of it met$/);
  });

  it('has no more to say of many options than of a few, and so much of each', async () => {
    const lengthOf = async (count: number) => {
      const rows = Array.from({ length: count }, (_, n) => `GO_${n} | x | ALL blockers`);
      return (await renderHtml([await summaryOf({ rows, map: blockers(300) })], pathOf)).length;
    };
    expect(await lengthOf(50)).toBeLessThan(1.5 * (await lengthOf(2)));
  });
});
