import { type Located, type Span, span } from '../syntax/span.ts';
import type { BlockerContent, ConditionContent, EvidenceContent, GrantContent, WaiverContent } from './content.ts';
import type { Blocker, Condition, Evidence, Grant, Waiver } from './model.ts';
import { Placing } from './within.ts';

/**
 * A blocker of a list. Where its parts are is worked out when somebody asks: in a large map, of most blockers nobody
 * does. Then they are the same objects every time, until they are forgotten.
 */
export class PlacedBlocker implements Blocker {
  readonly content: BlockerContent;
  readonly index: number;
  readonly span: Span;
  #parts: Parts | undefined;

  /** `start` is where its text starts in the file. */
  constructor(content: BlockerContent, index: number, start: number) {
    this.content = content;
    this.index = index;
    this.span = span(start, start + content.length);
  }

  get #placed(): Parts {
    this.#parts ??= partsOf(this.content, new Placing(this.span.start, ['blockers', this.index]));
    return this.#parts;
  }

  forgetPlaces(): void {
    this.#parts = undefined;
  }

  get id(): Blocker['id'] {
    return this.#placed.id;
  }
  get owners(): readonly Located<string>[] {
    return this.#placed.owners;
  }
  get faults(): Blocker['faults'] {
    return this.#placed.faults;
  }
  get title(): Blocker['title'] {
    return this.#placed.title;
  }
  get status(): Blocker['status'] {
    return this.#placed.status;
  }
  get requires(): readonly Located<string>[] {
    return this.#placed.requires;
  }
  get dischargedBy(): Blocker['dischargedBy'] {
    return this.#placed.dischargedBy;
  }
  get resolvedBy(): Blocker['resolvedBy'] {
    return this.#placed.resolvedBy;
  }
  get resolvedOn(): Blocker['resolvedOn'] {
    return this.#placed.resolvedOn;
  }
  get waiver(): Waiver | undefined {
    return this.#placed.waiver;
  }
  get evidence(): readonly Evidence[] {
    return this.#placed.evidence;
  }
}

type Parts = Omit<Blocker, 'content' | 'index' | 'span' | 'forgetPlaces'>;

const partsOf = (content: BlockerContent, at: Placing): Parts => ({
  id: at.text(content.id),
  owners: at.texts(content.owners),
  faults: at.problems(content.faults),
  title: at.text(content.title),
  status: at.text(content.status),
  requires: at.texts(content.requires),
  dischargedBy: at.text(content.dischargedBy),
  resolvedBy: at.text(content.resolvedBy),
  resolvedOn: at.text(content.resolvedOn),
  waiver: content.waiver && placeWaiver(content.waiver, at),
  evidence: content.evidence.map((each) => placeEvidence(each, at)),
});

/** The condition whose text starts at `start`. */
export function placeCondition(content: ConditionContent, index: number, start: number): Condition {
  const at = new Placing(start, ['conditions', index]);
  return {
    content,
    index,
    span: span(start, start + content.length),
    id: at.text(content.id),
    owners: at.texts(content.owners),
    faults: at.problems(content.faults),
    statement: at.text(content.statement),
    status: at.text(content.status),
    evidence: content.evidence.map((each) => placeEvidence(each, at)),
  };
}

/** The grant whose text starts at `start`. */
export function placeGrant(content: GrantContent, index: number, start: number): Grant {
  const at = new Placing(start, ['grants', index]);
  return {
    content,
    index,
    span: span(start, start + content.length),
    id: at.text(content.id),
    owners: at.texts(content.owners),
    faults: at.problems(content.faults),
    status: at.text(content.status),
    grantedBy: at.text(content.grantedBy),
    grantedOn: at.text(content.grantedOn),
    reference: at.text(content.reference),
    expires: at.text(content.expires),
  };
}

const placeWaiver = (content: WaiverContent, at: Placing): Waiver => ({
  span: at.span(content),
  by: at.text(content.by),
  reason: at.text(content.reason),
  expires: at.text(content.expires),
});

const placeEvidence = (content: EvidenceContent, at: Placing): Evidence => ({
  span: at.span(content),
  kind: at.text(content.kind),
  path: at.text(content.path),
  url: at.text(content.url),
  sha256: at.text(content.sha256),
  snapshot: at.text(content.snapshot),
  restored: at.text(content.restored),
  entry: at.text(content.entry),
  exit: at.text(content.exit),
  recordedBy: at.text(content.recordedBy),
  recordedOn: at.text(content.recordedOn),
  faults: at.problems(content.faults),
});
