import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const server = fileURLToPath(new URL('../../server/', import.meta.url));
const { bin } = JSON.parse(await readFile(join(server, 'package.json'), 'utf8'));

describe.each(Object.entries<string>(bin))('the program %s', (name, path) => {
  let scratch: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
    await cp(join(server, 'bin'), join(scratch, 'bin'), { recursive: true });
    await cp(join(server, 'package.json'), join(scratch, 'package.json'));
  });

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  test.skipIf(process.platform === 'win32')('can be executed', async () => {
    expect((await stat(join(server, path))).mode & 0o111).toBe(0o111);
  });

  test('says in a plain sentence that it is not built', async () => {
    const { code, said } = await run(join(scratch, path));
    expect(code).toBe(2);
    expect(said).toBe(`${name} is not built yet. Run \`npm run build\` in its clone first.\n`);
  });
});

function run(program: string): Promise<{ readonly code: unknown; readonly said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program], (error, _output, said) => resolve({ code: error?.code ?? 0, said }));
  });
}
