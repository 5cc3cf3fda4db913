import { look } from './host.ts';
import { focusSection } from './sections.ts';

/** Typing goes on for as long as words come this close together. */
const PAUSE_MS = 200;

/** Tells the extension what is assumed, and what is searched for. */
export function listenForAssumptions(root: HTMLElement): void {
  let pause: number | undefined;
  root.addEventListener('change', ({ target }) => {
    if (target instanceof Element && target.matches('[data-assume]')) look({ assume: assumedIn(root) });
  });
  root.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches('[data-search]')) return;
    window.clearTimeout(pause);
    pause = window.setTimeout(() => look({ search: target.value }), PAUSE_MS);
  });
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('[data-reset]') === null) return;
    look({ assume: [] });
    // The button goes, and takes the focus with it.
    focusSection('what-if');
  });
}

/** Everything that is assumed is in sight, whatever is searched for. */
const assumedIn = (root: HTMLElement): string[] =>
  [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-assume]')].flatMap((control) =>
    (control instanceof HTMLInputElement && !control.checked) || control.value === '' ? [] : [control.value],
  );
