import type { Selection } from '../../packet/model.ts';
import type { PacketFile } from '../../project.ts';
import { insertProperty, replaceValue } from '../../syntax/json/edit.ts';
import { parseJson } from '../../syntax/json/parse.ts';
import { endOfLine, startOfLine } from '../../syntax/lines.ts';
import { SourceText } from '../../syntax/sourceText.ts';
import type { Fix, TextEdit } from '../rule.ts';
import { suggestion } from './edits.ts';
import { insertion, marksOfLine } from './lines.ts';
import { type Step, stepwise } from './stepwise.ts';

interface Line {
  readonly label: string;
  readonly key: string;
  readonly property: string;
  /** The property that it comes behind. */
  readonly after: string;
  /** Only somebody who knows can fill it in; until then it counts as missing. */
  readonly placeholder: string;
}

const DECIDER: Line = {
  label: 'Decided by',
  key: 'decided-by',
  property: 'decidedBy',
  after: 'selected',
  placeholder: '<role>',
};
const DAY: Line = {
  label: 'Decided on',
  key: 'decided-on',
  property: 'decidedOn',
  after: 'decidedBy',
  placeholder: '<YYYY-MM-DD>',
};

/** Adds the lines that say who decided and when, as far as they are missing, with their values left to fill in. */
export function insertAttribution(file: PacketFile, selection: Selection): readonly Fix[] {
  const { deciders, decidedOn } = file.evaluation.packet;
  const lines = [...(deciders.length === 0 ? [DECIDER] : []), ...(decidedOn.length === 0 ? [DAY] : [])];
  if (lines.length === 0) return [];
  const names = lines.map(({ label }) => `"${label}"`).join(' and ');
  return suggestion(file.uri, `Insert ${names}, to be filled in`, editsFor(file, selection, lines));
}

function editsFor(file: PacketFile, { form, span }: Selection, lines: readonly Line[]): TextEdit[] {
  const { text, lineBreak } = file.source;
  switch (form) {
    case 'property':
      return stepwise(text, lines.map(jsonStep));
    case 'front-matter': {
      const entries = lines.map(({ key, placeholder }) => `${lineBreak}${key}: ${placeholder}`);
      return [insertion(endOfLine(text, span.end), entries.join(''))];
    }
    case 'label': {
      const isHeading = /^\s*#/.test(text.slice(startOfLine(text, span.start), span.start));
      const marks = isHeading ? '' : marksOfLine(text, span.start);
      return [insertion(endOfLine(text, span.end), (isHeading ? lineBreak : '') + labelled(lines, lineBreak, marks))];
    }
    case 'table': {
      const end = endOfLine(text, file.evaluation.packet.optionsSpan?.end ?? span.end);
      return [insertion(end, lineBreak + labelled(lines, lineBreak, ''))];
    }
  }
}

const labelled = (lines: readonly Line[], lineBreak: string, marks: string): string =>
  lines.map(({ label, placeholder }) => `${lineBreak}${marks}${label}: ${placeholder}`).join('');

/** A property that is there holds nothing that counts, such as `null`. */
const jsonStep =
  ({ property, placeholder, after }: Line): Step =>
  (text) => {
    const json = { source: new SourceText(text), json: parseJson(text) };
    const replaced = replaceValue(json, [property], placeholder);
    return replaced.length > 0 ? replaced : insertProperty(json, [], property, placeholder, after);
  };
