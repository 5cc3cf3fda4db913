import { spawnSync } from 'node:child_process';
import { configurationsIn, describeOtherEditor } from './otherEditor.ts';

/** Whether there is an Emacs with eglot and with the mode for Markdown. */
const isThere =
  spawnSync('emacs', ['--batch', '--eval', "(progn (require 'eglot) (require 'markdown-mode))"]).status === 0;
const [configuration = ''] = configurationsIn('elisp');

describeOtherEditor({
  title: 'Emacs with eglot, configured as docs/editors.md says',
  isThere,
  configuration,
  file: 'init.el',
  command: (driver) => ['emacs', '--batch', '-l', '../init.el', '-l', driver('emacs.el')],
});
