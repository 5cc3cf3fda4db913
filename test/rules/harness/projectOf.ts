import type { Project } from '../../../server/src/core/project.ts';
import { loadProject } from '../../../server/src/workspace/loadProject.ts';
import type { Conditions } from '../../../server/src/workspace/workspace.ts';
import { MemoryDisk } from '../../unit/workspace/memoryFileSystem.ts';

const ROOT = 'file:///workspace';

export const uriOf = (path: string): string => `${ROOT}/${path.split('/').map(encodeURIComponent).join('/')}`;
export const pathOf = (uri: string): string => decodeURIComponent(uri.slice(ROOT.length + 1));

/** The project of a workspace with these files, texts by path, linked as the editor and the command line do it. */
export async function projectOf(files: ReadonlyMap<string, string>, conditions: Conditions): Promise<Project> {
  const disk = new MemoryDisk(Object.fromEntries([...files].map(([path, text]) => [`/workspace/${path}`, text])));
  return (await loadProject(disk.host, ROOT, conditions)).project;
}
