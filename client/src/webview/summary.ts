// The document of the summary's panel: shows what the extension sends, and tells it what is clicked.
import { Idiomorph } from 'idiomorph';
import type { Notice, ToDocument } from '../panel/messages.ts';
import { applyZoom, listenForGraph } from './graph.ts';
import { currentView, keep, keptState, tell } from './host.ts';
import { focusSection } from './sections.ts';
import { listenForAssumptions } from './whatIf.ts';

const root = document.getElementById('summary') as HTMLElement;
const style = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

/** The details that a person opened or closed. */
const toggled = new WeakSet<Element>();
let version = 0;
let css = '';
let isRestored = false;

window.addEventListener('message', ({ data }: MessageEvent<ToDocument>) => {
  switch (data.type) {
    case 'show':
      show(data.html, data.css);
      version = data.version;
      break;
    case 'tell':
      replace(noticeOf(data.notice));
      break;
    case 'reveal':
      focusSection(data.section);
      break;
  }
});

function show(html: string, nextCss: string): void {
  if (css !== nextCss) {
    css = nextCss;
    style.replaceSync(css);
  }
  const template = document.createElement('template');
  template.innerHTML = html;
  replace(template.content);
  applyZoom();
  if (!isRestored) {
    isRestored = true;
    window.scrollTo({ top: keptState().scroll ?? 0 });
  }
}

/** Changes only what is different, so that the focus, the selection and what was opened stay. */
function replace(content: DocumentFragment): void {
  const next = document.createElement('main');
  next.append(content);
  Idiomorph.morph(root, next.childNodes as unknown as Node[], {
    morphStyle: 'innerHTML',
    callbacks: {
      // What a person opened or closed stays so, the graph as large as it is, and a section that has the focus.
      beforeAttributeUpdated: (name, element) =>
        !(name === 'open' && toggled.has(element)) &&
        !(name === 'style' && element instanceof SVGElement) &&
        !(name === 'tabindex' && element === document.activeElement),
    },
  });
}

function noticeOf({ title, text, actions }: Notice): DocumentFragment {
  const content = document.createDocumentFragment();
  const box = document.createElement('div');
  box.className = 'notice';
  box.setAttribute('role', 'status');
  const heading = document.createElement('h1');
  heading.textContent = title;
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  box.append(heading, paragraph);
  for (const { action, label } of actions) {
    const button = document.createElement('button');
    button.dataset.action = action;
    button.textContent = label;
    box.append(button);
  }
  content.append(box);
  return content;
}

root.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const place = target?.closest<HTMLElement>('[data-place]')?.dataset.place;
  const action = target?.closest<HTMLElement>('[data-action]')?.dataset.action;
  const details = target?.closest('summary')?.parentElement;
  if (details) toggled.add(details);
  if (target?.closest('.dragged')) event.preventDefault();
  else if (place !== undefined) {
    event.preventDefault();
    tell({ type: 'open', version, place: Number(place) });
  } else if (action !== undefined) {
    tell({ type: 'act', action: action as never });
  }
});

let pause: number | undefined;
window.addEventListener('scroll', () => {
  window.clearTimeout(pause);
  pause = window.setTimeout(() => keep({ scroll: window.scrollY }), 100);
});

listenForAssumptions(root);
listenForGraph(root);
tell({ type: 'ready', view: currentView() });
