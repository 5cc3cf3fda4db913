import { expect } from 'vitest';
import { check } from '../../../server/src/core/check.ts';
import type { Evaluation } from '../../../server/src/core/evaluate/evaluation.ts';
import type { Finding } from '../../../server/src/core/rules/rule.ts';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import { packetAt, type Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { told } from '../syntax/told.ts';
import { Session, uriOf } from './session.ts';
import { CONDITIONS } from './texts.ts';

function noted(note: (marks: Uint8Array) => void): readonly number[] {
  const marks = new Uint8Array(5);
  note(marks);
  return [...marks];
}

const judged = ({ options, decision, defaultState, references, listed }: Evaluation) =>
  told({
    options: options.map((option) => ({
      ...option,
      statements: option.read.statements,
      requirements: option.requirements,
      unmet: option.available ? [] : option.unmet,
    })),
    decision,
    defaultState,
    references: references.all,
    unclear: references.unclear,
    named: noted((marks) => references.noteNamed(marks)),
    known: noted((marks) => listed.noteKnown(marks)),
    listed: listed.all,
    notable: listed.notable,
  });

const withFixes = (findings: readonly Finding[] | undefined) =>
  findings?.map((finding) => ({ ...finding, fixes: finding.fixes() }));

async function freshStart(texts: ReadonlyMap<string, string>): Promise<Snapshot> {
  const workspace = new Workspace(new Session({}).disk.host, CONDITIONS);
  workspace.addRoot(uriOf('/ws'));
  for (const [uri, text] of texts) workspace.openDocument(uri, text);
  return workspace.update();
}

/** Documents of a workspace that are open and edited, each state of which is compared with a fresh start on the same texts. */
export class Edited {
  readonly #workspace = new Session({}).workspace;
  readonly #memo = new FindingsMemo();
  readonly #texts = new Map<string, string>();

  /** Gives documents another text, and returns how the packet at `uri` is judged; it must be as from a fresh start, and so must all findings. */
  async write(texts: Readonly<Record<string, string>>, uri: string): Promise<Evaluation> {
    for (const [each, text] of Object.entries(texts)) {
      this.#texts.set(each, text);
      this.#workspace.openDocument(each, text);
    }
    const snapshot = await this.#workspace.update();
    const findings = this.#memo.check(snapshot);
    const fresh = await freshStart(this.#texts);
    for (const [each, { project }] of fresh.files) {
      expect(withFixes(findings.get(each))).toEqual(withFixes(check(project).get(each)));
    }
    for (const [each, { file }] of fresh.files) {
      if (file.kind !== 'packet') continue;
      expect(judged(packetAt(snapshot, each)?.evaluation as Evaluation)).toEqual(judged(file.evaluation));
    }
    return packetAt(snapshot, uri)?.evaluation as Evaluation;
  }
}
