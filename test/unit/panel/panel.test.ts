import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PanelView, renderPanel } from '../../../server/src/core/panel/panel.ts';
import type { Project } from '../../../server/src/core/project.ts';
import { pathOf, projectOf } from '../../rules/harness/projectOf.ts';
import { packetWith, TODAY } from '../../support/evaluate.ts';
import { type ElementOfHtml, elementsOf } from '../summary/readHtml.ts';
import { SELECTS_A } from '../summary/summaryOf.ts';

const MAP = {
  version: 1,
  lane: 'L-0',
  blockers: [
    { id: 'L-0-U-1', title: 'the first', owners: ['owner'], status: 'OPEN' },
    { id: 'L-0-U-2', title: 'the second', owners: ['operator'], status: 'OPEN' },
  ],
  grants: [{ id: 'GO', owners: ['owner'], status: 'NOT_GRANTED' }],
};
const ROWS = [
  'AUTHORIZE_A | a | L-0-U-1 resolved; the tide is in',
  'AUTHORIZE_B | b | as above; L-0-U-2 proven; GO grant',
];
const OPENS_A = ['L-0-U-1=RESOLVED', 'the tide is in=MET'];

const projectWith = (text: string, map: unknown = MAP): Promise<Project> =>
  projectOf(
    new Map([
      ['a-decision-packet.md', packetWith({ rows: ROWS, text })],
      ...(map === undefined
        ? []
        : [['blocker-map.json', typeof map === 'string' ? map : JSON.stringify(map)] as const]),
    ]),
    { today: TODAY },
  );

const selecting = await projectWith(SELECTS_A);

async function render(view: PanelView = {}, project = selecting): Promise<ElementOfHtml[]> {
  const [packet] = project.packets.values();
  if (packet === undefined) throw new Error('There is no packet.');
  return elementsOf((await renderPanel(packet, project, pathOf, view)).html);
}

const attributeOf = ({ attributes }: ElementOfHtml, name: string) =>
  attributes.find((each) => each.name === name)?.value;
const byId = (elements: readonly ElementOfHtml[], id: string) =>
  elements.find((each) => attributeOf(each, 'id') === id);
const words = (element: ElementOfHtml | undefined) => element?.text.replace(/\s+/g, ' ').trim();

/** Everything but the banner and the section in which things are assumed. */
function asItIs(elements: readonly ElementOfHtml[]): string[] {
  const inside = (id: string) => byId(elements, id)?.text ?? '';
  return ['header', 'nav']
    .flatMap((name) => elements.filter((each) => each.name === name).map(({ text }) => text))
    .concat(
      ['options', 'graph', 'tasks', 'blockers', 'recommendation'].map(inside),
      elements
        .filter((each) => each.name === 'section' && attributeOf(each, 'id') !== 'what-if')
        .map((each) => JSON.stringify(each)),
    );
}

