import { createHash } from 'node:crypto';
import { type Marker, stripMarkers } from './markers.ts';

/** A file of a fixture, with the findings that its markers demand. */
export interface FixtureFile {
  readonly path: string;
  /** Without its byte order mark. */
  readonly text: string;
  readonly hasMark: boolean;
  readonly markers: readonly Marker[];
}

/** A fix that is applied to a finding, and what must come of it. */
export interface FixtureFix {
  readonly code: string;
  /** Which of the findings with that code, from 1, in the order of the fixture's files. */
  readonly number: number;
  readonly title: string;
  /** `preferred`, `safe`, or `stays` for a fix that cannot make its finding go by itself. */
  readonly flags: ReadonlySet<string>;
  /** See `describeOutcome` in `outcome.ts`. */
  readonly outcome: string;
}

/** What stands under `--- messages`, `--- messages CODE` or `--- fixes CODE`. */
export interface FixtureList {
  readonly code: string | undefined;
  readonly number: number;
  readonly body: string;
}

export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly fixes: readonly FixtureFix[];
  readonly messages: readonly FixtureList[];
  readonly titles: readonly FixtureList[];
  readonly settings: { readonly today: string };
}

interface Section {
  readonly head: string;
  readonly body: string;
}

const DIRECTIVES = /^(settings|messages|fixes|fix)(?: |$)/;
const FIX = /^fix (\S+)(?: (\d+))? "(.*)"((?: [a-z]+)*)$/;

/** Reads a fixture. `README.md` beside this file says how one is written. */
export function readFixture(source: string): Fixture {
  const sections = divide(source);
  const of = (word: string) => sections.filter(({ head }) => DIRECTIVES.exec(head)?.[1] === word);
  const raw = sections.filter(({ head }) => !DIRECTIVES.test(head)).map(readRawFile);
  return {
    files: raw.map(({ path, marked, hasMark }) => ({ path, hasMark, ...stripMarkers(withDigests(marked, raw)) })),
    fixes: of('fix').map(readFix),
    messages: of('messages').map(readList),
    titles: of('fixes').map(readList),
    settings: { today: '2026-06-24', ...JSON.parse(of('settings')[0]?.body ?? '{}') },
  };
}

/** The parts of `source` that begin with a line `--- head`; what stands before the first one is a remark. */
function divide(source: string): Section[] {
  const heads = [...source.matchAll(/^--- (.+)\n/gm)];
  return heads.map((head, index) => ({
    head: (head[1] as string).trim(),
    body: source.slice(head.index + head[0].length, heads[index + 1]?.index ?? source.length),
  }));
}

interface RawFile {
  readonly path: string;
  readonly marked: string;
  readonly hasMark: boolean;
}

/** `path [crlf, bom, no-eol]`: a file with these line ends, with a byte order mark, without a last line break. */
function readRawFile({ head, body }: Section): RawFile {
  const [, path = '', list = ''] = /^(.*?)(?: \[(.*)\])?$/.exec(head) ?? [];
  const options = new Set(list.split(',').map((option) => option.trim()));
  let marked = body;
  if (options.has('no-eol')) marked = marked.replace(/\n$/, '');
  if (options.has('crlf')) marked = marked.replaceAll('\n', '\r\n');
  return { path, marked, hasMark: options.has('bom') };
}

/** `{{sha256:path}}` stands for the digest of that file of the fixture. */
const withDigests = (marked: string, files: readonly RawFile[]): string =>
  marked.replace(/\{\{sha256:(.+?)\}\}/g, (_, path: string) => {
    const file = files.find((each) => each.path === path);
    if (file === undefined) throw new Error(`The fixture has no file ${path}.`);
    return sha256(stripMarkers(file.marked).text);
  });

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function readFix({ head, body }: Section): FixtureFix {
  const [, code, number, title, flags] = FIX.exec(head) ?? [];
  if (code === undefined || title === undefined) throw new Error(`"--- ${head}" is no fix: --- fix CODE "Title" safe`);
  const words = new Set((flags ?? '').split(' ').filter((word) => word !== ''));
  return { code, number: Number(number ?? 1), title, flags: words, outcome: body.trimEnd() };
}

function readList({ head, body }: Section): FixtureList {
  const [, code, number] = head.split(' ');
  return { code, number: Number(number ?? 1), body: body.trimEnd() };
}
