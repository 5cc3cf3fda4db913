import { type Disposable, Uri, window } from 'vscode';
import { counted } from '../words.ts';

const scheme = 'decision-packets-missing';

/** What a row of the tree stands for, so that the number of what it lacks is shown at its end. */
export const missingUri = (missing: number): Uri => Uri.from({ scheme, path: `/${missing}` });

/**
 * Numbers at the end of rows: they stay in sight where a narrow side bar leaves no room for the verdict behind a long
 * ID. VS Code shows two characters.
 */
export const showMissingCounts = (): Disposable =>
  window.registerFileDecorationProvider({
    provideFileDecoration(uri) {
      if (uri.scheme !== scheme) return undefined;
      const missing = Number(uri.path.slice(1));
      return { badge: missing > 9 ? '9+' : String(missing), tooltip: `${counted(missing, 'precondition')} not met` };
    },
  });
