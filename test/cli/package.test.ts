import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { browserServerBundle, cliBundle, languageServerBundle } from '../../scripts/bundles.mjs';
import '../../scripts/generate-report-types.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'decision-packets-package-'));
const project = join(scratch, 'project');
const installed = join(project, 'node_modules/decision-packets-language-server');
const bin = (name: string) => join(project, 'node_modules/.bin', name);

/** The packages that npm installs lie in a project of their own: nothing of this clone can help them out. */
const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });

/** A Node of the oldest version that the package promises to run on, where there is one. */
const node20 = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((path) => /^v20\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? ''));

/** Packs the package as `npm pack` does in server/, of the sources as they are now, and installs it into an empty project. */
beforeAll(async () => {
  const folder = join(scratch, 'server');
  for (const name of ['package.json', 'README.md', 'index.d.ts', 'bin', 'reports', 'src/cli']) {
    cpSync(join(root, 'server', name), join(folder, name), { recursive: true });
  }
  for (const bundle of [languageServerBundle, cliBundle]) await build({ ...bundle, outdir: join(folder, 'dist') });
  const { outfile = '' } = browserServerBundle;
  await build({ ...browserServerBundle, outfile: join(folder, 'dist', basename(outfile)) });
  execFileSync(process.execPath, [join(root, 'scripts/prepack-server.mjs'), folder]);
  npm(folder, 'pack', '--ignore-scripts', '--silent', '--pack-destination', scratch);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz')) ?? '';
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', '--silent', join(scratch, tarball));
  cpSync(join(root, 'examples/mid-course'), join(project, 'decisions'), { recursive: true });
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs a program of the package in the project. */
function run(program: string, args: readonly string[], node?: string) {
  const [command, ...rest] = node === undefined ? [bin(program), ...args] : [node, bin(program), ...args];
  const { status, stdout, stderr } = spawnSync(command as string, rest, { cwd: project, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const today = '2026-06-12';

describe('the npm package', () => {
  test('holds what runs, its types, the schemas and the licence, and nothing else', () => {
    expect(readdirSync(installed).sort()).toEqual(
      ['LICENSE', 'README.md', 'bin', 'dist', 'index.d.ts', 'package.json', 'reports', 'schemas'].sort(),
    );
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /\.(map|tsx?)$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
    expect(readdirSync(join(installed, 'schemas'))).toEqual(readdirSync(join(root, 'schemas')));
    expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  });

  test('has the worker for browsers, which asks for no module', () => {
    const worker = createRequire(join(project, 'package.json')).resolve('decision-packets-language-server/worker');
    const code = readFileSync(worker, 'utf8');
    expect(code.length).toBeGreaterThan(100_000);
    expect(code).not.toMatch(/^(import|export) /m);
  });

  test('brings nothing else along', () => {
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'decision-packets-language-server',
    ]);
  });

  test('has a README whose links lead somewhere and whose commands there are', () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    for (const [, path] of readme.matchAll(/\/blob\/main\/([^)#\s]+)/g))
      expect(existsSync(join(root, `${path}`))).toBe(true);
    const { stdout } = run('decision-packets', ['--help']);
    const list = /^(`\w+`(?:, `\w+`)* and `\w+`): /m.exec(readme)?.[1] ?? '';
    const commands = [...list.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands) expect(stdout).toContain(` ${name} `);
  });
});

describe.each([
  ['the Node of the tests', undefined],
  ['Node 20', node20],
])('with %s', (title, node) => {
  const isThere = title !== 'Node 20' || node !== undefined;

  test.skipIf(!isThere)('the command line runs', () => {
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(run('decision-packets', ['--version'], node)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    const checked = run('decision-packets', ['check', 'decisions', '--format', 'json', '--today', today], node);
    expect(checked).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(checked.stdout).counts).toMatchObject({ packets: 2, maps: 1 });
  });

  test.skipIf(!isThere)('the language server serves', async () => {
    const program = bin('decision-packets-language-server');
    const args = [...(node === undefined ? [] : [program]), '--stdio'];
    const server = spawn(node ?? program, args, { cwd: project });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const result = await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    expect(result).toMatchObject({ capabilities: { hoverProvider: true }, serverInfo: { name: 'Decision Packets' } });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await new Promise((resolve) => server.on('exit', resolve))).toBe(0);
  });
});

describe('from code', () => {
  /** What a module of the project prints as JSON. */
  function evaluated(code: string): unknown {
    const program = join(project, 'program.mjs');
    writeFileSync(program, code);
    return JSON.parse(execFileSync(node20 ?? process.execPath, [program], { cwd: project, encoding: 'utf8' }));
  }

  test('each function gives what its command prints', () => {
    const packet = 'decisions/next-decision-packet.md';
    const option = 'AUTHORIZE_MIGRATION_CUTOVER';
    const printed = (...args: string[]) =>
      JSON.parse(run('decision-packets', [...args, '--format', 'json', '--today', today]).stdout);
    const given = evaluated(`
      import { check, explain, gate, rules, summary } from 'decision-packets-language-server';
      const today = '${today}';
      const packet = '${packet}';
      console.log(JSON.stringify([
        await check({ today }), await check({ paths: [packet], today }), await summary({ paths: [packet], today }),
        await gate('${option}', { packet, today }), await explain('${option}', { packet, today }), await rules(),
        await summary({ cwd: 'decisions', paths: ['next-decision-packet.md'], today }),
      ]));
    `) as unknown[];
    expect(given.slice(0, 5)).toEqual([
      printed('check'),
      printed('check', packet),
      printed('summary', packet),
      printed('gate', option, packet),
      printed('explain', option, packet),
    ]);
    expect(given[5]).toHaveProperty('rules');
    expect(given[6]).toMatchObject({ packets: [{ path: 'next-decision-packet.md' }] });
  });

  test('what cannot be done is rejected, with the words of the command', () => {
    const said = evaluated(`
      import { check, gate } from 'decision-packets-language-server';
      const words = (promise) => promise.then(() => 'done', ({ message }) => message);
      console.log(JSON.stringify([
        await words(check({ paths: ['nowhere'] })), await words(gate('NO_SUCH', { packet: 'decisions/next-decision-packet.md' })),
        await words(check({ paths: ['--help'] })), await words(check({ today: 'soon' })),
      ]));
    `) as string[];
    expect(said[0]).toBe('There is no file or folder "nowhere".');
    expect(said[1]).toContain('NO_SUCH');
    expect(said[2]).toBe('There is no file or folder "./--help".');
    expect(said[3]).toContain('soon');
  });

  test('it has types that TypeScript checks', () => {
    writeFileSync(
      join(project, 'consumer.ts'),
      `import { check, type CheckReport, explain, gate, rules, summary } from 'decision-packets-language-server';
import schema from 'decision-packets-language-server/schemas/check-report.schema.json' with { type: 'json' };

const report: CheckReport = await check({ cwd: '.', paths: ['decisions'], today: '2026-06-12' });
export const severities: ('error' | 'warning' | 'info' | 'hint')[] = report.files.flatMap(({ findings }) =>
  findings.map(({ severity }) => severity),
);
export const inForce: (string | null)[] = (await summary()).packets.map((packet) => packet.inForce);
export const isOpen: boolean = (await gate('X')).open;
export const title: string = schema.title;
await explain('X', { assume: { 'A-B-1': 'RESOLVED' } });
await rules();
// @ts-expect-error there is no such option
await check({ path: 'decisions' });
// @ts-expect-error a severity is one of four
export const wrong: 'fatal' = report.files[0]!.findings[0]!.severity;
`,
    );
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      types: [],
      skipLibCheck: false,
      resolveJsonModule: true,
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('its declarations name what there is', () => {
    const declared = readFileSync(join(installed, 'index.d.ts'), 'utf8');
    const names = [...declared.matchAll(/^export function (\w+)/gm)].map(([, name]) => name).sort();
    const exported = evaluated(
      `console.log(JSON.stringify(Object.keys(await import('decision-packets-language-server'))));`,
    ) as string[];
    expect(exported.sort()).toEqual(names);
  });
});
