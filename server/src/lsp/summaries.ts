import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { type PathOf, renderJson } from '../core/summary/json.ts';
import { renderMarkdown } from '../core/summary/markdown.ts';
import { summarise } from '../core/summary/model.ts';
import type { CheckedFile, Snapshot } from '../workspace/snapshot.ts';
import { canonicalUri, relativePath } from '../workspace/uris.ts';
import type { Checks } from './checks.ts';
import type { SummaryFormat, SummaryParams } from './protocol.ts';

/** Answers with the summary of one packet as a text that can be kept: what the command line prints of it. */
export class Summaries {
  readonly #checks: Checks;

  constructor(checks: Checks) {
    this.#checks = checks;
  }

  async text({ uri, format = 'markdown' }: SummaryParams): Promise<{ readonly text: string } | null> {
    const { snapshot } = await this.#checks.current();
    const checked = snapshot.files.get(canonicalUri(uri));
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
        return { text: renderHtml([summary], pathOf) };
      }
      default:
        throw new ResponseError(
          ErrorCodes.InvalidParams,
          `There is no format ${format}: write markdown, html or json.`,
        );
    }
  }
}

/** Paths as they are shown: from the root of the project that a file is checked in. */
export function pathsIn({ projects }: Snapshot, { project }: CheckedFile): PathOf {
  const root = [...projects].find(([, other]) => other === project)?.[0] ?? '';
  return (uri) => relativePath(root, uri) ?? uri;
}
