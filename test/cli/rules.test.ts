import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { fixableOf } from '../../server/src/core/rules/fixable.ts';
import { CATALOGUE } from '../../server/src/core/rules/registry.ts';
import { ROOT, run } from './cli.ts';

const METAS = CATALOGUE.map(({ meta }) => meta);

describe.concurrent('rules', () => {
  it('lists every rule with what it reports and its page', async () => {
    const { code, stdout, stderr } = await run(['rules']);
    expect([code, stderr]).toEqual([0, '']);
    for (const { code: name, summary } of METAS) {
      expect(stdout).toContain(`${name} (`);
      expect(stdout).toContain(`  ${summary}\n  https://`);
    }
    expect(stdout).toContain('selection-blocked (error, guards the decision, fix)\n');
    expect(stdout).toContain('claim-title (info, suggestions)\n');
    expect(stdout).toContain('blocker-unused (hint)\n');
    expect(stdout).toMatch(new RegExp(`\n${METAS.length} rules\\.\n$`));
  });

  it('lists them as JSON, as the schema demands', async () => {
    const { code, stdout } = await run(['rules', '--format', 'json']);
    const schema = JSON.parse(readFileSync(`${ROOT}/schemas/rules-report.schema.json`, 'utf8'));
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
    expect(code).toBe(0);
    expect(JSON.parse(stdout).rules.map((each: { code: string }) => each.code)).toEqual(
      METAS.map(({ code: name }) => name),
    );
  });

  it('takes no operands', async () => {
    const { code, stderr } = await run(['rules', 'selection-blocked']);
    expect([code, stderr]).toEqual([2, 'rules takes no operands: it lists all rules.\n']);
  });
});

it.each(METAS)('the page of $code says the same of its fixes as the list', ({ code }) => {
  const page = readFileSync(`${ROOT}/docs/rules/${code}.md`, 'utf8');
  const fixes = /^## Fixes\n\n([\s\S]*?)\n## /m.exec(page)?.[1] ?? '';
  const isSafe = fixes.replace(/\s+/g, ' ').includes('safe, and so part of fix-all');
  expect(fixableOf(code)).toBe(isSafe ? 'safe' : /^None\b/.test(fixes) ? 'none' : 'suggested');
});
