import { currentView, keep, keptState, look } from './host.ts';

const SMALLEST = 0.2;
const LARGEST = 3;
const STEP = 1.25;
/** A graph that fits only when it is smaller than this is shown at this size, to be scrolled. */
const READABLE = 0.75;

/** How large the graph is: 1 is its own size; until a person chooses, it fits the panel. */
let zoom = keptState().zoom;

/** Zooms, pans and chooses. Panning is scrolling, so that wheel, keys and the focus do it as well. */
export function listenForGraph(root: HTMLElement): void {
  root.addEventListener('change', ({ target }) => {
    const { graph = {} } = currentView();
    if (target instanceof HTMLSelectElement && target.matches('[data-graph-option]')) {
      zoom = undefined;
      keep({ zoom });
      look({ graph: { ...graph, option: target.value } });
    } else if (target instanceof HTMLInputElement && target.matches('[data-graph-met]')) {
      look({ graph: { ...graph, met: target.checked } });
    }
  });
  root.addEventListener('click', ({ target }) => {
    const how = target instanceof Element ? target.closest<HTMLElement>('[data-zoom]')?.dataset.zoom : undefined;
    if (how !== undefined) zoomBy(how);
  });
  root.addEventListener('keydown', (event) => {
    if (
      !(event.target instanceof Element) ||
      event.target.closest('.canvas') === null ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const how = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit', '1': 'full' }[event.key];
    if (how === undefined) return;
    event.preventDefault();
    zoomBy(how);
  });
  root.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey || !(event.target instanceof Element) || event.target.closest('.canvas') === null) return;
      event.preventDefault();
      zoomTo(currentZoom() * STEP ** (-event.deltaY / 100), event);
    },
    { passive: false },
  );
  root.addEventListener('pointerdown', drag);
  new ResizeObserver(() => applyZoom()).observe(root);
}

/** Gives the picture its size; to be called whenever it may have been drawn anew. */
export function applyZoom(): void {
  const picture = pictureOf();
  if (picture === undefined) return;
  const { canvas, svg, width, height } = picture;
  const scale = zoom ?? Math.max(READABLE, fitting(canvas, width, height));
  svg.style.width = `${width * scale}px`;
  svg.style.height = `${height * scale}px`;
}

function zoomBy(how: string): void {
  const picture = pictureOf();
  if (picture === undefined) return;
  if (how === 'in') zoomTo(currentZoom() * STEP);
  else if (how === 'out') zoomTo(currentZoom() / STEP);
  else if (how === 'full') zoomTo(1);
  else zoomTo(fitting(picture.canvas, picture.width, picture.height));
}

/** What is in the middle, or under the pointer, stays where it is. */
function zoomTo(wanted: number, pointer?: MouseEvent): void {
  const picture = pictureOf();
  if (picture === undefined) return;
  const { canvas } = picture;
  const before = currentZoom();
  const box = canvas.getBoundingClientRect();
  const x = pointer === undefined ? canvas.clientWidth / 2 : pointer.clientX - box.left;
  const y = pointer === undefined ? canvas.clientHeight / 2 : pointer.clientY - box.top;
  zoom = Math.min(LARGEST, Math.max(SMALLEST, wanted));
  keep({ zoom });
  applyZoom();
  canvas.scrollLeft = ((canvas.scrollLeft + x) * zoom) / before - x;
  canvas.scrollTop = ((canvas.scrollTop + y) * zoom) / before - y;
}

function drag(start: PointerEvent): void {
  const canvas = start.target instanceof Element ? start.target.closest<HTMLElement>('.canvas') : null;
  if (canvas === null || start.button !== 0 || start.pointerType !== 'mouse') return;
  const { scrollLeft, scrollTop } = canvas;
  const move = (event: PointerEvent) => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    // A hand that trembles while it clicks does not drag.
    if (Math.hypot(x, y) < 4 && !canvas.classList.contains('dragged')) return;
    canvas.classList.add('dragged');
    canvas.scrollLeft = scrollLeft - x;
    canvas.scrollTop = scrollTop - y;
  };
  const end = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
    // The click that ends a drag comes after this.
    window.setTimeout(() => canvas.classList.remove('dragged'));
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}

function currentZoom(): number {
  const picture = pictureOf();
  return picture === undefined ? 1 : picture.svg.getBoundingClientRect().width / picture.width;
}

const fitting = (canvas: HTMLElement, width: number, height: number): number =>
  Math.min(1, (canvas.clientWidth - 2) / width, (window.innerHeight * 0.75 - 2) / height);

function pictureOf() {
  const canvas = document.querySelector<HTMLElement>('.canvas');
  const svg = canvas?.querySelector('svg');
  if (!canvas || !svg) return undefined;
  const { width, height } = svg.viewBox.baseVal;
  return { canvas, svg, width, height };
}
