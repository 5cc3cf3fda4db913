/** A hover's Markdown for a client that shows none: links as their text, no marks. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/\[((?:\\.|[^\]\\]){0,999})\]\((?:[^()\\]|\\.){0,999}\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/^---$/gm, '')
    .replace(/\\([\\`*_[\]<>|~$&])/g, '$1');
