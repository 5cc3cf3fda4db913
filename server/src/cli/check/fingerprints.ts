import { createHash } from 'node:crypto';
import type { CheckResult, FileResult, PlacedFinding } from '../results.ts';

/**
 * A name for each finding of a file that stays when lines move: from what was found and on which words, not from where.
 * The same thing found twice in one file is told apart by its order. Hexadecimal, of 32 digits.
 */
export function fingerprintsOf({ findings }: FileResult, { today }: CheckResult): ReadonlyMap<PlacedFinding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { code, severity, message, excerpt } = finding;
      // A message may tell the day; it is no other finding for that tomorrow.
      const words = [code, severity, message.replaceAll(today, ''), excerpt.replace(/\s+/g, ' ')];
      const content = JSON.stringify(words);
      const count = seen.get(content) ?? 0;
      seen.set(content, count + 1);
      return [finding, digest(`${count} ${content}`)];
    }),
  );
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
