import type { InlayHint, Range } from 'vscode-languageserver-protocol';
import { earnedOf, type Requirement } from '../core/evaluate/requirement.ts';
import type { PacketFile } from '../core/project.ts';
import { type Span, touches } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { optionsAround } from './places/optionsAround.ts';

/** A hint at the end of a word, and the words of its tooltip. */
interface Hint {
  readonly span: Span;
  readonly label: string;
  readonly tooltip: string | undefined;
}

/**
 * What a packet does not say itself: how far what a precondition requires has come, and what a listed blocker has
 * earned where the list says something else or nothing.
 */
export function inlayHints(uri: string, range: Range, { snapshot }: Context): InlayHint[] {
  const file = snapshot.files.get(uri)?.file;
  if (file?.kind !== 'packet') return [];
  const within = file.source.spanOf(range);
  const isJson = file.evaluation.packet.format === 'json';
  return [...requiredHints(file, within), ...listedHints(file, within)]
    .filter(({ span }) => touches(within, span.start) || touches(within, span.end))
    .map(({ span, label, tooltip }) => ({
      // Behind the closing quote in JSON.
      position: file.source.positionAt(span.end + (isJson ? 1 : 0)),
      label,
      paddingLeft: true,
      ...(tooltip !== undefined && { tooltip }),
    }));
}

function requiredHints({ evaluation }: PacketFile, within: Span): Hint[] {
  const { options, requirementsOf } = evaluation;
  return optionsAround(options, within).flatMap(({ read }) =>
    read.statements.flatMap((statement) => {
      if (statement.kind !== 'blocker' && statement.kind !== 'grant') return [];
      return requirementsOf(read, statement).flatMap((requirement): Hint[] =>
        requirement.kind === 'unknown' || requirement.earned === undefined
          ? []
          : [
              {
                span: requirement.at,
                label: `${requirement.met ? '✓' : '✗'} ${earnedOf(requirement)}`,
                tooltip: tooltipOf(requirement),
              },
            ],
      );
    }),
  );
}

const tooltipOf = (requirement: Requirement): string | undefined =>
  requirement.kind === 'blocker' ? requirement.earned?.blocker.title?.value : undefined;

function listedHints({ evaluation: { packet, references } }: PacketFile, within: Span): Hint[] {
  const { standing } = packet;
  return (standing?.entries.around(within) ?? []).flatMap(({ id, status }): Hint[] => {
    const earned = references.blocker(id);
    const said = (status ?? standing?.claim)?.value.toUpperCase();
    if (earned === undefined || said === earned.level) return [];
    const tooltip = said === undefined ? undefined : `The list says ${said}.`;
    return [{ span: id.span, label: earned.level, tooltip: tooltip ?? earned.blocker.title?.value }];
  });
}
