import type { Project } from '../core/project.ts';
import type { WorkspaceHost } from './fileSystem.ts';
import type { Unreadable } from './snapshot.ts';
import { canonicalUri } from './uris.ts';
import { type Conditions, Workspace } from './workspace.ts';

export interface LoadedProject {
  readonly project: Project;
  readonly unreadable: readonly Unreadable[];
}

/**
 * Everything that lies below `root` (a folder's URI), read once. The files of `project` and `unreadable` are named by
 * canonical URIs, see `canonicalUri`.
 */
export async function loadProject(host: WorkspaceHost, root: string, conditions: Conditions): Promise<LoadedProject> {
  const workspace = new Workspace(host, conditions);
  workspace.addRoot(root);
  const { projects, unreadable } = await workspace.update();
  const project = projects.get(canonicalUri(root)) ?? {
    packets: new Map(),
    maps: new Map(),
    configs: new Map(),
    ...conditions,
  };
  return { project, unreadable };
}
