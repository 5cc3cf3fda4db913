import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import { cliBundle } from '../../scripts/bundles.mjs';
import { letRead, unprivileged } from '../support/unprivileged.ts';

/** The clone's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'decision-packets-cli-')));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** The command line as it is shipped, for any Node that we support. */
export const DIST = join(temporary, 'dist');
export const CLI = join(DIST, 'cli.mjs');
await build({ ...cliBundle, outdir: DIST });

export interface Outcome {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What stands on standard input; nothing when left out. */
  readonly input?: string | Uint8Array;
  /** Whether permissions count, as they do for everybody but root. */
  readonly isUnprivileged?: boolean;
}

/** Runs the command line in a process of its own, without a terminal. */
export function runCli(
  args: readonly string[],
  { cwd = ROOT, env = {}, input = '', isUnprivileged = false }: Setting = {},
): Promise<Outcome> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  if (isUnprivileged) letRead(temporary, cwd);
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...inherited, ...env },
    ...(isUnprivileged ? unprivileged : {}),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A program that reads no input may be gone before all of it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/** What the command prints on standard output as text, with its exit code and what it says besides. */
export async function run(args: readonly string[], setting: Setting = {}) {
  const { code, stdout, stderr } = await runCli(args, setting);
  return { code, stdout: stdout.toString(), stderr };
}

/** A folder with these files, texts or bytes by path, that is a workspace of its own; gone after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(temporary, 'workspace-'));
  for (const [path, content] of Object.entries({ '.decision-packets.jsonc': '{}\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
