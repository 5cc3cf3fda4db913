import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { editorFromNpm } from './install.ts';

/** The folders of one editor: throw them away, and nothing of it is left. */
export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

export interface EditorServer {
  /** Where the workbench is served; takes the queries `folder` and `payload`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The profile whose folders lie below a folder that is made when needed. */
export function profileIn(folder: string): Profile {
  return { userData: join(folder, 'user-data'), extensions: join(folder, 'extensions') };
}

function profileArguments({ userData, extensions }: Profile): readonly string[] {
  return ['--user-data-dir', userData, '--server-data-dir', userData, '--extensions-dir', extensions];
}

/** What only stands in the way of reading a packet: in tests, in screenshots, and at first sight. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'telemetry.telemetryLevel': 'off',
};

/** Gives a profile of the editor from npm its user settings. */
export async function writeSettings(profile: Profile, settings: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await mkdir(join(profile.userData, 'User'), { recursive: true });
  await writeFile(join(profile.userData, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
}

/** Installs a packaged extension into a profile of the editor from npm. */
export async function installExtension(vsix: string, profile: Profile): Promise<void> {
  const { node, serverMain } = await editorFromNpm();
  await mkdir(profile.extensions, { recursive: true });
  await promisify(execFile)(node, [
    serverMain,
    ...profileArguments(profile),
    '--accept-server-license-terms',
    '--install-extension',
    vsix,
    '--force',
  ]);
}

/**
 * Starts the editor from npm on a free port of this machine.
 * `trust`: `off` trusts every folder, `ask` leaves a folder in restricted mode until the user trusts it.
 */
export async function startEditorServer(profile: Profile, trust: 'off' | 'ask'): Promise<EditorServer> {
  const { node, serverMain } = await editorFromNpm();
  const server = spawn(
    node,
    [
      serverMain,
      '--host',
      '127.0.0.1',
      '--port',
      '0',
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      '--enable-smoke-test-driver',
      ...(trust === 'off' ? ['--disable-workspace-trust'] : []),
      ...profileArguments(profile),
    ],
    // A group of its own, so that the extension hosts go when the server goes.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const port = await listeningPort(server);
  const end = async () => {
    if (server.exitCode !== null || server.pid === undefined) {
      return;
    }
    const exited = once(server, 'exit');
    process.kill(process.platform === 'win32' ? server.pid : -server.pid, 'SIGKILL');
    await exited;
  };
  let ended: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      ended ??= end();
      return ended;
    },
  };
}

function listeningPort(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) {
        resolve(port);
      }
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) =>
      reject(new Error(`The editor's server ended with ${code} before it listened.\n${output}`)),
    );
  });
}
