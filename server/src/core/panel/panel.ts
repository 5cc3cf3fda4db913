import { whatIf } from '../explain/whatIf.ts';
import type { PacketFile, Project } from '../project.ts';
import type { GraphView } from '../summary/graph/model.ts';
import { graphSection } from '../summary/graph/section.ts';
import { body } from '../summary/html/body.ts';
import { html } from '../summary/html/markup.ts';
import { type Limits, Page } from '../summary/html/page.ts';
import { SUMMARY_CSS } from '../summary/html/summaryCss.ts';
import type { PathOf } from '../summary/json.ts';
import { type Place, type Summary, summarise } from '../summary/model.ts';
import { titleOf } from '../summary/phrases.ts';
import { graphControls } from './graphControls.ts';
import { navigation } from './navigation.ts';
import { PANEL_CSS } from './panelCss.ts';
import { assumptionBanner, whatIfSection } from './whatIfSection.ts';

/** What an editor's panel shows of a packet. */
export interface Panel {
  readonly title: string;
  /** The content of the panel. Elements that lead to a place have its number in `data-place`. */
  readonly html: string;
  readonly css: string;
  /** Where the numbers lead. */
  readonly places: readonly Place[];
}

/** A panel is drawn anew whenever something changes, so that it shows the first of very much. */
const limitsFor = ({ options }: Summary): Limits => ({
  preconditions: options.length > 20 ? 8 : 25,
  tasks: 25,
  blockers: 60,
});

/** What a person asks of a panel beside what is. */
export interface PanelView {
  /** What is assumed, as it is written on the command line: `ID=LEVEL`. */
  readonly assume?: readonly string[] | undefined;
  /** Which of the things that can be assumed are listed: those with these words. */
  readonly search?: string | undefined;
  readonly graph?: GraphView | undefined;
}

/** Draws the panel of `packet` as it stands in `project`. What is assumed changes what is said of it, and nothing else. */
export async function renderPanel(
  packet: PacketFile,
  project: Project,
  pathOf: PathOf,
  { assume = [], search = '', graph }: PanelView = {},
): Promise<Panel> {
  const summary = summarise(packet, project);
  const places = new Places();
  const page = new Page(summary, { pathOf, limits: limitsFor(summary), numberOf: (place) => places.numberOf(place) });
  const result = whatIf(packet, assume, project);
  const picture = await graphSection(summary, page, graph, (drawn) => graphControls(summary, drawn));
  // Drawn first, so that its places have the same numbers whatever is assumed.
  const asItIs = html`${navigation(summary, page)}${body(summary, page, picture)}`;
  const supposed = whatIfSection(summary, result, { assumed: assume, search }, page);
  const content = html`${assumptionBanner(result, page)}${asItIs}${supposed}`;
  return { title: titleOf(summary), html: content.text, css: `${SUMMARY_CSS}${PANEL_CSS}`, places: places.all };
}

/** Places by number, each of them once. */
class Places {
  readonly all: Place[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(place: Place): number {
    const { uri, range } = place;
    const key = `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${uri}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(place) - 1;
  }
}
