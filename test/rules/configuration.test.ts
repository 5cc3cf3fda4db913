import { describe } from 'vitest';
import { testFixtures } from './harness/testRules.ts';

describe('what a configuration cannot have', () => testFixtures('configuration'));
describe('comments that silence findings', () => testFixtures('ignored'));
