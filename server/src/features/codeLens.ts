import type { CodeLens, Location } from 'vscode-languageserver-protocol';
import type { EvaluatedOption } from '../core/evaluate/evaluation.ts';
import { leverageOf } from '../core/evaluate/leverage.ts';
import { idOf, ownersOf } from '../core/evaluate/requirement.ts';
import type { MapFile, PacketFile, ProjectFile } from '../core/project.ts';
import { countOption } from '../core/summary/options.ts';
import { verdictOf } from '../core/summary/phrases.ts';
import type { Located, Span } from '../core/syntax/span.ts';
import type { Context } from './context.ts';
import { placesOf } from './place.ts';
import { filesOf, isMention, type Thing, thingsOf } from './things.ts';

/** The client's command that shows places; takes a URI, a position and locations as LSP writes them. */
export const SHOW_REFERENCES_COMMAND = 'decisionPackets.showReferences';

/** The client's command that explains an option; takes the packet's URI and the option's ID. */
const EXPLAIN_OPTION_COMMAND = 'decisionPackets.explainOption';

export interface CodeLensTraits {
  /** Whether the client has the commands; another one shows the words alone. */
  readonly clientCommands: boolean;
}

/** Beside each option its verdict and who must act, at the selection whether it is in force, beside a map's entries what hangs on them. */
export function codeLenses(uri: string, context: Context, traits: CodeLensTraits): CodeLens[] {
  const file = context.snapshot.files.get(uri)?.file;
  if (file === undefined) return [];
  return file.kind === 'packet' ? packetLenses(file, context, traits) : mapLenses(file, context, traits);
}

const lens = (file: ProjectFile, span: Span, title: string): CodeLens => ({
  range: file.source.rangeOf(span),
  command: { title, command: '' },
});

function packetLenses(file: PacketFile, context: Context, traits: CodeLensTraits): CodeLens[] {
  const { packet, decision } = file.evaluation;
  const options = file.evaluation.options.map((option) => {
    const { id } = option.read.option;
    const title = titleOf(option);
    const shown = lens(file, id.span, title);
    if (!traits.clientCommands || option.available) return shown;
    const asked = [context.clientUri(file.uri), id.value];
    return { ...shown, command: { title, command: EXPLAIN_OPTION_COMMAND, arguments: asked } };
  });
  const isInForce = decision.reason === 'selected';
  const holds = decision.inForce === undefined ? 'nothing holds' : `${decision.inForce} holds`;
  const title = isInForce ? 'in force' : `not in force: ${holds}`;
  return [...options, ...packet.selections.map(({ span }) => lens(file, span, title))];
}

function titleOf(option: EvaluatedOption): string {
  if (option.isDefault) return 'the default: it needs nothing';
  const due = new Map<string, number>();
  for (const requirement of option.demands.requirements) {
    if (requirement.met) continue;
    const owners = ownersOf(requirement);
    for (const owner of owners.length > 0 ? owners : ['nobody']) due.set(owner, (due.get(owner) ?? 0) + 1);
  }
  const who = [...due].map(([owner, count]) => `${owner} ${count}`).join(', ');
  return [verdictOf(countOption(option)), who].filter((part) => part !== '').join(' · ');
}

function mapLenses(file: MapFile, context: Context, traits: CodeLensTraits): CodeLens[] {
  const places = placesByThing(file, context);
  const active = file.packets.filter(({ evaluation }) => evaluation.packet.status !== 'superseded');
  const gates = gatesOf(active);
  const { blockers, conditions, grants } = file.map;
  const entry =
    (kind: Thing['kind'], verb: string) =>
    (each: { readonly id: Located<string> | undefined }): CodeLens[] => {
      if (each.id === undefined) return [];
      const { value, span } = each.id;
      const count = gates.get(`${kind} ${value}`) ?? 0;
      const found = places.get(`${kind} ${value}`) ?? [];
      const title = `${verb} ${counted(count, 'option')} · ${counted(found.length, 'reference')}`;
      const range = file.source.rangeOf(span);
      if (!traits.clientCommands || found.length === 0) return [lens(file, span, title)];
      const shown = [context.clientUri(file.uri), range.start, found];
      return [{ range, command: { title, command: SHOW_REFERENCES_COMMAND, arguments: shown } }];
    };
  return [
    ...blockers.flatMap(entry('blocker', 'gates')),
    ...conditions.flatMap(entry('condition', 'gates')),
    ...grants.flatMap(entry('grant', 'gates')),
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** How many options each entry keeps from being available, by kind and ID. */
function gatesOf(packets: readonly PacketFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string, count: number): void => void counts.set(key, (counts.get(key) ?? 0) + count);
  for (const { evaluation } of packets) {
    for (const { earned, gates } of leverageOf(evaluation)) add(`blocker ${earned.blocker.id?.value}`, gates.length);
    for (const option of evaluation.options) {
      if (option.isDefault || option.available) continue;
      for (const requirement of option.demands.requirements) {
        if (!requirement.met && (requirement.kind === 'condition' || requirement.kind === 'grant'))
          add(`${requirement.kind} ${idOf(requirement)}`, 1);
      }
    }
  }
  return counts;
}

/** Where the map and its packets name each entry, its own place left out, by kind and ID. */
function placesByThing(map: MapFile, context: Context): ReadonlyMap<string, readonly Location[]> {
  const found = new Map<string, Location[]>();
  for (const file of filesOf(map.uri, context.snapshot)) {
    for (const place of placesOf(file)) {
      if (!isMention(place) || place.isDeclaration) continue;
      const [thing, other] = thingsOf(place, file);
      if (thing === undefined || other !== undefined) continue;
      const key = `${thing.kind} ${thing.id}`;
      const location = { uri: context.clientUri(file.uri), range: file.source.rangeOf(place.span) };
      const known = found.get(key);
      if (known === undefined) found.set(key, [location]);
      else known.push(location);
    }
  }
  return found;
}
