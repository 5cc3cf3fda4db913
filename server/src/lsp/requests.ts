import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  Hover,
  HoverParams,
  MarkupContent,
} from 'vscode-languageserver';
import { codeActions } from '../features/codeActions.ts';
import { toDiagnostic } from '../features/diagnostics.ts';
import type { EditContext } from '../features/edits.ts';
import { hover } from '../features/hover/hover.ts';
import { plainText } from '../features/hover/plainText.ts';
import { sourceAt } from '../workspace/snapshot.ts';
import type { Checked, Checks } from './checks.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { documentOf } from './params.ts';
import { inTurns } from './turns.ts';

/** Answers what the client asks about documents, on the state of what it has sent by then. */
export class Requests {
  readonly #checks: Checks;
  readonly #documents: Documents;
  readonly #client: Client;

  constructor(checks: Checks, documents: Documents, client: Client) {
    this.#checks = checks;
    this.#documents = documents;
    this.#client = client;
  }

  async hover(params: HoverParams): Promise<Hover | null> {
    const { snapshot } = await this.#checks.current();
    const found = hover(documentOf(params), params.position, this.editContext({ snapshot }));
    if (found === undefined) return null;
    const contents: MarkupContent = this.#client.traits.hoverMarkdown
      ? { kind: 'markdown', value: found.markdown }
      : { kind: 'plaintext', value: plainText(found.markdown) };
    return { contents, range: found.range };
  }

  async codeAction(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    while (!token.isCancellationRequested) {
      const checked = await this.#checks.current();
      // An edit is told with the version that its document has by then: it may be of no other.
      const isOver = () => token.isCancellationRequested || !this.#checks.isCurrent(checked);
      const actions = await inTurns(this.#codeActions(params, checked), isOver);
      if (actions !== undefined) return actions;
    }
    return [];
  }

  *#codeActions(params: CodeActionParams, { snapshot, findings }: Checked): Generator<undefined, CodeAction[]> {
    const at = documentOf(params);
    const source = sourceAt(snapshot, at);
    if (source === undefined) return [];
    const edits = this.editContext({ snapshot });
    return yield* codeActions(at, params.range, params.context, {
      ...edits,
      findings: findings.get(at) ?? [],
      toDiagnostic: (finding) => toDiagnostic(finding, source, this.#client.traits.diagnostics, edits),
      showDocument: this.#client.traits.showDocument,
    });
  }

  editContext({ snapshot }: Pick<Checked, 'snapshot'>): EditContext {
    return {
      snapshot,
      clientUri: (at) => this.#documents.clientUri(at),
      versionOf: (at) => this.#documents.versionOf(at),
      traits: this.#client.traits.edits,
    };
  }
}
