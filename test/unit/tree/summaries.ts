import type { PacketOverview, PacketSummary } from '../../../client/src/protocol.ts';
import { summarise } from '../../../server/src/core/summary/model.ts';
import { overviewOf } from '../../../server/src/core/summary/overview.ts';
import { projectOf } from '../../rules/harness/projectOf.ts';
import { TODAY } from '../../support/evaluate.ts';

/** What the client gets of the packets among these files, texts by path. */
export async function told(files: Readonly<Record<string, string>>) {
  const project = await projectOf(new Map(Object.entries(files)), { today: TODAY });
  const packets = [...project.packets.values()];
  return {
    overviews: overTheWire<PacketOverview[]>(packets.map(overviewOf)),
    summaries: overTheWire<PacketSummary[]>(packets.map((packet) => summarise(packet, project))),
  };
}

/** What is unknown is left out there. */
const overTheWire = <T>(value: unknown): T => JSON.parse(JSON.stringify(value));
