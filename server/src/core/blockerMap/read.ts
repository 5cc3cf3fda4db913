import { findDisguises } from '../schema/disguises.ts';
import type { SchemaProblem } from '../schema/problem.ts';
import { append } from '../syntax/append.ts';
import { parseJson } from '../syntax/json/parse.ts';
import type { JsonDocument } from '../syntax/json/tree.ts';
import type { SourceText } from '../syntax/sourceText.ts';
import type { Span, SyntaxProblem } from '../syntax/span.ts';
import type { BlockerIds } from './blockerIds.ts';
import { LIST_NAMES, type ListName, parseLists } from './lists.ts';
import type { BlockerMap, Breakage, Lists } from './model.ts';
import { MapNames } from './names.ts';
import type { Parts } from './parts.ts';
import { readAgain } from './readAgain.ts';
import { readShell } from './shell.ts';
import { Placing } from './within.ts';

/**
 * Reads a blocker map from its text, in whatever state that is. Never throws. `before` is an earlier version of it, from
 * which entries are taken over; what is read is the same without it.
 */
export function readBlockerMap(source: SourceText, before?: BlockerMap): BlockerMap {
  const again = before && readAgain(before, source.text);
  return new ReadMap(source, again ?? readWhole(source.text), before?.names);
}

function readWhole(text: string): Parts {
  const { json, lists } = parseLists(text);
  const { root, problems, duplicateKeys, comments, weight } = json;
  return { problems, duplicateKeys, comments, weight, lists, shell: readShell(root, (at) => at) };
}

class ReadMap implements BlockerMap {
  readonly source: SourceText;
  readonly problems: Parts['problems'];
  readonly duplicateKeys: Parts['duplicateKeys'];
  readonly comments: readonly Span[];
  readonly weight: number;
  readonly lists: Lists;
  readonly lane: BlockerMap['lane'];
  readonly schemaProblems: readonly SchemaProblem[];
  readonly disguises: readonly SyntaxProblem[];
  readonly broken: Breakage | undefined;
  readonly names: MapNames;
  #json: JsonDocument | undefined;

  /** `namesBefore` are those of an earlier version. */
  constructor(source: SourceText, parts: Parts, namesBefore?: MapNames) {
    const { problems, duplicateKeys, comments, weight, lists, shell } = parts;
    this.names = MapNames.of(lists, namesBefore);
    this.source = source;
    this.problems = problems;
    this.duplicateKeys = duplicateKeys;
    this.comments = comments;
    this.weight = weight;
    this.lists = lists;
    this.lane = shell.lane;
    this.schemaProblems = [...shell.schemaProblems, ...LIST_NAMES.flatMap((name) => problemsOf(name, lists))].sort(
      (one, other) => one.span.start - other.span.start,
    );
    this.disguises = findDisguises(this, source.text, this.schemaProblems);
    this.broken = this.#unreadable() ?? shell.otherVersion;
  }

  get json(): JsonDocument {
    this.#json ??= parseJson(this.source.text);
    return this.#json;
  }

  get blockerIds(): BlockerIds {
    return this.names.blockerIds;
  }

  get blockers(): BlockerMap['blockers'] {
    return this.lists.blockers.entries;
  }

  get conditions(): BlockerMap['conditions'] {
    return this.lists.conditions.entries;
  }

  get grants(): BlockerMap['grants'] {
    return this.lists.grants.entries;
  }

  #unreadable(): Breakage | undefined {
    const problem = this.problems[0] ?? this.disguises[0];
    if (problem !== undefined) return { kind: 'syntax', ...problem };
    const duplicate = this.duplicateKeys[0];
    if (duplicate === undefined) return undefined;
    const message = `The property ${duplicate.key.value} stands here a second time; which of the two holds is unclear.`;
    return { kind: 'duplicate-key', span: duplicate.key.span, message };
  }
}

function problemsOf(name: ListName, lists: Lists): SchemaProblem[] {
  const found: SchemaProblem[] = [];
  for (const { content, index, span } of lists[name].entries) {
    if (content.problems.length > 0) append(found, new Placing(span.start, [name, index]).problems(content.problems));
  }
  return found;
}
