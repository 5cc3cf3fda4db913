import { visible } from '../visible.ts';

/** HTML that is safe as it stands: what the files say has been escaped on its way into it. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Takes `text` as HTML. Only for what this program wrote itself, and for what was escaped already. */
  static raw(text: string): Markup {
    return new Markup(text);
  }
}

/** What can stand in a template: text, which is escaped; markup; several of them; nothing. */
export type Value = string | number | Markup | undefined | readonly Value[];

/** A template in which every text is escaped, in attributes as well: write those in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  Markup.raw(strings.map((string, index) => string + textOf(values[index])).join(''));

export const join = (parts: readonly Value[], separator = ''): Markup => Markup.raw(parts.map(textOf).join(separator));

function textOf(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  return typeof value === 'object' ? value.map(textOf).join('') : escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` as running words of an HTML document or as the value of an attribute: nothing in it is read as markup. */
export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
