import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { indexOf, pagesFolder, problemsOfGenerated, problemsOfPages } from '../../../scripts/generate-docs.mjs';
import { withRulesSetting } from '../../../scripts/rulesSetting.mjs';
import { CATALOGUE } from '../../../server/src/core/rules/registry.ts';

test('every rule has its page, every page its rule, and the table is up to date', () => {
  expect(problemsOfPages(CATALOGUE, pagesFolder)).toEqual([]);
  expect(problemsOfGenerated()).toEqual([]);
});

test('the setting of rules offers each at its own severity and above, and is put right where it says otherwise', () => {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const value = JSON.parse(manifest);
  const { properties } = value.contributes.configuration.properties['decisionPackets.rules'];
  expect(Object.keys(properties)).toEqual(CATALOGUE.map(({ meta }) => meta.code));
  expect(properties['selection-blocked'].enum).toEqual(['error']);
  expect(properties['claim-title'].enum).toEqual(['error', 'warning', 'info']);
  properties['claim-title'].enum.push('off');
  expect(withRulesSetting(JSON.stringify(value))).toBe(manifest);
});

test('no two rules have one code', () => {
  expect(new Set(CATALOGUE.map(({ meta }) => meta.code)).size).toBe(CATALOGUE.length);
});

describe('in a copy of the pages', () => {
  let copy: string;
  let folder: URL;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'rule-pages-'));
    cpSync(fileURLToPath(pagesFolder), copy, { recursive: true });
    folder = pathToFileURL(`${copy}/`);
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  test('a page that is missing is noticed', () => {
    rmSync(join(copy, 'schema.md'));
    expect(problemsOfPages(CATALOGUE, folder)).toEqual(['docs/rules/schema.md is missing.']);
  });

  test('a page of no rule is noticed', () => {
    writeFileSync(join(copy, 'no-rule.md'), '');
    expect(problemsOfPages(CATALOGUE, folder)).toEqual(['docs/rules/no-rule.md is the page of no rule.']);
  });

  test('a page with another severity or without a section is noticed', () => {
    writeFileSync(join(copy, 'schema.md'), '# schema — hint\n\n## Fixes\n\nSome.\n');
    expect(problemsOfPages(CATALOGUE, folder)).toEqual([
      'docs/rules/schema.md must begin with "# schema — error".',
      'docs/rules/schema.md must have the sections What it means, Wrong, Right, Why, Fixes, Configuration, Related, in this order.',
    ]);
  });

  test('a table that is out of date is noticed', () => {
    const stale = indexOf(CATALOGUE.slice(1), folder);
    writeFileSync(join(copy, 'README.md'), stale);
    expect(problemsOfPages(CATALOGUE, folder)).toEqual(['docs/rules/README.md is out of date: npm run docs.']);
  });
});
