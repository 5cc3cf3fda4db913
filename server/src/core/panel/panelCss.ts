/** What only the panel of an editor shows. */
export const PANEL_CSS = `
.summary nav ul { display: flex; flex-wrap: wrap; gap: .2em 1.2em; padding: .8em 0 .6em; }
.summary h1 { margin-top: .2em; }
.summary section { scroll-margin-top: 7em; }
.summary section:focus { outline: none; }

.summary :is(button, select, input[type=search]) { font: inherit; border-radius: 2px; padding: .2em .6em; color: var(--input-text); background: var(--input); border: 1px solid var(--input-line); }
.summary select { max-width: 100%; }
.summary button { color: var(--button-text); background: var(--button); border-color: var(--button-line); cursor: pointer; }
.summary button:hover { background: var(--button-hover); }
.summary input[type=checkbox] { accent-color: var(--link); }

.summary .assumption.on { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .3em 1.5em; align-items: baseline; justify-content: space-between; margin: 0 -1.4em; padding: .5em 1.4em; color: var(--banner-text); background: var(--banner); border-bottom: 2px dashed var(--warn); }
.summary .assumption p { margin: 0; }
.summary .assumption a { color: inherit; text-decoration: underline; }
.summary .actions { display: flex; gap: 1em; align-items: baseline; }

.summary .controls { display: flex; flex-wrap: wrap; gap: .4em 1.4em; align-items: center; margin-bottom: .5em; }
.summary .controls label { max-width: 100%; }
.summary .zoom { display: inline-flex; gap: .3em; }
.summary .canvas { max-height: 75vh; cursor: grab; }
.summary .canvas.dragged { cursor: grabbing; user-select: none; }

.summary .assume fieldset { border: 1px solid var(--line); border-radius: .3em; margin: .6em 0; padding: .3em .9em .6em; min-width: 0; }
.summary .assume legend { padding: 0 .4em; font-weight: 600; }
.summary .assume li { display: flex; flex-wrap: wrap; gap: .1em 1em; justify-content: space-between; align-items: center; padding: .2em .3em; }
.summary .assume li.assumed { background: var(--banner); color: var(--banner-text); outline: 1px dashed var(--warn); }
.summary .assume label { flex: 1 1 16em; }
.summary .supposed { border: 1px dashed var(--warn); border-radius: .3em; padding: .4em .9em; }
.summary .supposed > li { margin: .5em 0; padding-left: 1.5em; position: relative; }
.summary .supposed > li::before { position: absolute; left: .1em; font-weight: 700; content: "–"; color: var(--muted); }
.summary .supposed > .opens::before { content: "○"; color: var(--warn); }
.summary .supposed > .comes-closer::before { content: "▵"; }

.summary .notice { max-width: 36em; margin: 3em auto; padding: 1em 1.4em; background: var(--raised); border: 1px solid var(--line); border-radius: .3em; }
.summary .notice button { margin: .6em .6em 0 0; }
`;
