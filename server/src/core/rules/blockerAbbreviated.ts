import type { BlockerWord } from '../packet/model.ts';
import type { PacketFile } from '../project.ts';
import { replaceWord, suggestion } from './fixes/edits.ts';
import { once } from './once.ts';
import { isRecord } from './packets.ts';
import type { Fix, Rule } from './rule.ts';

/** A short ID that stands for one blocker of the map. */
export const blockerAbbreviated: Rule = {
  meta: {
    code: 'blocker-abbreviated',
    severity: 'hint',
    summary: 'A blocker is named by the end of its ID.',
    guardsDecision: false,
  },
  checks: 'packet',
  *check(file) {
    if (isRecord(file.evaluation.packet)) return;
    const abbreviated = abbreviationsIn(file);
    const all = once(() => expandAll(file, abbreviated));
    for (const { word, id } of abbreviated) {
      yield {
        span: word.span,
        message: `${word.value} is short for ${id}. In full it keeps its meaning when the map gets another blocker with the same end.`,
        fixes: () => expand(file, [{ word, id }], `Expand to ${id}`).concat(all()),
      };
    }
  },
};

interface Abbreviation {
  readonly word: BlockerWord;
  readonly id: string;
}

const abbreviationsIn = ({ evaluation }: PacketFile): Abbreviation[] =>
  evaluation.references.unclear.flatMap(({ word, lookup }) => {
    const id = lookup.kind === 'known' && lookup.isShort ? lookup.earned.blocker.id?.value : undefined;
    return id === undefined ? [] : [{ word, id }];
  });

const expand = (file: PacketFile, words: readonly Abbreviation[], title: string, preferred = true): Fix[] =>
  suggestion(
    file.uri,
    title,
    words.map(({ word, id }) => replaceWord(file, word, id)),
    preferred,
  );

const expandAll = (file: PacketFile, words: readonly Abbreviation[]): Fix[] =>
  words.length < 2 ? [] : expand(file, words, `Expand all ${words.length} short IDs in this file`, false);
