import type { MapState } from '../../../server/src/core/evaluate/mapState.ts';
import type { PacketFile } from '../../../server/src/core/project.ts';
import { EMPTY_SNAPSHOT, mapAt, packetAt, type Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { MemoryDisk } from './memoryFileSystem.ts';
import { CONDITIONS } from './texts.ts';

export const uriOf = (path: string): string => `file://${encodeURI(path)}`;

/** A workspace over a disk in memory. What is done to the disk is told to the workspace, as an editor would. */
export class Session {
  readonly disk: MemoryDisk;
  readonly workspace: Workspace;
  snapshot: Snapshot = EMPTY_SNAPSHOT;

  constructor(files: Readonly<Record<string, string>>, roots: readonly string[] = ['/ws']) {
    this.disk = new MemoryDisk(files);
    this.workspace = new Workspace(this.disk.host, CONDITIONS);
    for (const root of roots) this.workspace.addRoot(uriOf(root));
  }

  async update(): Promise<this> {
    this.snapshot = await this.workspace.update();
    return this;
  }

  async write(path: string, text: string): Promise<void> {
    const type = this.disk.text(path) === undefined ? 'created' : 'changed';
    this.disk.write(path, text);
    this.workspace.changedOnDisk([{ uri: uriOf(path), type }]);
    await this.update();
  }

  async remove(path: string): Promise<void> {
    this.disk.remove(path);
    this.workspace.changedOnDisk([{ uri: uriOf(path), type: 'deleted' }]);
    await this.update();
  }

  async type(path: string, text: string): Promise<void> {
    this.workspace.openDocument(uriOf(path), text);
    await this.update();
  }

  async close(path: string): Promise<void> {
    this.workspace.closeDocument(uriOf(path));
    await this.update();
  }

  get paths(): string[] {
    return [...this.snapshot.files.keys()].map((uri) => decodeURIComponent(new URL(uri).pathname));
  }

  packet(path: string): PacketFile {
    const file = packetAt(this.snapshot, uriOf(path));
    if (file === undefined) throw new Error(`${path} is no packet of the workspace.`);
    return file;
  }

  map(path: string) {
    const file = mapAt(this.snapshot, uriOf(path));
    if (file === undefined) throw new Error(`${path} is no map of the workspace.`);
    return file;
  }

  /** How a packet stands to its map, in a few words. */
  link(path: string): string {
    const state: MapState = this.packet(path).evaluation.map;
    switch (state.kind) {
      case 'outside':
      case 'none':
        return state.kind;
      case 'ambiguous':
        return `ambiguous ${state.uris.map(pathOf).join(' ')}`;
      case 'unreadable':
        return `unreadable ${pathOf(state.uri)} ${state.why}`;
      default:
        return `${state.kind} ${pathOf(state.uri)}`;
    }
  }

  inForce(path: string): string | undefined {
    return this.packet(path).evaluation.decision.inForce;
  }
}

const pathOf = (uri: string): string => decodeURIComponent(new URL(uri).pathname);
