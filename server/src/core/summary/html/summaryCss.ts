/** How a summary looks, in a document as well as in an editor's panel: either gives it the colours. */
export const SUMMARY_CSS = `
.summary { color: var(--text); font-family: var(--font); line-height: 1.5; overflow-wrap: anywhere; }
.summary h1 { font-size: 1.5em; line-height: 1.25; margin: 0 0 .6em; font-weight: 600; }
.summary h2 { font-size: 1.15em; margin: 2em 0 .7em; padding-bottom: .3em; border-bottom: 1px solid var(--line); font-weight: 600; }
.summary h3 { font-size: 1em; margin: 0; font-weight: 600; }
.summary p { margin: .35em 0; }
.summary ul, .summary ol { margin: 0; padding: 0; list-style: none; }
.summary a { color: var(--link); text-decoration: none; }
.summary a:hover { text-decoration: underline; }
.summary a:focus-visible, .summary summary:focus-visible, .summary :is(select, input, button, [tabindex]):focus-visible {
  outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px;
}
.summary code { font-family: var(--mono); font-size: .92em; color: inherit; background: none; padding: 0; }
.summary .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.summary .badge {
  display: inline-block; font: 500 .8em/1.5 var(--font); padding: 0 .6em; border-radius: 1em; vertical-align: .1em;
  background: var(--badge); color: var(--badge-text); border: 1px solid var(--line); white-space: nowrap;
}
.summary .label { color: var(--muted); }
.summary .count { color: var(--muted); font-weight: 400; }
.summary .note, .summary .more { color: var(--muted); }

.summary .decision { font-size: 1.05em; margin: 0 0 1em; padding: .7em 1em; background: var(--raised); border: 1px solid var(--line); border-left: .3em solid var(--line); border-radius: .3em; }
.summary .decision.chosen { border-left-color: var(--good); }
.summary .decision.holds { border-left-color: var(--link); }
.summary .decision.amiss { border-left-color: var(--bad); }
.summary .facts { display: flex; flex-wrap: wrap; gap: .2em 1.8em; margin: 0; }
.summary .facts div { display: flex; gap: .5em; }
.summary .facts dt { color: var(--muted); white-space: nowrap; }
.summary .facts dd { margin: 0; }
.summary .warning { margin: 0 0 1em; padding: .5em 1em .5em 2.3em; position: relative; background: var(--raised); border: 1px solid var(--warn); border-radius: .3em; }
.summary .warning::before { content: "⚠"; color: var(--warn); position: absolute; left: .8em; }

.summary .ladder { display: grid; gap: .6em; }
.summary .option, .summary .blocker, .summary .role { background: var(--raised); border: 1px solid var(--line); border-radius: .3em; padding: .6em .9em .7em; }
.summary .option { padding-left: 2.4em; position: relative; }
.summary .option::before { position: absolute; left: .9em; top: .6em; font-weight: 700; }
.summary .option.met::before { content: "✓"; color: var(--good); }
.summary .option.unmet::before { content: "✗"; color: var(--bad); }
.summary .option.in-force { border-color: var(--link); border-width: 2px; }
.summary .badge.in-force { border-color: var(--link); border-width: 2px; font-weight: 700; }
.summary .verdict { display: flex; align-items: center; gap: .6em; margin: .2em 0; }
.summary meter { width: 8em; height: .6em; flex: none; }
.summary meter::-webkit-meter-bar { background: var(--badge); border: 1px solid var(--line); border-radius: 1em; height: .6em; }
.summary meter::-webkit-meter-optimum-value { background: var(--link); border-radius: 1em; }
.summary meter::-moz-meter-bar { background: var(--link); }
.summary details { margin-top: .3em; }
.summary details > summary { cursor: pointer; color: var(--muted); width: max-content; max-width: 100%; }
.summary .marks { margin-top: .3em; }
.summary .marks > li { position: relative; padding-left: 1.5em; margin: .2em 0; }
.summary .marks > li::before { position: absolute; left: .1em; font-weight: 700; }
.summary .marks > .met::before { content: "✓"; color: var(--good); }
.summary .marks > .unmet::before { content: "✗"; color: var(--bad); }
.summary .marks > .neither::before { content: "·"; color: var(--muted); }
.summary .aside { font-size: .88em; margin-left: .3em; white-space: nowrap; }

.summary .roles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: .6em; align-items: start; }
.summary .role ul { margin-top: .3em; }
.summary .role li { padding-left: 1.2em; margin: .3em 0; position: relative; }
.summary .role li::before { content: "–"; position: absolute; left: .1em; color: var(--muted); }
.summary .blockers { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: .6em; align-items: start; }
.summary .blocker h3 { display: flex; flex-wrap: wrap; gap: .2em .6em; align-items: baseline; }
.summary .doubtful .standing { border-color: var(--bad); border-width: 2px; }
.summary .leverage { color: var(--muted); }
.summary .recommendation { padding-left: 1.5em; position: relative; }
.summary .recommendation::before { position: absolute; left: .1em; font-weight: 700; content: "?"; color: var(--muted); }
.summary .recommendation.holds-up::before { content: "✓"; color: var(--good); }
.summary .recommendation.does-not-hold-up::before { content: "✗"; color: var(--bad); }

.summary figure { margin: 0; }
.summary .canvas { overflow: auto; border: 1px solid var(--line); border-radius: .3em; background: var(--page); }
.summary .canvas > svg { display: block; max-width: none; }
.summary figcaption { color: var(--muted); margin-top: .4em; }
.summary .legend { display: flex; flex-wrap: wrap; gap: .2em 1.4em; }
.summary .legend svg { vertical-align: -.15em; }
.summary svg .shape { fill: var(--raised); stroke: var(--muted); stroke-width: 1.3; }
.summary svg .option .shape { stroke: var(--text); stroke-width: 1.8; }
.summary svg .in-force .shape { stroke: var(--link); stroke-width: 3; }
.summary svg text { fill: var(--text); font: 11px var(--font); text-anchor: middle; }
.summary svg .name { font: 12px var(--mono); }
.summary svg .option .name { font-weight: 700; }
.summary svg .condition .name { font-family: var(--font); }
.summary svg .standing { fill: var(--muted); }
.summary svg .mark { font-size: 15px; font-weight: 700; }
.summary svg .met > .mark { fill: var(--good); }
.summary svg .unmet > .mark { fill: var(--bad); }
.summary svg .edge { fill: none; stroke: var(--muted); stroke-width: 1.4; }
.summary svg .edge.unmet { stroke-dasharray: 5 4; }
.summary svg .inherits { stroke-width: 2.2; stroke: var(--text); }
.summary svg .head { fill: var(--muted); }
.summary svg .level { font-size: 9.5px; fill: var(--muted); paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.summary svg a:hover .shape { stroke: var(--link); }
.summary svg a:focus-visible { outline: none; }
.summary svg a:focus-visible .shape { stroke: var(--focus); stroke-width: 3.5; }
`;
