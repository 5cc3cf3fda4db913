import { readFileSync } from 'node:fs';
import type { Session } from './session.ts';

/** As the kernel of Linux counts it: the most that a server ever had in memory, in MiB. */
export function peakOf({ client }: Session): number {
  const status = readFileSync(`/proc/${client.process.pid}/status`, 'utf8');
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024;
}
