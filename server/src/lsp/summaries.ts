import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Panel, PanelView } from '../core/panel/panel.ts';
import { type PathOf, renderJson } from '../core/summary/json.ts';
import { renderMarkdown } from '../core/summary/markdown.ts';
import { summarise } from '../core/summary/model.ts';
import type { CheckedFile, Snapshot } from '../workspace/snapshot.ts';
import { relativePath } from '../workspace/uris.ts';
import type { Checks } from './checks.ts';
import type { Documents } from './documents.ts';
import type { Lifecycle } from './lifecycle.ts';
import { uriOf } from './params.ts';
import { type PanelParams, panelRequest, type SummaryFormat, type SummaryParams, summaryRequest } from './protocol.ts';

/** Answers with the summary of one packet: as a text that can be kept, and as what a panel shows. */
export class Summaries {
  readonly #checks: Checks;
  readonly #documents: Documents;

  constructor(checks: Checks, documents: Documents) {
    this.#checks = checks;
    this.#documents = documents;
  }

  listen(connection: Connection, lifecycle: Lifecycle): void {
    connection.onRequest(
      summaryRequest,
      lifecycle.asked('The summary', (params) => this.#text(params)),
    );
    connection.onRequest(
      panelRequest,
      lifecycle.asked('The panel', (params) => this.#panel(params)),
    );
  }

  async #text(params: SummaryParams): Promise<{ readonly text: string } | null> {
    const at = uriOf(params);
    const { format = 'markdown' } = params;
    const { snapshot } = await this.#checks.current();
    const checked = snapshot.files.get(at);
    if (checked?.file.kind !== 'packet') return null;
    const summary = summarise(checked.file, checked.project);
    const pathOf = pathsIn(snapshot, checked);
    switch (format satisfies SummaryFormat) {
      case 'markdown':
        return { text: renderMarkdown(summary, pathOf) };
      case 'json':
        return { text: renderJson([summary], summary.today, pathOf) };
      case 'html': {
        const { renderHtml } = await import('../core/summary/html/document.ts');
        return { text: await renderHtml([summary], pathOf) };
      }
      default:
        throw new ResponseError(
          ErrorCodes.InvalidParams,
          `There is no format ${format}: write markdown, html or json.`,
        );
    }
  }

  async #panel(params: PanelParams): Promise<Panel | null> {
    const at = uriOf(params);
    const { snapshot } = await this.#checks.current();
    const checked = snapshot.files.get(at);
    if (checked?.file.kind !== 'packet') return null;
    const { renderPanel } = await import('../core/panel/panel.ts');
    const panel = await renderPanel(checked.file, checked.project, pathsIn(snapshot, checked), readView(params));
    const places = panel.places.map((place) => ({ ...place, uri: this.#documents.clientUri(place.uri) }));
    return { ...panel, places };
  }
}

/** What a client asks of a panel, as far as it can be made sense of. */
function readView({ assume, search, graph }: PanelView): PanelView {
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    assume: Array.isArray(assume) ? assume.filter(isText) : [],
    search: isText(search) ? search : '',
    graph: { option: graph?.option, met: typeof graph?.met === 'boolean' ? graph.met : undefined },
  };
}

/** Paths as they are shown: from the root of the project that a file is checked in. */
function pathsIn({ projects }: Snapshot, { project }: CheckedFile): PathOf {
  const root = [...projects].find(([, other]) => other === project)?.[0] ?? '';
  return (uri) => relativePath(root, uri) ?? uri;
}
