import type { Grant } from '../blockerMap/model.ts';
import { actOf } from '../evaluate/reference.ts';
import { isGiven } from '../packet/values.ts';
import type { MapFile, Project } from '../project.ts';
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
    const acts = actsIn(project);
    for (const grant of file.map.grants) {
      const { reference } = grant;
      const copies = [...new Set(keysOf(file, grant).flatMap((key) => acts.get(key)?.besides(file) ?? []))];
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

/** So many of the others are told. */
const MOST_COPIES = 10;

/** What the maps of a project claim for one act. */
class Act {
  /** The first few of each of the first few maps. */
  readonly #claims = new Map<MapFile, Claim[]>();

  add(claim: Claim): void {
    const known = this.#claims.get(claim.other);
    if (known !== undefined && known.length < MOST_COPIES) known.push(claim);
    else if (known === undefined && this.#claims.size <= MOST_COPIES) this.#claims.set(claim.other, [claim]);
  }

  /** The first few that other maps than `file` claim. */
  besides(file: MapFile): readonly Claim[] {
    return [...this.#claims].flatMap(([other, claims]) => (other === file ? [] : claims)).slice(0, MOST_COPIES);
  }
}

/** The acts that grants refer to, by what tells them from others. */
function actsIn(project: Project): ReadonlyMap<string, Act> {
  const known = actsOf.get(project);
  if (known !== undefined) return known;
  const acts = new Map<string, Act>();
  for (const other of project.maps.values()) {
    if (other.earned === undefined) continue;
    for (const each of other.map.grants) {
      const claim = { other, each };
      for (const key of keysOf(other, each)) {
        const act = acts.get(key) ?? new Act();
        acts.set(key, act);
        act.add(claim);
      }
    }
  }
  actsOf.set(project, acts);
  return acts;
}

/** Every map of a project asks. */
const actsOf = new WeakMap<Project, ReadonlyMap<string, Act>>();

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
