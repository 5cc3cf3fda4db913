import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { default as AjvDraft04 } from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { runCli } from './cli.ts';
import { CASES } from './goldenCases.ts';

const goldenOf = (file: string): Buffer => readFileSync(new URL(`golden/${file}`, import.meta.url));

describe.concurrent('the examples give what is expected, byte for byte', () => {
  it.each(CASES)('$file', async ({ file, args, code, stream }) => {
    const outcome = await runCli(args);
    const printed = Buffer.from(outcome[stream]);
    // The texts first: their difference is readable.
    expect(printed.toString()).toBe(goldenOf(file).toString());
    expect(printed.equals(goldenOf(file))).toBe(true);
    expect(outcome.code).toBe(code);
    expect(stream === 'stdout' ? outcome.stderr : outcome.stdout.toString()).toBe('');
  });
});

describe('the expected reports are as their schemas demand', () => {
  it.each(CASES.filter(({ file }) => file.endsWith('.json')).map(({ file, args }) => ({ file, command: args[0] })))(
    '$file',
    ({ file, command }) => {
      const schema = new URL(`../../schemas/${command}-report.schema.json`, import.meta.url);
      const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')));
      validate(JSON.parse(goldenOf(file).toString()));
      expect(validate.errors).toBeNull();
    },
  );
});

it('the expected SARIF is as the official schema of the standard demands', () => {
  const schema = new URL(
    '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    import.meta.url,
  );
  const validate = new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    JSON.parse(readFileSync(schema, 'utf8')),
  );
  const log = JSON.parse(goldenOf('mid-course.check.sarif').toString());
  validate(log);
  expect(validate.errors).toBeNull();
  validate({ ...log, runs: [{ ...log.runs[0], tool: {} }] });
  expect(validate.errors).not.toBeNull();
});
