import type { Grant } from '../blockerMap/model.ts';
import { normaliseReference } from '../evaluate/reference.ts';
import { isGiven } from '../packet/values.ts';
import type { MapFile } from '../project.ts';
import type { Rule } from './rule.ts';
import { relativePath } from './uris.ts';

/** Two maps rest a grant on one act. */
export const grantCopied: Rule = {
  meta: {
    code: 'grant-copied',
    severity: 'warning',
    summary: 'Another map in the workspace claims the same act for a grant of its own.',
    guardsDecision: false,
  },
  checks: 'both',
  *check(file, project) {
    if (file.kind !== 'blocker-map' || file.earned === undefined) return;
    const others = [...project.maps.values()].filter((other) => other.uri !== file.uri && other.earned !== undefined);
    for (const grant of file.map.grants) {
      const { reference } = grant;
      if (reference === undefined || !isGiven(reference.value)) continue;
      const copies = others.flatMap((other) =>
        other.map.grants.filter((each) => isSameAct(file, grant, other, each)).map((each) => ({ other, each })),
      );
      if (copies.length === 0) continue;
      const places = copies.map(({ other, each }) => `${each.id?.value} in ${relativePath(file.uri, other.uri)}`);
      yield {
        span: reference.span,
        message: `"${reference.value}" is claimed for ${grant.id?.value} here and for ${places.join(', ')}. A grant is given once, by one act: refer to the act that gave this one.`,
        related: copies.map(({ other, each }) => ({
          uri: other.uri,
          span: (each.reference ?? each).span,
          message: `It is claimed for ${each.id?.value} here.`,
        })),
      };
    }
  },
};

/**
 * Whether two grants of two maps refer to one act: to the same file or address, or in the same words, which for a path
 * relative to another folder means the same only when the day is the same too.
 */
function isSameAct(file: MapFile, grant: Grant, other: MapFile, each: Grant): boolean {
  const [one, two] = [grant.reference?.value, each.reference?.value];
  if (!isGiven(one) || !isGiven(two)) return false;
  if (isPath(one) && isPath(two) && resolved(file.uri, one) === resolved(other.uri, two)) return true;
  if (normaliseReference(one) !== normaliseReference(two)) return false;
  return !isPath(one) || grant.grantedOn?.value === each.grantedOn?.value;
}

const isPath = (reference: string): boolean =>
  /[/\\]|\.[a-z0-9]{1,5}$/i.test(reference) && !/^[a-z][a-z0-9+.-]*:/i.test(reference);

/** The path that a relative reference in the file at `uri` means. */
const resolved = (uri: string, reference: string): string =>
  normaliseReference(`${uri.slice(0, uri.lastIndexOf('/') + 1)}${reference}`);
