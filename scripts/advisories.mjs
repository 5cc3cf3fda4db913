// Which locked packages have known vulnerabilities, by records of the OSV format: what `npm run audit` does where no
// registry can be asked.
import { compare, valid } from 'semver';

/**
 * @typedef {{ introduced?: string, fixed?: string, last_affected?: string }} Event
 * @typedef {{ package?: { ecosystem?: string, name?: string }, ranges?: { events: Event[] }[], versions?: string[] }} Affected
 * @typedef {{ id?: string, summary?: string, withdrawn?: string, affected?: Affected[] }} OsvRecord
 */

/**
 * The versions that a package-lock.json has of each package.
 * @param {{ packages: Record<string, { name?: string, version?: string, link?: boolean }> }} lock
 * @returns {Map<string, Set<string>>}
 */
export function lockedIn({ packages }) {
  /** @type {Map<string, Set<string>>} */
  const versionsOf = new Map();
  for (const [folder, { name, version, link }] of Object.entries(packages)) {
    const place = folder.lastIndexOf('node_modules/');
    if (place < 0 || link === true || version === undefined) continue;
    const locked = name ?? folder.slice(place + 'node_modules/'.length);
    versionsOf.set(locked, (versionsOf.get(locked) ?? new Set()).add(version));
  }
  return versionsOf;
}

/**
 * What the records say of the packages.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} versionsOf
 * @param {Iterable<OsvRecord>} records
 * @returns {import('./auditReport.mjs').Audit}
 */
export function judge(versionsOf, records) {
  /** @type {Set<string>} */
  const lines = new Set();
  let judged = 0;
  for (const { id, summary, withdrawn, affected = [] } of records) {
    const ofNpm = affected.filter((each) => each.package?.ecosystem === 'npm');
    if (ofNpm.length === 0) continue;
    judged++;
    if (withdrawn !== undefined) continue;
    for (const each of ofNpm) {
      const name = each.package?.name ?? '';
      for (const version of versionsOf.get(name) ?? []) {
        if (isAffected(version, each)) lines.add(`${name} ${version}: ${id}, ${summary}`);
      }
    }
  }
  if (judged === 0) return { kind: 'refused', why: 'there is no record of a package from npm' };
  const packages = [...versionsOf.values()].reduce((sum, { size }) => sum + size, 0);
  if (lines.size === 0) return { kind: 'clean', packages };
  return { kind: 'found', lines: [...lines].sort() };
}

/**
 * @param {string} version
 * @param {Affected} affected
 */
function isAffected(version, { ranges = [], versions = [] }) {
  // Nothing is said of versions: then it is about all of them.
  if (ranges.length === 0 && versions.length === 0) return true;
  return versions.includes(version) || ranges.some(({ events }) => isWithin(version, events));
}

/**
 * @param {string} version
 * @param {readonly Event[]} events
 */
function isWithin(version, events) {
  const bounds = events.flatMap((event) =>
    Object.entries(event).map(([kind, at]) => ({ kind, at: at === '0' ? '0.0.0-0' : at })),
  );
  // What cannot be compared counts as affected: a person must look.
  if (valid(version) === null || bounds.some(({ at }) => valid(at) === null)) return true;
  let isIn = false;
  for (const { kind, at } of bounds.sort((one, other) => compare(one.at, other.at))) {
    const order = compare(version, at);
    if (kind === 'introduced' && order >= 0) isIn = true;
    if (kind === 'fixed' && order >= 0) isIn = false;
    if (kind === 'last_affected' && order > 0) isIn = false;
  }
  return isIn;
}
