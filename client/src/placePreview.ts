import { type Disposable, type QuickPick, type QuickPickItem, type TextEditor, ViewColumn, window } from 'vscode';
import { showPlace } from './places.ts';
import type { Place } from './protocol.ts';

/** Shows places while somebody moves through a list, and gives back the editor as it was where nothing is chosen. */
class PlacePreview implements Disposable {
  readonly #before: TextEditor | undefined = window.activeTextEditor;
  readonly #selections = this.#before?.selections;
  readonly #visible = this.#before?.visibleRanges[0];
  #last: Promise<unknown> = Promise.resolve();
  #wanted: Place | undefined;
  #hasShown = false;
  #isDone = false;

  /** Shows a place and leaves the focus where it is; of several asked for in a row only the last. */
  peek(place: Place): void {
    this.#wanted = place;
    this.#last = this.#last.then(async () => {
      if (this.#wanted !== place || this.#isDone) return;
      this.#hasShown = true;
      await showPlace(place, { preserveFocus: true, preview: true });
    });
  }

  /** Goes to a place for good. */
  async accept(place: Place): Promise<void> {
    this.#isDone = true;
    await this.#last;
    await showPlace(place);
  }

  /** Leaves what is shown. */
  keep(): void {
    this.#isDone = true;
  }

  /** Goes back to where it began, unless something was chosen. */
  async back(): Promise<void> {
    if (this.#isDone) return;
    this.#isDone = true;
    await this.#last;
    if (!this.#hasShown || this.#before === undefined) return;
    const editor = await window.showTextDocument(this.#before.document, {
      viewColumn: this.#before.viewColumn ?? ViewColumn.Active,
    });
    if (this.#selections !== undefined) editor.selections = this.#selections;
    if (this.#visible !== undefined) editor.revealRange(this.#visible);
  }

  dispose(): void {
    void this.back();
  }
}

/** An item of a list that has a place. */
export interface PlaceItem extends QuickPickItem {
  readonly place?: Place | undefined;
}

/** Shows a list: moving through it shows each place, choosing one goes there, leaving it goes back. */
export function showPlaces<T extends PlaceItem>(pick: QuickPick<T>): PlacePreview {
  const preview = new PlacePreview();
  // What is shown first is the list itself; the editor follows once somebody moves through it.
  let first: T | undefined;
  pick.onDidChangeActive(([item]) => {
    first ??= item;
    if (item?.place !== undefined && (item !== first || pick.value !== '')) preview.peek(item.place);
  });
  pick.onDidAccept(() => {
    const place = pick.activeItems[0]?.place;
    if (place === undefined) return;
    void preview.accept(place);
    pick.hide();
  });
  pick.onDidHide(() => {
    preview.dispose();
    pick.dispose();
  });
  pick.show();
  return preview;
}
