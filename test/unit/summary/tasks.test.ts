import { describe, expect, it } from 'vitest';
import { openMap } from '../../support/evaluate.ts';
import { summaryOf } from './summaryOf.ts';

describe('who must do what', () => {
  it('says what is to be done before a blocker can be resolved', async () => {
    const blocker = (id: string, requires: string[]) => ({
      id,
      title: id,
      owners: ['owner'],
      status: 'OPEN',
      requires,
    });
    const { tasks } = await summaryOf({
      rows: ['AUTHORIZE_A | a | L-0-FIRST-1'],
      map: {
        version: 1,
        lane: 'L-0',
        blockers: [blocker('L-0-FIRST-1', ['L-0-SECOND-1']), blocker('L-0-SECOND-1', [])],
      },
    });
    expect(tasks[0]?.tasks.map(({ id, after }) => [id, after])).toEqual([['L-0-FIRST-1', ['L-0-SECOND-1']]]);
  });

  it('names each target once, with every option that wants it', async () => {
    const { tasks } = await summaryOf({
      rows: ['AUTHORIZE_A | a | L-0-X-1; the tide is in', 'AUTHORIZE_B | b | above; L-0-X-1 proven'],
      map: openMap('L-0-X-1'),
    });
    expect(tasks.map(({ role, tasks: own }) => [role, own.map(({ id, text, steps }) => [id, text, steps])])).toEqual([
      [
        'owner',
        [
          [
            'L-0-X-1',
            'About L-0-X-1',
            [
              { required: 'RESOLVED', options: ['AUTHORIZE_A'] },
              { required: 'PROVEN', options: ['AUTHORIZE_B'] },
            ],
          ],
        ],
      ],
      [undefined, [[undefined, 'the tide is in', [{ required: 'MET', options: ['AUTHORIZE_A', 'AUTHORIZE_B'] }]]]],
    ]);
  });

  it('gives nobody anything to do where everything is met', async () => {
    expect((await summaryOf({ rows: ['AUTHORIZE_A | a | none'] })).tasks).toEqual([]);
  });

  it('leaves what can never be met to whoever writes the packet, with the reason', async () => {
    const { tasks } = await summaryOf({ rows: ['AUTHORIZE_A | a | ALL blockers'] });
    expect(tasks).toMatchObject([
      { role: undefined, tasks: [{ kind: 'unknown', text: 'There is no usable blocker map.' }] },
    ]);
  });
});
