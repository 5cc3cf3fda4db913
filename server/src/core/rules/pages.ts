const PAGES = 'https://github.com/decision-packets/decision-packets/blob/main/docs/';

/** The address of a rule's page. */
export const pageOf = (code: string): string => `${PAGES}rules/${code}.md`;

/** The address of what is told of files with very many findings. */
export const LONG_LISTS_PAGE = `${PAGES}editors.md#long-lists-of-findings`;
