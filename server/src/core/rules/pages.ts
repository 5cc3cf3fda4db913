const RULE_PAGES = 'https://github.com/decision-packets/decision-packets/blob/main/docs/rules/';

/** The address of a rule's page. */
export const pageOf = (code: string): string => `${RULE_PAGES}${code}.md`;
