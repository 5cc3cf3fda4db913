import { PACKET_RULES } from '../../../server/src/core/rules/packetRules.ts';
import { testRules } from '../harness/testRules.ts';

testRules(PACKET_RULES);
