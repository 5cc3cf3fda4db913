import type { CompiledSchema } from '../schema/find.ts';
import {
  validateBlocker,
  validateCondition,
  validateGrant,
  validateMap,
} from '../schema/generated/validateBlockerMap.js';
import type { SchemaWords } from '../schema/words.ts';

const words: SchemaWords = {
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
};

/** What `schemas/blocker-map.schema.json` demands of a map, what is in its lists left out. */
export const MAP_SCHEMA: CompiledSchema = { validate: validateMap, words };

/** What it demands of each entry. */
export const BLOCKER_SCHEMA: CompiledSchema = { validate: validateBlocker, words };
export const CONDITION_SCHEMA: CompiledSchema = { validate: validateCondition, words };
export const GRANT_SCHEMA: CompiledSchema = { validate: validateGrant, words };
