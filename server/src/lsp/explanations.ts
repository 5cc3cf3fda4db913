import type { Connection } from 'vscode-languageserver';
import { MARKDOWN_STYLE, renderExplanationMarkdown } from '../core/explain/markdown.ts';
import { explain } from '../core/explain/model.ts';
import { sectionsOf, verdictPhrase } from '../core/explain/sections.ts';
import { visible } from '../core/summary/visible.ts';
import { optionAt } from '../features/optionAt.ts';
import { packetAt } from '../workspace/snapshot.ts';
import { nameOf, relativePath } from '../workspace/uris.ts';
import type { Checks } from './checks.ts';
import { withUris } from './clientUris.ts';
import type { Documents } from './documents.ts';
import type { Lifecycle } from './lifecycle.ts';
import { uriOf } from './params.ts';
import { type ExplainedOption, type ExplainParams, explainRequest } from './protocol.ts';

const PLAIN_STYLE = { code: visible, words: visible };

/** Answers why an option is available or not, and what opens it. */
export class Explanations {
  readonly #checks: Checks;
  readonly #documents: Documents;

  constructor(checks: Checks, documents: Documents) {
    this.#checks = checks;
    this.#documents = documents;
  }

  listen(connection: Connection, lifecycle: Lifecycle): void {
    connection.onRequest(
      explainRequest,
      lifecycle.asked('Explaining an option', (params) => this.explain(params)),
    );
  }

  async explain(params: ExplainParams): Promise<ExplainedOption | null> {
    const at = uriOf(params);
    const { snapshot } = await this.#checks.current();
    const packet = packetAt(snapshot, at);
    const project = snapshot.files.get(at)?.project;
    if (packet === undefined || project === undefined) return null;
    const id = 'position' in params ? optionAt(packet, packet.source.offsetAt(params.position)) : params.option;
    if (id === undefined) return null;
    const given = { assumed: [], today: project.today };
    const plain = explain(id, packet, { ...given, style: PLAIN_STYLE });
    const marked = explain(id, packet, { ...given, style: MARKDOWN_STYLE });
    if (plain === undefined || marked === undefined) return null;
    const root = [...snapshot.projects].find(([, other]) => other === project)?.[0] ?? '';
    const answer = {
      uri: at,
      option: id,
      available: plain.option.available,
      verdict: verdictPhrase(plain.option),
      sections: sectionsOf(plain, PLAIN_STYLE),
      markdown: renderExplanationMarkdown(marked, relativePath(root, at) ?? nameOf(at)),
    };
    return withUris(answer, (uri) => this.#documents.clientUri(uri));
  }
}
