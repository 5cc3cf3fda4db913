import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Exactly these are measured; another version is another peer. */
const VERSIONS = {
  'markdown-it': '14.1.0',
  rumdl: '0.2.75',
  'vscode-langservers-extracted': '4.10.0',
  'yaml-language-server': '2.0.0',
} as const;

const FOLDER = fileURLToPath(new URL('../../../.cache/bench-peers', import.meta.url));

/** Where the file of a peer's package is, installed where it is not yet. They are no dependencies of the project: they are large, and only measured. */
export function peerFile(path: string): string {
  const file = join(FOLDER, 'node_modules', path);
  if (!isInstalled()) install();
  if (!existsSync(file)) throw new Error(`${path} is not in the peers' packages.`);
  return file;
}

const manifest = `${JSON.stringify({ private: true, dependencies: VERSIONS }, null, 2)}\n`;

function isInstalled(): boolean {
  const installed = join(FOLDER, 'installed.json');
  return existsSync(installed) && readFileSync(installed, 'utf8') === manifest;
}

function install(): void {
  console.log('Installing the peers from npm, once.');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), manifest);
  const npm = process.env.npm_execpath;
  const [command, first]: readonly [string, readonly string[]] =
    npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const args = [...first, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--workspaces=false'];
  execFileSync(command, args, { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(join(FOLDER, 'installed.json'), manifest);
}
