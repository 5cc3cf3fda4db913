import { sha256 } from '../workspace/digest.ts';
import type { WorkspaceHost } from '../workspace/fileSystem.ts';
import { nodeFileSystem } from './nodeFileSystem.ts';

/** What a workspace needs, from Node. */
export const nodeHost: WorkspaceHost = { files: nodeFileSystem, sha256 };
