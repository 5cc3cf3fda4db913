import { visible } from '../core/summary/visible.ts';
import type { Selection } from './selection.ts';

/** What to say of the files that were asked for and could not be read. */
export const unreadableMessage = ({ unreadable, pathOf }: Selection): string =>
  unreadable.map(({ uri, why }) => `${visible(pathOf(uri))} ${why}, so it was not looked at.`).join('\n');