describe('the panel', () => {
  it('has an element for every place that it leads to, and a place for every number', async () => {
    const [packet] = selecting.packets.values();
    if (packet === undefined) throw new Error('There is no packet.');
    const { html, places } = await renderPanel(packet, selecting, pathOf);
    const numbers = elementsOf(html).flatMap((element) => attributeOf(element, 'data-place') ?? []);
    expect(new Set(numbers.map(Number))).toEqual(new Set(places.keys()));
  });

  it('leads from IDs to the words themselves', async () => {
    const [packet] = selecting.packets.values();
    if (packet === undefined) throw new Error('There is no packet.');
    const { html, places } = await renderPanel(packet, selecting, pathOf);
    const links = elementsOf(html).filter((each) => each.name === 'a' && attributeOf(each, 'data-place') !== undefined);
    const placeOf = (text: string) =>
      places[Number(attributeOf(links.find((each) => each.text === text) as ElementOfHtml, 'data-place'))];
    const map = [...selecting.maps.values()][0];
    for (const [id, source] of [
      ['AUTHORIZE_B', packet.source],
      ['L-0-U-2', map?.source],
      ['GO', map?.source],
    ] as const) {
      const range = placeOf(id)?.range;
      expect(range && source?.slice(source.spanOf(range))).toBe(id);
    }
  });

  it('gives every control a name, and every ID once', async () => {
    const elements = await render({ assume: OPENS_A });
    const labels = new Set(elements.flatMap((each) => (each.name === 'label' ? (attributeOf(each, 'for') ?? []) : [])));
    for (const select of elements.filter(({ name }) => name === 'select')) {
      const id = attributeOf(select, 'id') ?? '';
      expect(labels.has(id) || elements.some((each) => each.name === 'label' && each.text.includes(select.text))).toBe(
        true,
      );
    }
    const ids = elements.flatMap((each) => attributeOf(each, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what if', () => {
  it('tells which options would open and which would not, and that nothing is in force by it', async () => {
    const elements = await render({ assume: OPENS_A });
    expect(words(byId(elements, 'assumption'))).toBe(
      'What if: 2 things are assumed. Would open: AUTHORIZE_A. Nothing is written, and nothing is in force by it. What would change Reset',
    );
    const supposed = elements.find((each) => attributeOf(each, 'class') === 'supposed');
    expect(words(supposed)).toMatch(
      /^AUTHORIZE_A would open: 0 of 2 met now, then 2 of 2\. AUTHORIZE_B would come closer, and stay shut: 0 of 4 met now, then 2 of 4\. Still missing: Not met: L-0-U-2: needs PROVEN, has earned OPEN/,
    );
  });

  it('leaves everything else as it is, whatever is assumed', async () => {
    const all = [
      ...OPENS_A,
      'L-0-U-2=PROVEN',
      'GO=GRANTED',
      'L-0-U-1=PROVEN',
      'L-0-U-2=DESIGNED',
      'NO-SUCH=PROVEN',
      'nonsense',
    ];
    const expected = asItIs(await render());
    expect(expected.join('')).toContain('HOLD_ALL is in force: AUTHORIZE_A is selected, but');
    await fc.assert(
      fc.asyncProperty(fc.subarray(all), async (assume) => {
        expect(asItIs(await render({ assume }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('says what cannot be assumed, and counts it for nothing', async () => {
    const elements = await render({ assume: ['L-0-U-9=PROVEN'] });
    expect(words(byId(elements, 'assumption'))).toBe('');
    expect(words(byId(elements, 'what-if'))).toContain('The blocker map has no blocker L-0-U-9.');
  });

  it('says so where there is no map that can be relied on', async () => {
    for (const map of [null, '{', '{ "version": 2 }']) {
      const elements = await render({ assume: OPENS_A }, await projectWith('', map));
      expect(words(byId(elements, 'what-if'))).toContain('no blocker map that can be relied on');
      expect(words(byId(elements, 'assumption'))).toBe('');
    }
  });

  it('lists what matches the search, and what is assumed in any case', async () => {
    const blockers = Array.from({ length: 1000 }, (_, index) => ({
      id: `L-0-U-${index + 1}`,
      title: `number ${index + 1}`,
      owners: ['owner'],
      status: 'OPEN',
    }));
    const many = await projectWith('', { ...MAP, blockers });
    const listed = async (view: PanelView) =>
      (await render(view, many)).filter((each) => attributeOf(each, 'data-assume') !== undefined).length;
    expect(await listed({})).toBe(40);
    expect(await listed({ search: 'number 1000' })).toBe(1);
    expect(await listed({ search: 'number 1000', assume: ['L-0-U-7=PROVEN'] })).toBe(2);
    expect(words(byId(await render({ search: 'nothing such' }, many), 'what-if'))).toContain(
      'Nothing that could be assumed',
    );
  });

  it('lets no word of a file or of a search be read as markup', async () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const project = await projectOf(
      new Map([
        [
          'a-decision-packet.md',
          packetWith({ rows: ['AUTHORIZE_A | a | L-0-U-1; the \\`tide\\` is "in" <b>now</b>'] }),
        ],
        [
          'blocker-map.json',
          JSON.stringify({ ...MAP, blockers: [{ id: 'L-0-U-1', title: hostile, owners: [hostile], status: 'OPEN' }] }),
        ],
      ]),
      { today: TODAY },
    );
    const elements = await render({ search: hostile, assume: [hostile, `${hostile}=MET`] }, project);
    expect(elements.filter(({ name }) => ['script', 'img', 'b'].includes(name))).toEqual([]);
    for (const { attributes } of elements) {
      for (const { name, value } of attributes) {
        expect(name.startsWith('on')).toBe(false);
        if (name === 'href') expect(value.startsWith('#')).toBe(true);
      }
    }
  });
});
