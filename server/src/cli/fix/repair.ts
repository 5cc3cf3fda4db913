import { checkFile } from '../../core/check.ts';
import type { PacketFile } from '../../core/project.ts';
import { applyEdits, combineEdits } from '../../core/rules/fixes/combine.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { Selection } from '../selection.ts';

/** What was mended, where it stood before. */
export interface Repair {
  readonly path: string;
  readonly line: number;
  readonly code: string;
  /** What was done, in words. */
  readonly title: string;
}

export interface Repaired {
  /** The new texts of the files that change, by URI. */
  readonly texts: ReadonlyMap<string, string>;
  readonly repairs: readonly Repair[];
  /** The workspace with these texts. */
  readonly after: Selection;
}

/** A fix may uncover something that another mends; what needs more rounds than this goes in circles. */
const MOST_ROUNDS = 20;

/**
 * Applies safe fixes to the selected files until none is left. `select` judges the selection anew with other texts, by
 * URI. Throws where a fix made anything less safe, which none may.
 */
export async function repair(select: (texts: ReadonlyMap<string, string>) => Promise<Selection>): Promise<Repaired> {
  const texts = new Map<string, string>();
  const repairs: Repair[] = [];
  let selection = await select(texts);
  const before = selection;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const files = new Map(selection.files.map(({ file }) => [file.uri, file]));
    const { edits, fixed } = combineEdits(findingsOf(selection), (uri) => files.has(uri));
    if (fixed.length === 0) break;
    for (const [uri, changes] of edits) {
      const text = files.get(uri)?.source.text ?? '';
      texts.set(uri, applyEdits(text, changes));
    }
    for (const { finding, fix } of fixed) {
      const line = files.get(finding.uri)?.source.positionAt(finding.span.start).line ?? 0;
      repairs.push({ path: selection.pathOf(finding.uri), line, code: finding.code, title: fix.title });
    }
    selection = await select(texts);
  }
  expectSafer(before, selection);
  return { texts, repairs, after: selection };
}

const findingsOf = ({ files }: Selection): Finding[] => files.flatMap(({ file, project }) => checkFile(file, project));

/** The last line of defence: nothing that was closed may be open now. */
function expectSafer(before: Selection, after: Selection): void {
  const packets = packetsOf(before);
  for (const [uri, packet] of packetsOf(after)) {
    const opened = openIn(packet).filter((id) => !openIn(packets.get(uri)).includes(id));
    if (opened.length > 0) throw new Error(`The fixes would have opened ${opened.join(', ')} in ${uri}.`);
  }
}

/** Of all packets of the workspace: a map may be used by one that was not asked about. */
const packetsOf = ({ snapshot }: Selection): ReadonlyMap<string, PacketFile> =>
  new Map([...snapshot.files].flatMap(([uri, { file }]) => (file.kind === 'packet' ? [[uri, file] as const] : [])));

/** What is available or in force, the default left out. */
function openIn(packet: PacketFile | undefined): readonly string[] {
  if (packet === undefined) return [];
  const { options, decision } = packet.evaluation;
  const fallback = options.find(({ isDefault }) => isDefault)?.read.option.id.value;
  const available = options.flatMap((option) => (option.available ? [option.read.option.id.value] : []));
  return [...available, ...(decision.inForce === undefined ? [] : [`${decision.inForce} in force`])].filter(
    (each) => each !== fallback && each !== `${fallback} in force`,
  );
}
