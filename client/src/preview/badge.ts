/** How something that is named in a packet stands, in a word or two, to be shown behind its name. */
export interface Badge {
  /** The line on which the name begins, from 0. */
  readonly line: number;
  /** The name as a reader sees it: without marks of emphasis or code. */
  readonly name: string;
  readonly tone: 'in-force' | 'met' | 'unmet' | 'broken' | 'plain';
  readonly label: string;
  /** The whole story, in a sentence or two. */
  readonly detail: string;
}

/** What is known of a packet's text; `checking` while it is of an earlier text, or of an earlier state of other files. */
export interface Badges {
  readonly state: 'current' | 'checking';
  readonly all: readonly Badge[];
}

/** Each tone has its sign, so that it is told without its colour. */
const signs = { 'in-force': '●', met: '✓', unmet: '✗', broken: '⚠', plain: '' } as const satisfies Record<
  Badge['tone'],
  string
>;

/** A badge as HTML. While it is being checked it says so, and nothing else. */
export function renderBadge({ tone, label, detail }: Badge, state: Badges['state'], escapeHtml: EscapeHtml): string {
  return state === 'current'
    ? render(tone, signs[tone], label, detail, escapeHtml)
    : render('checking', '', '…', 'Being checked.', escapeHtml);
}

export type EscapeHtml = (text: string) => string;

function render(look: string, sign: string, label: string, detail: string, escapeHtml: EscapeHtml): string {
  const shown = sign === '' ? label : `${sign} ${label}`;
  const spoken = label === '…' ? detail : `${label}. ${detail}`;
  return (
    `<span class="decision-packets-badge decision-packets-${look}" role="note" title="${escapeHtml(detail)}"` +
    ` aria-label="${escapeHtml(spoken)}">${escapeHtml(shown)}</span>`
  );
}
