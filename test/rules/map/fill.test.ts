import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { describeFinding, findingsOf } from '../harness/findings.ts';
import { readFixture } from '../harness/fixture.ts';
import { describeOutcome } from '../harness/outcome.ts';
import { projectOf } from '../harness/projectOf.ts';

test('fill', async () => {
  for (const path of globSync('test/rules/fixtures/*/*.fixture')) {
    const source = readFileSync(path, 'utf8');
    if (!/^@@$/m.test(source)) continue;
    try {
      const fixture = readFixture(source);
      const files = new Map(fixture.files.map(({ path, text }) => [path, text]));
      const project = await projectOf(
        new Map(
          [...files].map(([path, text]) => [
            path,
            fixture.files.some((f) => f.path === path && f.hasMark) ? `\uFEFF${text}` : text,
          ]),
        ),
        { today: fixture.settings.today, settings: fixture.settings },
      );
      const findings = findingsOf(project, files.keys());
      const next = source.replace(/^--- (messages|fixes|fix)(.*)\n@@$/gm, (all, word, rest) => {
        const [, code, number, title] = /^ ?(\S+)?(?: (\d+))?(?: "(.*)")?/.exec(rest) ?? [];
        if (word === 'messages')
          return (
            `--- messages${rest}\n` +
            findings
              .filter((f) => !code || f.code === code)
              .map((f) => describeFinding(f, files))
              .join('\n')
          );
        const finding = findings.filter((f) => f.code === code)[Number(number ?? 1) - 1];
        const fixes = finding?.fixes() ?? [];
        if (word === 'fixes')
          return (
            `--- fixes${rest}\n` +
            fixes
              .map(({ title, preferred, safe }) => {
                const w = [preferred ? 'preferred' : '', safe ? 'safe' : ''].filter(Boolean);
                return w.length ? `${title} (${w.join(', ')})` : title;
              })
              .join('\n')
          );
        const fix = fixes.find((f) => f.title === title);
        if (!fix) {
          console.log(
            path,
            'NO FIX',
            title,
            fixes.map((f) => f.title),
          );
          return all;
        }
        return `--- fix${rest}\n` + describeOutcome(fix.action, files);
      });
      writeFileSync(path, next);
    } catch (e) {
      console.log(path, String(e));
    }
  }
});
