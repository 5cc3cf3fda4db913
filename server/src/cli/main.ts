import { guard, type Io, processIo } from './io.ts';
import { run } from './run.ts';

const failed = (why: string): void => {
  process.exitCode = 2;
  process.stderr.write(`decision-packets could not write its results: ${why}\n`);
};
guard(process.stdout, failed);
guard(process.stderr, () => undefined);

// Until the work is done and written, nobody may take it for a success; setting the code lets all output be written.
process.exitCode = 2;
const io = readIo();
if (io !== undefined) {
  const code = await run(process.argv.slice(2), io);
  process.stdout.write('', () => {
    if (process.stdout.errored === null || isGone(process.stdout.errored)) process.exitCode = code;
  });
}

function readIo(): Io | undefined {
  try {
    return processIo();
  } catch (error) {
    process.stderr.write(`decision-packets cannot tell its working folder: ${(error as Error).message}\n`);
    return undefined;
  }
}

function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE';
}
