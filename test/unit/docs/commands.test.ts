import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../../../server/src/cli/run.ts';
import { fencesOf, readPage } from './pages.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\/]$/, '');

/** A command in a ```` ```console ```` fence, and the lines that the page shows of its output; `…` stands for others. */
interface Shown {
  readonly command: string;
  readonly lines: readonly string[];
}

const shown = fencesOf(readPage('README.md'))
  .filter(({ info }) => info[0] === 'console')
  .flatMap(({ text }): Shown[] =>
    text
      .split(/^\$ npx decision-packets /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...lines] = part.trimEnd().split('\n');
        return { command, lines: lines.filter((line) => line !== '') };
      }),
  );

async function outputOf(command: string): Promise<{ text: string; code: number }> {
  let text = '';
  const print = (part: string) => {
    text += part;
  };
  const [words = '', code] = command.split('; echo $?');
  const result = await run(words.split(' '), {
    out: print,
    err: print,
    cwd: root,
    env: {},
    isTerminal: false,
    today: '2026-06-12',
  });
  return { text: code === undefined ? text : `${text}${result}\n`, code: result };
}

describe('the README shows what the command line prints', () => {
  test('for each of the commands', () => {
    expect(new Set(shown.map(({ command }) => command.split(' ')[0]))).toEqual(new Set(['check', 'summary', 'gate']));
  });

  test.each(shown)('$command', async ({ command, lines }) => {
    const { text } = await outputOf(command);
    const printed = text.split('\n').filter((line) => line !== '');
    const pattern = lines.map((line) => (line.trim() === '…' ? '(?:.*\n)+?' : `${literally(line)}\n`)).join('');
    expect(`${printed.join('\n')}\n`).toMatch(new RegExp(`^${pattern}$`));
  });
});

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
