import type { Evaluation } from '../evaluate/evaluation.ts';
import { type BlockerRequirement, isWaitedFor, type Requirement } from '../evaluate/requirement.ts';
import type { Located } from '../syntax/span.ts';
import type { Related } from './rule.ts';

/** What brings the proof of a blocker. */
export interface SourceOfProof {
  /** The option whose execution proves it. */
  readonly option: Located<string>;
  /** Where that is said; `uri` is the packet's. */
  readonly related: (uri: string) => readonly Related[];
}

/** A quick look whether the option with this ID may be what proves a blocker that is waited for. */
export const mayBeProvenBy =
  (id: string, { packet }: Evaluation) =>
  (requirement: Requirement): boolean => {
    if (!isWaitedFor(requirement)) return false;
    const discharger = requirement.earned?.blocker.content.dischargedBy ?? packet.recommendation?.option;
    return discharger?.value === id;
  };

/** Which option's execution proves the blocker: by the map, else by the packet's recommendation. */
export function sourceOfProof(
  { earned, id }: BlockerRequirement,
  { map, packet, references }: Evaluation,
): SourceOfProof | undefined {
  if (earned === undefined) return undefined;
  const discharger = earned.blocker.dischargedBy;
  if (discharger !== undefined && map.kind === 'read') {
    const message = `${id} is proven by ${discharger.value}, says the map.`;
    return { option: discharger, related: () => [{ uri: map.uri, span: discharger.span, message }] };
  }
  const { recommendation } = packet;
  if (recommendation?.option === undefined) return undefined;
  const named = recommendation.discharges.find((word) => references.blocker(word) === earned || word.value === id);
  if (named === undefined) return undefined;
  const message = `${recommendation.option.value} is recommended to discharge ${id}.`;
  return { option: recommendation.option, related: (uri) => [{ uri, span: named.span, message }] };
}
