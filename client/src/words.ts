import type { Reason } from './protocol.ts';

/** In plain words, why the decision in force is what it is. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'no-default': 'the packet has no usable default',
  superseded: 'the packet is superseded',
  draft: 'the packet is a draft',
  multiple: 'several options are selected',
  unknown: 'the selected option is unknown',
  blocked: 'the selection is blocked',
  unattributed: 'the selection lacks who decided, or when',
  unauthorised: 'the selection was not made by a chooser',
  contradicted: 'the packet also says that nothing is selected',
  selected: 'selected',
  'nothing-selected': 'nothing is selected',
};

/** How loudly the state of a packet is to be shown. */
export type Severity = 'fine' | 'warning' | 'error';

/** A selection that does not hold is an error; a packet that only says what holds, or is a draft, is not. */
export function severityOf(reason: Reason): Severity {
  switch (reason) {
    case 'selected':
    case 'nothing-selected':
    case 'superseded':
      return 'fine';
    case 'draft':
      return 'warning';
    default:
      return 'error';
  }
}

export const inForceWords = (inForce: string | null | undefined): string =>
  inForce === null || inForce === undefined ? 'nothing is in force' : `${inForce} is in force`;

/** `1 problem`, `2 problems`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

// Bidirectional controls could show words in another order than they have, and others hide between letters.
const unseen = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** White space without line breaks and tabs; one blank for all around a line break. */
const inOneLine = (blanks: string): string => (/[\r\n]/.test(blanks) ? ' ' : blanks.replaceAll('\t', ' '));

/** What a file says in one line, with what nobody would see in it made visible: `‹U+202E›`. */
export const visible = (text: string): string =>
  text.replace(/\s+/g, inOneLine).replace(unseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `‹U+${code}›`;
  });

/** What a file says, as running words in Markdown. */
export const inMarkdown = (text: string): string => visible(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&');

export const problemsIn = ({ problems }: { readonly problems: number }): string =>
  problems === 0 ? 'no problems' : counted(problems, 'problem');
