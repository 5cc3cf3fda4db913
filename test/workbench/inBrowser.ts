import { appendFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { launchBrowser } from '../../scripts/editor/browser.ts';
import { startWebEditor } from '../../scripts/editor/web.ts';
import { memoryFolder } from './bundle.ts';
import type { SuiteResult } from './suite/results.ts';

/** A window that hangs must not hold up the run for ever. */
const patience = 120_000;

export interface WebRun {
  /** The folder into which the packaged extension was installed. */
  readonly extension: string;
  /** The folder of the extension with the workspace in memory and the suite. */
  readonly memory: string;
  /** The file that gets what the window says. */
  readonly log: string;
}

/** Runs the suite in a VS Code that is a web page, on a virtual workspace. */
export async function runInBrowser({ extension, memory, log }: WebRun): Promise<readonly SuiteResult[]> {
  writeFileSync(log, '');
  const editor = await startWebEditor({
    extensions: { packets: extension, memory },
    development: { extension: 'memory', tests: 'tests.js' },
    folder: memoryFolder,
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.exposeFunction('codeAutomationLog', (type: string, said: readonly unknown[]) =>
      appendFileSync(
        log,
        `[${type}] ${said.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' ')}\n`,
      ),
    );
    const ended = new Promise<undefined>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => resolve(undefined));
      setTimeout(() => resolve(undefined), patience).unref();
    });
    await page.goto(editor.url);
    const result = await Promise.race([editor.result, ended]);
    return result === undefined
      ? [{ title: 'the suite comes to its end', error: `The editor left without a result; see ${log}.` }]
      : JSON.parse(result);
  } finally {
    await browser.close();
    await editor.stop();
  }
}

/** The folder of the extension that was installed into a profile. */
export async function installedIn(extensions: string): Promise<string> {
  const [name] = (await readdir(extensions)).filter((entry) => entry.startsWith('decision-packets.'));
  if (name === undefined) {
    throw new Error(`No extension was installed into ${extensions}.`);
  }
  return join(extensions, name);
}
