import { commands, Disposable, type ExtensionContext, type TreeView, Uri, window, workspace } from 'vscode';
import { type BaseLanguageClient, ExecuteCommandRequest } from 'vscode-languageclient';
import type { Packets } from '../packets.ts';
import { showPlace } from '../places.ts';
import { type Place, revertToHoldCommand } from '../protocol.ts';
import type { Server } from '../server.ts';
import { counted } from '../words.ts';
import { showMissingCounts } from './missingCounts.ts';
import type { Node } from './node.ts';
import { type Arrangement, TreeData } from './treeData.ts';

const viewId = 'decisionPackets.packets';
const arrangementKey = 'decisionPackets.arrangement';

/** The view of all packets of the workspace, in a container of its own. */
export function createTree(
  context: ExtensionContext,
  client: BaseLanguageClient,
  { packets, server }: { readonly packets: Packets; readonly server: Server },
): Disposable {
  const data = new TreeData(packets, context.workspaceState.get<Arrangement>(arrangementKey, 'option'));
  const view = window.createTreeView(viewId, { treeDataProvider: data, showCollapseAll: true });
  let isOutdated = false;
  const arrange = (arrangement: Arrangement) => {
    data.arrangement = arrangement;
    void context.workspaceState.update(arrangementKey, arrangement);
    void commands.executeCommand('setContext', arrangementKey, arrangement);
  };
  const update = () => {
    showBadge(view, packets);
    void commands.executeCommand('setContext', 'decisionPackets.view', stateOf(packets, server));
  };
  void commands.executeCommand('setContext', arrangementKey, data.arrangement);
  update();
  return Disposable.from(
    view,
    showMissingCounts(),
    packets.onDidChange((change) => {
      update();
      // Nobody sees a hidden view: it is brought up to date when somebody does.
      if (view.visible) data.refresh(change);
      else isOutdated = true;
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && isOutdated) data.refreshAll();
      if (visible) isOutdated = false;
    }),
    server.onDidChange(update),
    workspace.onDidChangeWorkspaceFolders(update),
    showStarting(server),
    commands.registerCommand('decisionPackets.arrangeByOption', () => arrange('option')),
    commands.registerCommand('decisionPackets.arrangeByOwner', () => arrange('owner')),
    commands.registerCommand('decisionPackets.showNode', (place: Place) =>
      showPlace(place, { preview: true, preserveFocus: true }),
    ),
    commands.registerCommand('decisionPackets.openEntry', ({ subject, look }: Node) => {
      const place = subject.kind === 'precondition' ? subject.entry : look.opens;
      return place && showPlace(place);
    }),
    commands.registerCommand('decisionPackets.openPacket', (node: Node) => window.showTextDocument(packetOf(node))),
    commands.registerCommand('decisionPackets.showSummaryOf', (node: Node) =>
      commands.executeCommand('decisionPackets.showSummary', packetOf(node)),
    ),
    commands.registerCommand('decisionPackets.revertPacket', (node: Node) =>
      client.sendRequest(ExecuteCommandRequest.type, {
        command: revertToHoldCommand,
        arguments: [packetOf(node).toString()],
      }),
    ),
  );
}

function packetOf({ subject }: Node): Uri {
  if (subject.kind === 'role') throw new Error('A role has no packet of its own.');
  return Uri.parse(subject.kind === 'packet' ? subject.packet.uri : subject.packet);
}

/** What there is to show, as the words for an empty view ask for it. */
function stateOf({ all, isGivenUp }: Packets, server: Server): 'stopped' | 'starting' | 'paused' | 'none' | 'some' {
  switch (server.state) {
    case 'not-needed':
      return 'none';
    case 'stopped':
      return 'stopped';
    case 'undecided':
      return 'starting';
    default:
      if (all === undefined) return isGivenUp ? 'paused' : 'starting';
      return all.length === 0 ? 'none' : 'some';
  }
}

/** Counts each blocker once, however many packets use its map. What superseded packets use stands in nobody's way. */
function showBadge(view: TreeView<Node>, { all = [] }: Packets): void {
  const open = new Map<string, number>();
  for (const { map, openBlockers, status } of all) {
    if (map.uri !== undefined && status !== 'superseded') open.set(map.uri, openBlockers);
  }
  const value = [...open.values()].reduce((sum, count) => sum + count, 0);
  view.badge = value === 0 ? undefined : { value, tooltip: counted(value, 'open blocker') };
}

/** A bar at the top of the view while the server starts. */
const showStarting = (server: Server): Disposable =>
  server.onDidChange((state) => {
    if (state !== 'starting') return;
    void window.withProgress(
      { location: { viewId } },
      () =>
        new Promise<void>((resolve) => {
          const subscription = server.onDidChange((next) => {
            if (next === 'starting') return;
            subscription.dispose();
            resolve();
          });
        }),
    );
  });
