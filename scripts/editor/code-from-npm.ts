#!/usr/bin/env node
/**
 * Stands in for the executable of a desktop VS Code: takes the arguments that @vscode/test-electron passes,
 * runs the extension tests in the editor from npm under a headless browser, and exits with their code.
 * What the editor's window writes to its console goes to the file that `WORKBENCH_LOG` names.
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { startEditorServer } from './server.ts';

/** Far above what the tests take; a window that hangs must not hold up the run for ever. */
const patience = 300_000;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'folder-uri': { type: 'string' },
  },
});

function required(name: keyof typeof values): string {
  const value = values[name];
  if (typeof value !== 'string') {
    throw new Error(`--${name} is missing.`);
  }
  return value;
}

function log(...said: readonly unknown[]): void {
  if (process.env.WORKBENCH_LOG !== undefined) {
    appendFileSync(
      process.env.WORKBENCH_LOG,
      `${said.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ')}\n`,
    );
  }
}

const remote = (path: string) => `vscode-remote://remote${pathToFileURL(path).pathname}`;

if (process.env.WORKBENCH_LOG !== undefined) {
  writeFileSync(process.env.WORKBENCH_LOG, '');
}
const profile = { userData: required('user-data-dir'), extensions: required('extensions-dir') };
const server = await startEditorServer(profile, 'off');
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.exposeFunction('codeAutomationLog', (type: string, said: readonly unknown[]) => log(`[${type}]`, ...said));
  const ended = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    setTimeout(() => {
      console.error(`The editor did not end its tests within ${patience / 1000} seconds.`);
      resolve(1);
    }, patience).unref();
  });
  const payload = [
    ['extensionDevelopmentPath', remote(required('extensionDevelopmentPath'))],
    ['extensionTestsPath', remote(required('extensionTestsPath'))],
    ['skipWelcome', 'true'],
  ];
  const address = new URL(server.url);
  const folder = values['folder-uri'] ?? positionals[0];
  if (typeof folder === 'string') {
    address.searchParams.set('folder', folder);
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  await page.goto(address.href);
  process.exitCode = await ended;
} finally {
  await browser.close();
  await server.stop();
}
