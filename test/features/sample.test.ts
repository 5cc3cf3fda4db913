import { describe, expect, test } from 'vitest';
import { sampleFiles, sampleOption, samplePacket } from '../../client/src/sample/files.ts';
import { FindingsMemo } from '../../server/src/workspace/findings.ts';
import { Marked, uriOf } from './cursor.ts';

async function judged(text: (before: string) => string = (before) => before) {
  const packet = sampleFiles[samplePacket] ?? '';
  const { context } = await Marked.of({ ...sampleFiles, [samplePacket]: text(packet) });
  const file = context.snapshot.files.get(uriOf(samplePacket))?.file;
  if (file?.kind !== 'packet') throw new Error('The sample has no packet.');
  const findings = [...new FindingsMemo().check(context.snapshot).values()].flat();
  return { evaluation: file.evaluation, findings };
}

describe('the sample of the walkthrough', () => {
  test('holds, and has nothing wrong', async () => {
    const { evaluation, findings } = await judged();
    expect(evaluation.decision).toMatchObject({ reason: 'nothing-selected', inForce: 'HOLD_RELEASE' });
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([]);
  });

  test('has an option of which one precondition is met and one is not', async () => {
    const { evaluation } = await judged();
    const option = evaluation.options.find(({ read }) => read.option.id.value === sampleOption);
    expect(option?.requirements.map(({ met }) => met)).toEqual([true, false]);
  });

  test('is blocked once that is selected, and says only that', async () => {
    const { evaluation, findings } = await judged((text) =>
      text.replace('Selected: none', `Selected: ${sampleOption}`),
    );
    expect(evaluation.decision).toMatchObject({ reason: 'blocked', inForce: 'HOLD_RELEASE' });
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toContain(
      'selection-blocked',
    );
  });
});
