import { ThemeIcon, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type PlaceItem, showPlaces } from './placePreview.ts';
import { type BlockerOverview, blockersRequest } from './protocol.ts';
import { visible } from './words.ts';

/** Lists all blockers of the workspace; moving through them shows each entry of its map, choosing one goes there. */
export async function goToBlocker(client: BaseLanguageClient): Promise<void> {
  const pick = window.createQuickPick<PlaceItem>();
  pick.title = 'Go to Blocker';
  pick.placeholder = 'By ID, title, status or owner';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  showPlaces(pick);
  const blockers = (await client.sendRequest(blockersRequest)) ?? [];
  const isOneMap = new Set(blockers.map(({ place }) => place.uri)).size === 1;
  pick.items = blockers.map((blocker) => itemFor(blocker, isOneMap));
  pick.placeholder = blockers.length === 0 ? 'No blocker map of this workspace has a blocker' : pick.placeholder;
  pick.busy = false;
}

/** What is not resolved yet stands out by its icon. */
const icons: Readonly<Record<string, string>> = {
  OPEN: 'circle-large-outline',
  DESIGNED: 'circle-outline',
  RESOLVED: 'pass',
  PROVEN: 'pass-filled',
};

function itemFor(blocker: BlockerOverview, isOneMap: boolean): PlaceItem {
  const { id, title, owners, claimed, earned, place } = blocker;
  const status = claimed === earned ? earned : `claims ${claimed}, has earned ${earned}`;
  const path = isOneMap ? [] : [workspace.asRelativePath(Uri.parse(place.uri))];
  return {
    place,
    label: visible(id === '' ? '(without an ID)' : id),
    description: [status, ...(owners.length === 0 ? [] : [owners.map(visible).join(', ')])].join(' · '),
    detail: [visible(title), ...path].join(' · '),
    iconPath: new ThemeIcon(icons[earned] ?? 'circle-large-outline'),
  };
}
