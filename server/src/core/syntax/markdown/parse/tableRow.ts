import { Element } from './elements.ts';
import { parseInline } from './parseInline.ts';

const PIPE = 0x7c;
const BACKSLASH = 0x5c;
const BLANK = 0x20;
const TAB = 0x09;

/**
 * The row of a table at `[from, to)`: its borders, which are all pipes without a backslash before them, and what stands
 * between them, without the blanks around it (GFM 0.29, section 4.10). `shift` makes the text's offsets the element's.
 */
export function parseTableRow(
  name: 'TableHeader' | 'TableRow',
  text: string,
  from: number,
  to: number,
  shift: number,
): Element {
  const children: Element[] = [];
  let start = -1;
  let end = -1;
  const addCell = (): void => {
    if (start === -1) return;
    const content = parseInline(text.slice(start, end), start + shift);
    children.push(new Element('TableCell', start + shift, end + shift, content));
    start = -1;
  };
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === PIPE) {
      addCell();
      children.push(new Element('TableDelimiter', at + shift, at + 1 + shift));
    } else if (code !== BLANK && code !== TAB) {
      if (start === -1) start = at;
      if (code === BACKSLASH) at += 1;
      end = Math.min(at + 1, to);
    }
  }
  addCell();
  return new Element(name, from + shift, to + shift, children);
}
