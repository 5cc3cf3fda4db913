import type { CompiledSchema } from '../schema/find.ts';
import validate from '../schema/generated/validateBlockerMap.js';

/** The schema of blocker maps, `schemas/blocker-map.schema.json`. */
export const BLOCKER_MAP_SCHEMA: CompiledSchema = {
  validate,
  words: {
    root: 'a blocker map',
    entries: {
      blockers: 'a blocker',
      conditions: 'a condition',
      grants: 'a grant',
      evidence: 'an evidence entry',
    },
    causes: { blockers: 'status', conditions: 'status', grants: 'status', evidence: 'kind' },
    alternatives: {
      none: { property: 'path', message: 'This evidence entry needs a path or a url that says where the record is.' },
      several: { property: 'url', message: 'path and url exclude each other; keep the one that leads to the record.' },
    },
    exclusion: {
      property: 'sha256',
      message: 'sha256 is out of place beside url: only a file at path is compared with it.',
    },
  },
};
