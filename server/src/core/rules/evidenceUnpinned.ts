import type { WeighedMap } from '../project.ts';
import { insertProperty } from '../syntax/json/edit.ts';
import { suggestion } from './fixes/edits.ts';
import type { Fix, Rule } from './rule.ts';
import { evidenceOf, type RestingOn } from './weighed.ts';

/** An evidence file could be changed without anybody noticing. */
export const evidenceUnpinned: Rule = {
  meta: {
    code: 'evidence-unpinned',
    severity: 'hint',
    summary: 'An evidence file is recorded without its digest; an error where the configuration requires digests.',
    guardsDecision: false,
  },
  checks: 'entries',
  *check(file) {
    for (const entry of evidenceOf(
      file,
      ({ evidence }) => evidence.path !== undefined && evidence.sha256 === undefined,
    )) {
      const { evidence, fact, doubts } = entry.weighed;
      const isMalformed = doubts.some(({ kind }) => kind === 'malformed');
      if (evidence.path === undefined || isMalformed || fact?.kind !== 'file' || fact.self) continue;
      yield {
        span: evidence.path.span,
        severity: file.config.requireDigest ? 'error' : 'hint',
        message: file.config.requireDigest
          ? `This evidence for ${entry.name} does not count: it has no sha256, which this workspace requires. Record the digest of "${evidence.path.value}".`
          : `"${evidence.path.value}" is recorded without its sha256, so that nobody would notice when it changes.`,
        fixes: () => pin(file, entry, fact.sha256),
      };
    }
  },
};

/** A person has to look at the file first: whether it is what was recorded, no tool can say. */
const pin = ({ uri, map }: WeighedMap, { path }: RestingOn, digest: string): readonly Fix[] =>
  suggestion(uri, "Record the file's SHA-256 as it is now", insertProperty(map, path, 'sha256', digest, 'path'));
