import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readFixture } from '../harness/fixture.ts';
import { testFixtures } from '../harness/testRules.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/seed', import.meta.url));

describe('the packet as it was published', () => {
  testFixtures('seed');

  test.each(['as-published', 'as-published-tracked', 'as-published-alone'])('%s has it byte for byte', (name) => {
    const { files } = readFixture(readFileSync(`${FOLDER}/${name}.fixture`, 'utf8'));
    expect(files[0]?.text).toBe(readFileSync(`${FOLDER}/next-production-decision-packet.md`, 'utf8'));
  });
});
