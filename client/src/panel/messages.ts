import type { PanelView } from '../protocol.ts';

/** What a panel says where it has no summary to show. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly actions: readonly { readonly action: Action; readonly label: string }[];
}

/** What the buttons of a notice do. */
export type Action = 'restart-server' | 'show-output' | 'open-packet';

/** What a panel keeps while it is hidden or its window is reloaded. */
export interface PanelState {
  /** The packet's URI. */
  readonly packet: string;
  readonly view?: PanelView;
}

/** From the extension to the panel's document. */
export type ToDocument =
  | { readonly type: 'show'; readonly version: number; readonly html: string; readonly css: string }
  | { readonly type: 'tell'; readonly notice: Notice }
  | { readonly type: 'reveal'; readonly section: string };

/** From the panel's document to the extension. */
export type FromDocument =
  | { readonly type: 'ready'; readonly view: PanelView }
  /** A person asks for something else than what is shown. */
  | { readonly type: 'look'; readonly view: PanelView }
  /** The place with this number in the content of this version. */
  | { readonly type: 'open'; readonly version: number; readonly place: number }
  | { readonly type: 'act'; readonly action: Action };
