import { spawnSync } from 'node:child_process';
import { configurationsIn, describeOtherEditor } from './otherEditor.ts';

/** The minor version of the Neovim on this machine, 11 for 0.11; `undefined` where there is none. */
const version = /^NVIM v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
const [newer = '', older = ''] = configurationsIn('lua');

describeOtherEditor({
  title: 'Neovim, configured as docs/editors.md says',
  isThere: version !== undefined,
  configuration: Number(version) >= 11 ? newer : older,
  file: 'init.lua',
  command: (driver) => [
    'nvim',
    ...[
      '--headless',
      '--clean',
      '-u',
      '../init.lua',
      'next-decision-packet.md',
      '-c',
      `luafile ${driver('neovim.lua')}`,
    ],
  ],
});
