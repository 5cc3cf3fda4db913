import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameJson } from '../../../server/src/lsp/sameJson.ts';

const value = fc.jsonValue({ maxDepth: 3 });

test('two values are the same as JSON when nothing in them differs', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(isSameJson(one, JSON.parse(JSON.stringify(one)))).toBe(true);
      expect(isSameJson([one], [one, other])).toBe(false);
      expect(isSameJson({ a: one, b: other }, { a: one })).toBe(false);
      // JSON has no negative zero.
      const [plain, others] = [one, other].map((each) => JSON.parse(JSON.stringify(each)));
      expect(isSameJson(plain, others)).toBe(isDeepStrictEqual(plain, others));
    }),
  );
});
