import { MAP_RULES } from '../../../server/src/core/rules/mapRules.ts';
import { testRules } from '../harness/testRules.ts';

testRules(MAP_RULES);
