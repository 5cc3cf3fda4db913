import { writeFileSync } from 'node:fs';
import { extensions, languages, Uri, workspace } from 'vscode';

/** What the extension host has measured, in milliseconds. */
export interface Activation {
  readonly activate: number;
  /** From opening the first packet, which starts the server, to its diagnostics. */
  readonly firstDiagnostics: number;
}

/** Runs inside the extension host, as VS Code's contract for extension tests demands. */
export async function run(): Promise<void> {
  const extension = extensions.getExtension('decision-packets.decision-packets');
  const packet = process.env.BENCH_PACKET;
  if (extension === undefined || packet === undefined) throw new Error('There is nothing to measure.');
  const start = performance.now();
  await extension.activate();
  const activated = performance.now();
  const uri = Uri.file(packet);
  const told = new Promise<void>((resolve) => {
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((each) => each.fsPath === uri.fsPath) && languages.getDiagnostics(uri).length > 0) resolve();
    });
  });
  await workspace.openTextDocument(uri);
  await told;
  const measured: Activation = { activate: activated - start, firstDiagnostics: performance.now() - activated };
  writeFileSync(process.env.BENCH_RESULT ?? '', JSON.stringify(measured));
}
