import type { DocumentLink } from 'vscode-languageserver-protocol';
import type { ProjectFile } from '../core/project.ts';
import type { Context } from './context.ts';
import { type FilePlace, placesOf } from './place.ts';
import { markdownOf } from './places/syntax.ts';
import { isThere, targetOf } from './target.ts';

export interface LinkTraits {
  /** Whether links in Markdown's own syntax are shown too: an editor that knows Markdown shows them itself. */
  readonly markdownFeatures: boolean;
}

/** The map of a packet, the evidence and the acts of a map, and addresses, to be opened. */
export function documentLinks(uri: string, context: Context, { markdownFeatures }: LinkTraits): DocumentLink[] {
  const file = context.snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  const isMarkdowns = isMarkdownLink(file);
  return placesOf(file).flatMap((place): DocumentLink[] => {
    if (place.kind !== 'file' || (!markdownFeatures && isMarkdowns(place))) return [];
    const target = place.is === 'link' && /^https?:/i.test(place.path) ? place.path : fileTarget(place, file, context);
    return target === undefined ? [] : [{ range: file.source.rangeOf(place.span), target }];
  });
}

function fileTarget(place: FilePlace, file: ProjectFile, context: Context): string | undefined {
  if (place.is === 'address') return place.path;
  const target = targetOf(place, file, context.snapshot);
  if (target === undefined || (place.is === 'evidence' && !isThere(place.path, file))) return undefined;
  return context.clientUri(target);
}

/** Whether Markdown itself makes a link of a path: `[map](…)` and bare addresses, not code spans and front matter. */
function isMarkdownLink(file: ProjectFile): (place: FilePlace) => boolean {
  if (file.kind === 'blocker-map' || file.evaluation.packet.format === 'json') return () => false;
  const starts = new Set(markdownOf(file).blocks.flatMap(({ links }) => links.map(({ span }) => span.start)));
  return ({ span }) => starts.has(span.start);
}
