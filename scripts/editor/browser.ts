import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { editorFromNpm } from './install.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless browser: the one from npm, with its own libraries where the machine has none, else the machine's. */
export async function launchBrowser(): Promise<Browser> {
  const editor = await editorFromNpm();
  const candidates = [
    { executablePath: editor.chromium, env: {} },
    { executablePath: editor.chromium, env: { LD_LIBRARY_PATH: editor.chromiumLibraries } },
    ...systemBrowsers.map((executablePath) => ({ executablePath, env: {} })),
  ].filter(({ executablePath }) => existsSync(executablePath));
  const failures: string[] = [];
  for (const { executablePath, env } of candidates) {
    try {
      return await chromium.launch({
        executablePath,
        args: flags,
        env: { ...definedEnvironment(), ...env },
        timeout: 30_000,
      });
    } catch (error) {
      failures.push(`${executablePath}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No headless browser starts on this machine.\n${failures.join('\n')}`);
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
