import type { Position, SelectionRange } from 'vscode-languageserver-protocol';
import type { PacketFile, ProjectFile } from '../core/project.ts';
import { placeAt as jsonPlaceAt } from '../core/syntax/json/place.ts';
import type { Block } from '../core/syntax/markdown/document.ts';
import { type Span, span, touches } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { placesAt } from './place.ts';
import { jsonOf, markdownOf } from './places/syntax.ts';
import { sectionsOf } from './sections.ts';

/**
 * For each position what a growing selection takes in: the word, its clause, the cell, the row, the table, the
 * section, the file; in JSON the text without and with its quotes, the property, the entry, the list.
 */
export function selectionRanges(uri: string, positions: readonly Position[], { snapshot }: Context): SelectionRange[] {
  const file = snapshot.files.get(uri)?.file;
  return positions.map((position) => {
    const nowhere: SelectionRange = { range: { start: position, end: position } };
    if (file === undefined) return nowhere;
    const offset = file.source.offsetAt(position);
    return chain(growing(spansAround(file, offset), offset), file) ?? nowhere;
  });
}

function spansAround(file: ProjectFile, offset: number): Span[] {
  const json = jsonOf(file);
  const { text } = file.source;
  const around = json === undefined && file.kind === 'packet' ? inMarkdown(file, offset) : [];
  const place = json && jsonPlaceAt(json, offset);
  const inJson =
    place === undefined
      ? []
      : [
          ...place.chain.map((node) => node.span),
          ...(place.property ? [place.property.span, place.property.key.span] : []),
        ];
  return [...placesAt(file, offset).map((each) => each.span), ...around, ...inJson, span(0, text.length)];
}

function inMarkdown(file: PacketFile, offset: number): Span[] {
  const markdown = markdownOf(file);
  const sections = sectionsOf(markdown, file.source.text).map((section) => section.span);
  return [...markdown.blocks.flatMap(partsOf), ...sections].filter((each) => touches(each, offset));
}

function partsOf(block: Block): Span[] {
  if (block.kind === 'text') return [block.span, ...block.lines.map((line) => line.span)];
  const rows = [block.header, ...block.rows];
  return [block.span, ...rows.flatMap((row) => [row.span, ...row.cells.map((cell) => cell.span)])];
}

/** Those of `spans` that hold `offset`, each within the next. */
function growing(spans: readonly Span[], offset: number): Span[] {
  const sorted = spans
    .filter((each) => touches(each, offset) && each.end > each.start)
    .toSorted((one, other) => one.end - one.start - (other.end - other.start));
  const steps: Span[] = [];
  for (const each of sorted) {
    const last = steps.at(-1);
    const isWider = last === undefined || (each.start <= last.start && last.end <= each.end);
    const isSame = last !== undefined && each.start === last.start && each.end === last.end;
    if (isWider && !isSame) steps.push(each);
  }
  return steps;
}

function chain(steps: readonly Span[], file: ProjectFile): SelectionRange | undefined {
  return steps.reduceRight<SelectionRange | undefined>(
    (parent, each) => ({ range: file.source.rangeOf(each), ...(parent !== undefined && { parent }) }),
    undefined,
  );
}
