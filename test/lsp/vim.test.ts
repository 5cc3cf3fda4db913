import { spawnSync } from 'node:child_process';
import { configurationsIn, describeOtherEditor } from './otherEditor.ts';

/** Whether there is a Vim 9 with ALE among its optional packages. */
const isThere =
  spawnSync(
    'vim',
    [
      '-N',
      '-u',
      'NONE',
      '-i',
      'NONE',
      '-n',
      '-es',
      '-c',
      'packadd ale',
      '-c',
      'if !has("channel") | cquit | endif',
      '-c',
      'call ale#util#Mode()',
      '-c',
      'qall!',
    ],
    { stdio: 'ignore' },
  ).status === 0;
const [configuration = ''] = configurationsIn('vim');

describeOtherEditor({
  title: 'Vim with ALE, configured as docs/editors.md says',
  isThere,
  configuration: `set nocompatible\nfiletype on\n${configuration}`,
  file: 'vimrc',
  command: (driver) => [
    'vim',
    ...['-N', '-u', '../vimrc', '-i', 'NONE', '-n', '-es', '-S', driver('vim.vim'), 'next-decision-packet.md'],
  ],
});
