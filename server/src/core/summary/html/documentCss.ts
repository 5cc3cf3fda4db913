/** What only a document of its own needs: a page, its colours in light and in dark, and how it prints. */
export const DOCUMENT_CSS = `
:root {
  color-scheme: light dark;
  --text: #1f2328; --muted: #59636e; --page: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --link: #0550ae;
  --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; --badge: #e6eaef; --badge-text: #1f2328; --focus: #0550ae;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --muted: #9da7b3; --page: #0d1117; --raised: #161b22; --line: #3d444d; --link: #79b8ff;
    --good: #3fb950; --bad: #ff7b72; --warn: #d9a520; --badge: #2b3138; --badge-text: #e6edf3; --focus: #79b8ff;
  }
}
body { margin: 0; background: var(--page); font-size: 15px; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
article + article { margin-top: 3rem; border-top: 2px solid var(--line); padding-top: 1.5rem; }
/* A wide graph shrinks for as long as it can be read. */
.summary .canvas > svg { max-width: max(100%, 48rem); height: auto; }
@media print {
  :root {
    color-scheme: light;
    --text: #000; --muted: #333; --page: #fff; --raised: #fff; --line: #888; --link: #000;
    --good: #000; --bad: #000; --warn: #000; --badge: #fff; --badge-text: #000;
  }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  article + article { break-before: page; border: none; }
  .summary li, .summary .role, .summary figure { break-inside: avoid; }
  .summary h2, .summary h3 { break-after: avoid; }
  .summary a { text-decoration: none; }
  .summary .canvas { overflow: visible; max-height: none; border: none; }
  .summary .canvas > svg { max-width: 100%; height: auto; }
  .summary details::details-content { content-visibility: visible; block-size: auto; opacity: 1; }
}
`;
