import type { Grant } from '../blockerMap/model.ts';
import { groupBy } from '../evaluate/groups.ts';
import { actOf } from '../evaluate/reference.ts';
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
  checks: 'each-beside-others',
  *check(file, project) {
    if (file.kind !== 'blocker-map' || file.earned === undefined) return;
    if (!file.map.grants.some(({ reference }) => isGiven(reference?.value))) return;
    const others = actsOf([...project.maps.values()].filter((other) => other !== file && other.earned !== undefined));
    for (const grant of file.map.grants) {
      const { reference } = grant;
      const copies = [...new Set(keysOf(file, grant).flatMap((key) => others.get(key) ?? []))];
      if (reference === undefined) continue;
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

interface Claim {
  readonly other: MapFile;
  readonly each: Grant;
}

/** The grants of `maps` by the acts that they refer to, the first ten of each. */
function actsOf(maps: readonly MapFile[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = maps.flatMap((other) =>
    other.map.grants.flatMap((each) => {
      const claim = { other, each };
      return keysOf(other, each).map((key) => ({ key, claim }));
    }),
  );
  const acts = groupBy(claims, ({ key }) => key);
  return new Map([...acts].map(([key, group]) => [key, group.slice(0, 10).map(({ claim }) => claim)]));
}

/**
 * What tells the act of a grant from others in the workspace: the file or address that it refers to, or its words. A
 * path relative to another folder means the same in the same words only when the day is the same too.
 */
function keysOf({ uri }: MapFile, { reference, grantedOn }: Grant): readonly string[] {
  if (!isGiven(reference?.value)) return [];
  const words = actOf(reference.value);
  if (!isPath(reference.value)) return [`words ${words}`];
  return [`file ${resolved(uri, reference.value)}`, `day ${grantedOn?.value ?? ''} ${words}`];
}

const isPath = (reference: string): boolean =>
  /[/\\]|\.[a-z0-9]{1,5}$/i.test(reference) && !/^[a-z][a-z0-9+.-]*:/i.test(reference);

/** The path that a relative reference in the file at `uri` means. */
const resolved = (uri: string, reference: string): string =>
  actOf(`${uri.slice(0, uri.lastIndexOf('/') + 1)}${reference}`);
