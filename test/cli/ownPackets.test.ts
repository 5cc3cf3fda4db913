import { describe, expect, it } from 'vitest';
import { ROOT, run } from './cli.ts';
import { TODAY } from './goldenCases.ts';

interface Report {
  readonly files: readonly { readonly path: string; readonly findings: readonly { readonly severity: string }[] }[];
}

describe('the packets of this repository', () => {
  it('are checked: none has an error but the project in mid-course, which shows them', async () => {
    const { code, stdout, stderr } = await run(['check', '--format', 'json', '--today', TODAY], { cwd: ROOT });
    expect([code, stderr]).toEqual([1, '']);
    const { files }: Report = JSON.parse(stdout);
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('examples/fix7-p0/next-production-decision-packet.md');
    expect(paths.filter((path) => !path.startsWith('examples/'))).toEqual([]);
    const wrong = files.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    expect(wrong.map(({ path }) => path)).toEqual([
      'examples/mid-course/ledger-blocker-map.json',
      'examples/mid-course/next-decision-packet.md',
    ]);
  });
});
