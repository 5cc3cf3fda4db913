import { skeleton } from '../syntax/seen.ts';

/**
 * What tells one act from another: its reference as `normaliseReference` compares it, as a reader takes it, and
 * without what readers look past: case, how wide a blank is, quotes around it and a last full stop, and of an address
 * whether it is reached safely.
 */
export const actOf = (reference: string): string =>
  skeleton(normaliseReference(reference))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    // The end is looked for from where its run begins only: from every character of it, it takes the square of its length.
    .replace(/(?<!["'`.\s])["'`.\s]+$/, '')
    .replace(/^["'`]+/, '')
    .replace(/^http:/, 'https:')
    .replace(/^(https:\/\/[^/]*):(?:80|443)(?=\/|$)/, '$1');

/**
 * A grant's reference as it is compared: a path without `.`, `..` and doubled slashes, so that two spellings of one
 * act are one. An address keeps its scheme and host.
 */
function normaliseReference(reference: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(reference.trim().normalize('NFC')) ?? [];
  const segments: string[] = [];
  for (const segment of decode(rest).replaceAll('\\', '/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(segment);
  }
  return scheme.toLowerCase() + segments.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
