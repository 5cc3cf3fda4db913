import type { BlockerIds } from '../../core/blockerMap/blockerIds.ts';
import type { Blocker, Evidence } from '../../core/blockerMap/model.ts';
import type { MapFile } from '../../core/project.ts';
import { countWhile } from '../../core/syntax/countWhile.ts';
import type { Located, Span } from '../../core/syntax/span.ts';
import type { FilePlace, Place, StatusPlace } from '../place.ts';

/** The words of a blocker map that features speak of, in no order: all of them, or those of the entries that touch `within`. */
export function placesInMap({ map }: MapFile, within?: Span): Place[] {
  const around = <T extends { readonly span: Span }>(entries: readonly T[]): readonly T[] =>
    within === undefined ? entries : entriesAround(entries, within);
  return [
    ...around(map.blockers).flatMap((blocker) => placesOfBlocker(blocker, map.blockerIds)),
    ...around(map.conditions).flatMap(({ id, statement, status, owners, evidence }) => [
      ...worded(id, (span, written): Place => {
        return { kind: 'condition', span, written, isDeclaration: true, id: written, by: 'id' };
      }),
      ...worded(statement, (span, written): Place => {
        return { kind: 'condition', span, written, isDeclaration: true, id: id?.value, by: 'statement' };
      }),
      ...statusOf(status, 'condition'),
      ...rolesOf(owners),
      ...evidence.flatMap(placesOfEvidence),
    ]),
    ...around(map.grants).flatMap(({ id, status, owners, grantedBy, reference }) => [
      ...worded(id, (span, written): Place => ({ kind: 'grant', span, written, isDeclaration: true, id: written })),
      ...statusOf(status, 'grant'),
      ...rolesOf([...owners, grantedBy]),
      ...fileOf(reference, isAddress(reference?.value) ? 'address' : 'reference'),
    ]),
  ];
}

/** Entries stand in the order of the text. */
const entriesAround = <T extends { readonly span: Span }>(entries: readonly T[], { start, end }: Span): readonly T[] =>
  entries.slice(
    countWhile(entries, ({ span }) => span.end < start),
    countWhile(entries, ({ span }) => span.start <= end),
  );

function placesOfBlocker(blocker: Blocker, known: BlockerIds): Place[] {
  const { id, requires, dischargedBy, status, owners, resolvedBy, waiver, evidence } = blocker;
  return [
    ...worded(id, (span, written): Place => {
      return { kind: 'blocker', span, written, isDeclaration: true, ids: [written] };
    }),
    ...requires.flatMap((required) =>
      worded(required, (span, written): Place => {
        return {
          kind: 'blocker',
          span,
          written,
          isDeclaration: false,
          ids: known.first(written) === undefined ? [] : [written],
        };
      }),
    ),
    ...worded(dischargedBy, (span, written): Place => {
      return { kind: 'option', span, written, isDeclaration: false, id: written };
    }),
    ...statusOf(status, 'blocker'),
    ...rolesOf([...owners, resolvedBy, waiver?.by]),
    ...evidence.flatMap(placesOfEvidence),
  ];
}

const placesOfEvidence = ({ path, url, recordedBy }: Evidence): Place[] => [
  ...fileOf(path, 'evidence'),
  ...fileOf(url, 'address'),
  ...rolesOf([recordedBy]),
];

/** What stands between the quotes of a text of the map. */
export const insideQuotes = ({ start, end }: Span): Span => ({ start: start + 1, end: Math.max(start + 1, end - 1) });

const worded = (text: Located<string> | undefined, place: (span: Span, written: string) => Place): Place[] =>
  text === undefined ? [] : [place(insideQuotes(text.span), text.value)];

const statusOf = (status: Located<string> | undefined, of: StatusPlace['of']): Place[] =>
  worded(status, (span, word) => ({ kind: 'status', span, of, word }));

const rolesOf = (roles: readonly (Located<string> | undefined)[]): Place[] =>
  roles.flatMap((role) => worded(role, (span, value) => ({ kind: 'role', span, role: value })));

const fileOf = (path: Located<string> | undefined, is: FilePlace['is']): Place[] =>
  worded(path, (span, value) => ({ kind: 'file', span, is, path: value }));

/** Whether a grant's reference is an address on the web and no path. */
const isAddress = (reference: string | undefined): boolean => /^https?:\/\//i.test(reference ?? '');
