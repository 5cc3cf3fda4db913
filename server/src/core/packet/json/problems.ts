import { findDisguises } from '../../schema/disguises.ts';
import { type CompiledSchema, findSchemaProblems } from '../../schema/find.ts';
import { validatePacket } from '../../schema/generated/validateDecisionPacket.js';
import type { SchemaProblem } from '../../schema/problem.ts';
import { nodeAt, propertyOf } from '../../syntax/json/place.ts';
import type { JsonDocument } from '../../syntax/json/tree.ts';
import { nearest } from '../../syntax/nearest.ts';
import type { SyntaxProblem } from '../../syntax/span.ts';
import type { PacketSchemaProblem } from '../model.ts';

/** The schema of decision packets in JSON, `schemas/decision-packet.schema.json`. */
const DECISION_PACKET_SCHEMA: CompiledSchema = {
  validate: validatePacket,
  words: {
    root: 'a decision packet',
    entries: { options: 'an option', preconditions: 'a precondition' },
    causes: {},
    exclusion: { property: 'level', message: 'level is said of a single blocker alone; allBlockers has its own.' },
    alternatives: {
      none: {
        property: 'blocker',
        message: 'A precondition names what it requires: blocker, allBlockers, condition, grant or option.',
      },
      several: { property: 'grant', message: 'A precondition requires one thing; give the other an entry of its own.' },
    },
  },
};

/** Where a packet in JSON departs from its schema, an unknown property being a warning, and where its readers see something else. */
export function findPacketProblems(
  document: JsonDocument,
  text: string,
): { readonly schemaProblems: readonly PacketSchemaProblem[]; readonly disguises: readonly SyntaxProblem[] } {
  const { root } = document;
  const found =
    root === undefined
      ? []
      : findSchemaProblems({ node: root, path: [] }, DECISION_PACKET_SCHEMA).map(({ problem }) => problem);
  const schemaProblems = found.map(
    ({ span, message, fault }): PacketSchemaProblem => ({
      span,
      message,
      severity: fault.kind === 'unknown-property' ? 'warning' : 'error',
      meant: fault.kind === 'unknown-property' ? nearest(fault.property, fault.known) : undefined,
    }),
  );
  const disguises = [...findDisguises(document, text, found), ...findNear(document, found)];
  return { schemaProblems, disguises: disguises.sort((one, other) => one.span.start - other.span.start) };
}

/** Properties beside which another one of nearly the same name would be overlooked, or which count where they are missing. */
const NEAR_AT_HAND: Readonly<Record<string, 'beside' | 'always'>> = {
  selected: 'beside',
  default: 'beside',
  choosers: 'beside',
  decidedBy: 'beside',
  decidedOn: 'beside',
  options: 'beside',
  blockerMap: 'always',
};

/** Keys that readers take for ones of the format, which would then say something else. */
function findNear(document: JsonDocument, found: readonly SchemaProblem[]): SyntaxProblem[] {
  return found.flatMap(({ fault, span, path }): SyntaxProblem[] => {
    if (fault.kind !== 'unknown-property') return [];
    const meant = nearest(fault.property, fault.known) ?? '';
    const when = Object.hasOwn(NEAR_AT_HAND, meant) ? NEAR_AT_HAND[meant] : undefined;
    const isBeside = () => propertyOf(nodeAt(document, path.slice(0, -1)), meant) !== undefined;
    if (when === undefined || (when === 'beside' && !isBeside())) return [];
    return [
      {
        span,
        message: `A reader may take this key for "${meant}", but what it says would be passed over. Correct it, or give it another name.`,
      },
    ];
  });
}
