import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { desktopCanBeHad } from '../../../scripts/editor/desktop.ts';
import { profileIn } from '../../../scripts/editor/server.ts';
import type { Activation } from '../activation/suite.ts';
import { writePair } from '../inputs/workspaces.ts';
import type { Scenario } from '../scenario.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** In a real VS Code: what activation costs, and the first packet. */
export const activation: Scenario = {
  name: 'activation',
  async measure({ scratch, isQuick }) {
    if (isQuick) return [];
    const suite = join(scratch, 'suite.cjs');
    await build({
      absWorkingDir: root,
      entryPoints: ['test/bench/activation/suite.ts'],
      outfile: suite,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode'],
    });
    const desktop = (await desktopCanBeHad()) ? await downloadAndUnzipVSCode() : undefined;
    const activate: number[] = [];
    const first: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const { folder, packet } = writePair(join(scratch, `${run}`), 5, 7);
      const empty = join(folder, 'empty');
      mkdirSync(empty);
      const profile = profileIn(join(folder, 'profile'));
      const result = join(folder, 'result.json');
      await runTests({
        vscodeExecutablePath: desktop ?? join(root, 'scripts/editor/code-from-npm.ts'),
        extensionDevelopmentPath: root,
        extensionTestsPath: suite,
        launchArgs: [empty, '--user-data-dir', profile.userData, '--extensions-dir', profile.extensions],
        extensionTestsEnv: {
          BENCH_PACKET: fileURLToPath(packet.uri),
          BENCH_RESULT: result,
          WORKBENCH_LOG: join(folder, 'editor.log'),
          PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
        },
      });
      const measured: Activation = JSON.parse(readFileSync(result, 'utf8'));
      activate.push(measured.activate);
      first.push(measured.firstDiagnostics);
    }
    return [
      { name: 'activation in VS Code', unit: 'ms', samples: new Map([['ours', activate]]) },
      { name: 'first packet in VS Code to its diagnostics', unit: 'ms', samples: new Map([['ours', first]]) },
    ];
  },
};
