/** What the suite uses of `node:assert/strict`, where there is no Node. */
import { assert } from 'chai';

export default {
  ok: assert.isOk,
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepEqual,
  match: assert.match,
  doesNotMatch: assert.notMatch,
  fail: (message: string): never => assert.fail(message),
};
