import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';

/** Nobody, as most systems number it. */
const NOBODY = 65_534;

/** Whether nothing can be made unreadable here: Windows knows other permissions. */
export const hasNoPermissions = process.platform === 'win32';

/** How to start a process that may not read everything: root may, whatever the permissions say. */
export const unprivileged = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Lets everybody read in these temporary folders, which are their maker's alone. */
export function letRead(...folders: readonly string[]): void {
  for (const folder of folders) chmodSync(folder, 0o755);
}

/** The same for the folder that a file lies in. */
export const letReadAround = (file: string): void => letRead(dirname(file));
