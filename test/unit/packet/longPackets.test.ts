import { expect, test } from 'vitest';
import { readEditedPacket, readMarkdownPacket } from '../../../server/src/core/packet/markdown/read.ts';
import { told } from '../syntax/told.ts';

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const HEAD = '| option | authorizes | preconditions |\n|---|---|---|\n| HOLD_ALL (default) | nothing | none |\n';
const ROWS = times(400, (index) => `| GO_${index} | step ${index} | LANE-A-${index} resolved; above |`);

/** Each of the texts as an edit of the one before, and by itself. */
function expectTheSame(...texts: readonly string[]): void {
  let reading = readEditedPacket('');
  for (const text of texts) {
    reading = readEditedPacket(text, reading);
    expect(reading.parts.runs.length).toBeGreaterThan(2);
    expect(told(reading.packet)).toEqual(told(readMarkdownPacket(text)));
  }
}

test('a table of hundreds of rows is read to its end', () => {
  const text = `# Decision packet\n\n${HEAD}${ROWS}\nSelected: GO_399\n`;
  expect(readEditedPacket(text).packet.options).toHaveLength(401);
  expectTheSame(text, text.replace('step 7', 'step seven'), text);
});

test('what a column is called makes a difference to rows far below', () => {
  const text = `# Decision packet\n\n${HEAD}${ROWS}`;
  expectTheSame(text, text.replace('preconditions', 'remarks'), text, text.replace('option', 'choice'), text);
});

test('a lead line is found far above its table, and a recommendation goes on far below its heading', () => {
  const lead = 'Options (the owner chooses exactly one; default HOLD_ALL)\n\n';
  const section = '\n## Recommended next step\n\nGO_1 is next.\n\n';
  const between = times(300, (index) => `- an item, the ${index}th of many\n`);
  const text = `# Decision packet\n\n${lead}${between}\n${HEAD}${ROWS}${section}${between}\nTo discharge LANE-A-7.\n`;
  const { packet } = readEditedPacket(text);
  expect(packet.choosers.map(({ value }) => value)).toEqual(['owner']);
  expect(packet.recommendation?.discharges.map(({ value }) => value)).toEqual(['LANE-A-7']);
  expectTheSame(text, text.replace('the 5th', 'the fifth'), text.replace(lead, ''), text);
});

test('of two lines that may lead to a list of blockers the one counts that does', () => {
  const entries = times(300, (index) => `- LANE-A-${index} — title ${index} (owner)`);
  const text = `# Decision packet\n\nNo blocker is new.\n\nNothing else.\n\n## Blockers (all OPEN)\n\n${entries}`;
  expect(readEditedPacket(text).packet.standing?.entries.all).toHaveLength(300);
  expectTheSame(
    text,
    text.replace('No blocker is new.', 'The blockers:'),
    text,
    text.replace('## Blockers', '## Others'),
    text,
  );
});
