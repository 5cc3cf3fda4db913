import type { FromDocument, PanelState } from '../panel/messages.ts';
import type { PanelView } from '../protocol.ts';

/** What the document keeps for the time when it is hidden, or its window is reloaded. */
interface Kept extends PanelState {
  readonly scroll?: number;
  readonly zoom?: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromDocument): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const host = acquireVsCodeApi();
let kept: Kept = { ...host.getState(), packet: document.body.dataset.packet ?? '' };
host.setState(kept);

export const tell = (message: FromDocument): void => host.postMessage(message);

export const keptState = (): Kept => kept;

export function keep(change: Partial<Kept>): void {
  kept = { ...kept, ...change };
  host.setState(kept);
}

/** What is asked beside what is. */
export const currentView = (): PanelView => kept.view ?? {};

/** Asks for something else than what is shown. */
export function look(change: Partial<PanelView>): void {
  const view = { ...currentView(), ...change };
  keep({ view });
  tell({ type: 'look', view });
}
