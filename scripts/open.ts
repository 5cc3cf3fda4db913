/** Opens a folder in a VS Code with the extension: the user's own where there is one and a display, else the one from npm. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onceAbandoned } from './abandoned.mjs';
import { hasDisplay } from './editor/desktop.ts';
import { installExtension, profileIn, startEditorServer, writeSettings } from './editor/server.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = resolve(process.argv[2] ?? '.');
/** An extension of its own that arranges what a newcomer sees first. */
const landing = join(root, 'scripts/landing');

if (hasDisplay() && hasOwnEditor()) {
  console.log('\nOpening your VS Code with the extension, for this window only.');
  const extensions = [root, landing].map((path) => `--extensionDevelopmentPath=${path}`);
  spawnSync('code', ['--new-window', ...extensions, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
} else {
  await serve();
}

function hasOwnEditor(): boolean {
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

/** Serves the editor from npm, with the packaged extension in it, until the process is interrupted. */
async function serve(): Promise<void> {
  console.log('\nThere is no `code` with a display here: serving a VS Code from npm instead.');
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, shell: process.platform === 'win32' });
  const profile = profileIn(join(root, '.cache/start'));
  await writeSettings(profile);
  await installExtension(join(root, 'artifacts/decision-packets.vsix'), profile);
  await installExtension(packLanding(), profile);
  const server = await startEditorServer(profile, 'off');
  const address = new URL(server.url);
  address.searchParams.set('folder', pathToFileURL(folder).pathname);
  console.log(`\nOpen this in a browser:\n\n  ${address.href}\n\nCtrl-C ends it.`);
  const stop = () => void server.stop();
  // A signal often comes twice, from the terminal and from npm: the second must not end this before the server has ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, stop);
  }
  onceAbandoned(stop);
}

/** Packed, it is an extension like any other; loaded from its folder, it would make the window one for developers. */
function packLanding(): string {
  const file = join(root, '.cache/start/landing.vsix');
  const vsce = join(root, 'node_modules/.bin/vsce');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file];
  execFileSync(vsce, args, { cwd: landing, shell: process.platform === 'win32', stdio: 'pipe' });
  return file;
}
