import type { Project } from '../../../server/src/core/project.ts';
import { Offers } from '../../../server/src/core/rules/opening.ts';
import type { Finding } from '../../../server/src/core/rules/rule.ts';
import type { Span } from '../../../server/src/core/syntax/span.ts';
import { applyAction } from './outcome.ts';
import { pathOf } from './projectOf.ts';
import { dangersOf } from './safety.ts';

type Files = ReadonlyMap<string, string>;

/** What is wrong with `findings` of `project`, whatever they say: places that are not there, fixes that cannot be applied or do harm. */
export async function unsoundnessOf(
  findings: readonly Finding[],
  project: Project,
  files: Files,
  build: (files: Files) => Promise<Project>,
): Promise<string[]> {
  const faults: string[] = [];
  const isThere = (uri: string, { start, end }: Span) =>
    0 <= start && start <= end && end <= (files.get(pathOf(uri))?.length ?? -1);
  for (const finding of findings) {
    const { code, uri, span, message, related } = finding;
    if (!isThere(uri, span)) faults.push(`${code} is at ${span.start}..${span.end} of ${uri}.`);
    if (!/[.?]$/.test(message)) faults.push(`The message of ${code} is no sentence: ${message}`);
    for (const other of related) {
      if (!isThere(other.uri, other.span)) faults.push(`${code} relates to ${JSON.stringify(other)}.`);
    }
    for (const fix of new Offers(project).of(finding)) {
      const after = await build(applyAction(fix.action, files));
      faults.push(...dangersOf(project, after).map((danger) => `"${fix.title}" of ${code}: ${danger}`));
    }
  }
  return faults;
}
