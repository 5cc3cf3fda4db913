import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { LongWork } from '../../server/src/lsp/longWork.ts';

/** A client that shows progress, as the server sees it. */
class Client {
  readonly shown: string[] = [];
  cancel = (): void => {};

  readonly connection = {
    window: {
      createWorkDoneProgress: async () => ({
        begin: (title: string, _percentage: undefined, message: string, isCancellable: boolean) =>
          this.shown.push(`${title}: ${message}${isCancellable ? ' [cancel]' : ''}`),
        report: (message: string) => this.shown.push(message),
        done: () => this.shown.push('done'),
        token: {
          onCancellationRequested: (listener: () => void) => {
            this.cancel = listener;
          },
        },
      }),
    },
  } as unknown as Connection;
}

describe('work', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('that is soon over is not told of', async () => {
    const client = new Client();
    const work = new LongWork(client.connection);
    await vi.advanceTimersByTimeAsync(900);
    work.end();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(client.shown).toEqual([]);
  });

  test('that lasts says how far it has come, until it is over', async () => {
    const client = new Client();
    const work = new LongWork(client.connection);
    work.saw(1_200);
    await vi.advanceTimersByTimeAsync(1_000);
    work.saw(2_400);
    await vi.advanceTimersByTimeAsync(250);
    work.end();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(client.shown).toEqual([
      'Decision Packets: looking through the workspace: 1,200 files and folders [cancel]',
      '2,400 files and folders',
      'done',
    ]);
  });

  test('can be given up', async () => {
    const client = new Client();
    const work = new LongWork(client.connection);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(work.isCancelled).toBe(false);
    client.cancel();
    expect(work.isCancelled).toBe(true);
    work.end();
  });
});
