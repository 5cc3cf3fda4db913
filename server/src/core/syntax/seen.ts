import generated from './generated/lookAlikes.js';

/**
 * Stands for what is written and may not be seen, or not as what it is: a picture, or words in HTML or between marks
 * that some readers are shown and others are not. What follows it in its line says nothing that could open something.
 */
export const VEIL = '\uFFFC';

/** Letters of other scripts that look like a Latin one, in both cases (Unicode, confusables). */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'АаΑᎪꓮ',
    B: 'ВвΒᏴꓐ',
    C: 'СсϹᏟꓚⲤⲥ',
    D: 'ԁᎠꓓ',
    E: 'ЕеΕᎬꓰ',
    F: 'Ϝꓝ',
    G: 'ԌᏀꓖց',
    H: 'НнΗҺһᎻꓧⲎհ',
    I: 'ІіΙӀꓲ',
    J: 'ЈјͿᎫꓙ',
    K: 'КкΚᏦꓗⲔ',
    L: 'ӏᏞꓡԼ',
    M: 'МмΜᎷꓟⲘ',
    N: 'ΝꓠⲚո',
    O: 'ОоΟοꓳⲞⲟՕօ',
    P: 'РрΡρᏢꓑⲢⲣ',
    Q: 'Ԛԛզ',
    R: 'Ꭱꓣ',
    S: 'ЅѕᏚꓢՏ',
    T: 'ТтΤᎢꓔⲦ',
    U: 'ꓴՍս',
    V: 'ѴѵᏙꓦ',
    W: 'ԜԝᎳꓪ',
    X: 'ХхΧχꓫⲬ',
    Y: 'УуΥꓬⲨ',
    Z: 'ΖᏃꓜ',
  }).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])),
);

/** The letters of small capitals that Unicode's data leaves out. */
const SMALL_CAPITALS = 'ᴀaʙbᴅdᴇeꜰfɢgʜhᴊjᴋkʟlᴍmɴnᴘpʀrᴛt';

/** Every character that looks like one of ASCII's, with that one; of two that it may be taken for, our own table's. */
const SEEN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(generated).flatMap(([latin, others]) =>
    [...others].map((other): [string, string] => [other, latin]),
  ),
  ...[...LOOK_ALIKES].map(([other, latin]): [string, string] => [
    other,
    other === other.toUpperCase() ? latin : latin.toLowerCase(),
  ]),
  ...[...SMALL_CAPITALS.matchAll(/(.)([a-z])/gu)].map(([, other = '', latin = '']): [string, string] => [other, latin]),
]);

/** The content of a character class: Default_Ignorable_Code_Point (Unicode), and the blank braille pattern. */
export const HIDDEN = '\\p{DI}\\u2800';
const UNSEEN = new RegExp(`[${HIDDEN}${VEIL}]`, 'gu');
const ASCII = /^\p{ASCII}*$/u;
/** ASCII with the punctuation that most texts have beside it: nothing of it is a disguise, or a letter of another script. */
const PLAIN = /^[\t\n\r\x20-\x7E\u2013\u2014\u2018\u2019\u201C\u201D\u2026]*$/;
const PUNCTUATION = /[\u2013\u2014\u2018\u2019\u201C\u201D\u2026]/g;

/** Whether a quick look shows that nothing in `text` is disguised, and all its words are of ASCII alone. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/** What `character` is taken for when it is not that; `undefined` where it looks like itself. */
export const seenAs = (character: string): string | undefined => SEEN.get(character);

/**
 * What two texts have in common that a reader takes for the same: what nobody sees is gone, and what looks like a
 * character of ASCII is that one, whatever stands around it. To compare, not to show.
 */
export function skeleton(text: string): string {
  if (ASCII.test(text)) return text;
  return isPlain(text) ? text.replace(PUNCTUATION, (mark) => PLAIN_MARKS.get(mark) ?? mark) : skeletonOf(text);
}

function skeletonOf(text: string): string {
  const plain = text.normalize('NFKC').replace(UNSEEN, '');
  return [...plain]
    .map((character) => SEEN.get(character) ?? character)
    .join('')
    .normalize('NFC');
}

/** The marks of a plain text that a reader takes for something of ASCII; they stand for themselves, whatever is beside them. */
const PLAIN_MARKS: ReadonlyMap<string, string> = new Map(
  ['\u2013', '\u2014', '\u2018', '\u2019', '\u201C', '\u201D', '\u2026'].map((mark) => [mark, skeletonOf(mark)]),
);

/** As `skeleton`, and without accents, which are easily overlooked. */
export const asSeen = (text: string): string =>
  isPlain(text)
    ? skeleton(text)
    : skeleton(text)
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');

const OPENS = /[\u202A-\u202E\u2066-\u2069]/g;

/** Whether there is a control of the writing direction in `text`. */
export const holdsDirection = (text: string): boolean => text.search(OPENS) !== -1;

/**
 * Whether a control of the writing direction in `text` still has effect behind its end, or one in it ends what began
 * before: what stands around `text` is then shown in another order than it is read.
 */
export function isDirectionLeftOpen(text: string): boolean {
  if (!holdsDirection(text)) return false;
  const open: string[] = [];
  for (const [control] of text.matchAll(OPENS)) {
    if (control === '\u202C' || control === '\u2069') {
      if (open.pop() !== control) return true;
    } else open.push(control >= '\u2066' ? '\u2069' : '\u202C');
  }
  return open.length > 0;
}
