import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { Packets, PacketsChange } from '../packets.ts';
import type { PacketOverview } from '../protocol.ts';
import { missingUri } from './missingCounts.ts';
import type { Node } from './node.ts';
import { optionNodes, packetNodes, preconditionNodes } from './optionNodes.ts';
import { roleNodes, rolePacketNodes, taskNodes, waitingNodes } from './roleNodes.ts';

/** By what the tree is arranged. */
export type Arrangement = 'option' | 'owner';

const collapsibleStates = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;

/** The packets of the workspace as a tree: packet, option, precondition, or owner, packet, task, option. */
export class TreeData implements TreeDataProvider<Node> {
  readonly #packets: Packets;
  readonly #changed = new EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #arrangement: Arrangement;
  /** The packets' nodes as the view knows them, by URI. */
  #shown = new Map<string, Node>();

  constructor(packets: Packets, arrangement: Arrangement) {
    this.#packets = packets;
    this.#arrangement = arrangement;
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  set arrangement(arrangement: Arrangement) {
    this.#arrangement = arrangement;
    this.#changed.fire(undefined);
  }

  refreshAll(): void {
    this.#changed.fire(undefined);
  }

  /** Has what changed shown anew. What is expanded or selected stays so: nodes are known by their IDs. */
  refresh({ isAnotherList, uris }: PacketsChange): void {
    const nodes = [...uris].flatMap((uri) => this.#shown.get(uri) ?? []);
    // A packet whose title or standing changed may change how others are told apart, or their order.
    const isWhole = isAnotherList || this.#arrangement === 'owner' || nodes.length !== uris.size;
    if (isWhole) this.#changed.fire(undefined);
    else this.#refreshPackets(nodes);
  }

  #refreshPackets(nodes: readonly Node[]): void {
    const fresh = new Map(this.#packetNodes().map((node) => [node.look.id, node]));
    const order = [...fresh.keys()];
    const isSameOrder = [...this.#shown.keys()].every((id, index) => order[index] === id);
    if (!isSameOrder) {
      this.#changed.fire(undefined);
      return;
    }
    // The view knows nodes as objects: the same ones get another look.
    for (const node of nodes) Object.assign(node, fresh.get(node.look.id));
    this.#changed.fire([...nodes]);
  }

  getTreeItem({ look }: Node): TreeItem {
    const item = new TreeItem(look.label, collapsibleStates[look.children]);
    item.id = look.id;
    item.description = look.description;
    item.tooltip = new MarkdownString(look.tooltip);
    item.iconPath = new ThemeIcon(
      look.icon.name,
      look.icon.color === undefined ? undefined : new ThemeColor(look.icon.color),
    );
    item.accessibilityInformation = { label: look.spoken };
    if (look.missing !== undefined) item.resourceUri = missingUri(look.missing);
    item.contextValue = ` ${look.can.join(' ')} `;
    if (look.opens !== undefined) {
      item.command = { command: 'decisionPackets.showNode', title: 'Show', arguments: [look.opens] };
    }
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.#arrangement === 'option' ? this.#roots() : this.#roles();
    const { subject } = node;
    switch (subject.kind) {
      case 'packet':
        return optionNodes(subject.packet);
      case 'option': {
        const summary = await this.#packets.summary(subject.packet);
        const option = summary?.options[subject.index];
        // The list and the summary may be of two moments.
        return summary === undefined || option?.id !== subject.option ? [] : preconditionNodes(option, node, summary);
      }
      case 'role': {
        const [only, ...others] = subject.packets;
        if (only !== undefined && others.length === 0 && this.#packets.all?.length === 1) {
          return this.#tasks(subject.role, only);
        }
        return rolePacketNodes(
          subject.role,
          subject.packets.flatMap((uri) => this.#packets.of(Uri.parse(uri)) ?? []),
        );
      }
      case 'role-packet':
        return this.#tasks(subject.role, subject.packet);
      case 'task':
        return waitingNodes(subject.options, node, subject.summary);
      default:
        return [];
    }
  }

  #roots(): Node[] {
    const nodes = this.#packetNodes();
    this.#shown = new Map(nodes.map((node) => [node.look.id, node]));
    return nodes;
  }

  #packetNodes(): Node[] {
    const packets: readonly PacketOverview[] = this.#packets.all ?? [];
    return packetNodes(packets, (uri) => workspace.asRelativePath(Uri.parse(uri)));
  }

  async #roles(): Promise<Node[]> {
    return roleNodes(await this.#packets.roles());
  }

  async #tasks(role: string | undefined, uri: string): Promise<Node[]> {
    const summary = await this.#packets.summary(uri);
    return summary === undefined ? [] : taskNodes(role, summary);
  }
}
