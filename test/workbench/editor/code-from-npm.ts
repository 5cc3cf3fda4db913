#!/usr/bin/env node
/**
 * Stands in for the executable of a desktop VS Code: takes the arguments that @vscode/test-electron passes,
 * runs the extension tests in the editor from npm under a headless browser, and exits with their code.
 */
import { pathToFileURL } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { startEditorServer } from './server.ts';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});

function required(name: keyof typeof values): string {
  const value = values[name];
  if (typeof value !== 'string') {
    throw new Error(`--${name} is missing.`);
  }
  return value;
}

/** What this build of VS Code says about the parts that it lacks here: native modules that nobody needs, and accounts. */
function isEditorNoise(values: readonly unknown[]): boolean {
  return /\[AgentHost\]|Could not locate the bindings file|@vscode\/sqlite3/.test(inspect(values));
}

const remote = (path: string) => `vscode-remote://remote${pathToFileURL(path).pathname}`;

const server = await startEditorServer(
  { userData: required('user-data-dir'), extensions: required('extensions-dir') },
  'off',
);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.exposeFunction('codeAutomationLog', (type: string, values: readonly unknown[]) => {
    if (!isEditorNoise(values)) {
      console[type === 'error' ? 'error' : 'log'](...values);
    }
  });
  const exitCode = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  });
  const payload = [
    ['extensionDevelopmentPath', remote(required('extensionDevelopmentPath'))],
    ['extensionTestsPath', remote(required('extensionTestsPath'))],
    ['skipWelcome', 'true'],
  ];
  const address = new URL(server.url);
  const folder = positionals[0];
  if (folder !== undefined) {
    address.searchParams.set('folder', folder);
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  await page.goto(address.href);
  process.exitCode = await exitCode;
} finally {
  await browser.close();
  await server.stop();
}
