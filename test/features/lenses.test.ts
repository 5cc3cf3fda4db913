import { describe, expect, test } from 'vitest';
import type { Location } from 'vscode-languageserver-protocol';
import { codeLenses, SHOW_REFERENCES_COMMAND } from '../../server/src/features/codeLens.ts';
import { inlayHints } from '../../server/src/features/inlayHints.ts';
import { Marked, uriOf } from './cursor.ts';
import { lane, MAP, PACKET, put } from './lane.ts';

async function lenses(path: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const marked = await Marked.of(files);
  return codeLenses(uriOf(path), marked.context, { clientCommands: false }).map(({ range, command }) => {
    const { line } = range.start;
    return `${line + 1}: ${marked.source(path).slice(marked.source(path).spanOf(range))}: ${command?.title}`;
  });
}

describe('lenses', () => {
  test('in a packet tell the verdict of each option and who must act, and whether the selection is in force', async () => {
    expect(await lenses(PACKET, lane())).toEqual([
      '9: HOLD_ALL: the default: it needs nothing',
      '10: AUTHORIZE_REHEARSAL: 1 of 2 met · operator 1',
      '11: AUTHORIZE_DRYRUN: 1 of 3 met · operator 2, owner 1',
      '12: AUTHORIZE_EXECUTION: 1 of 5 met · operator 3, owner 2',
      '23: Selected: HOLD_ALL: in force',
    ]);
  });

  test('at a selection that is not in force tell what holds', async () => {
    const found = await lenses(PACKET, lane({ [PACKET]: put('Selected: HOLD_ALL', 'Selected: AUTHORIZE_DRYRUN') }));
    expect(found.at(-1)).toBe('23: Selected: AUTHORIZE_DRYRUN: not in force: HOLD_ALL holds');
  });

  test('at a selection of a packet without a default tell that nothing holds', async () => {
    const found = await lenses(
      PACKET,
      lane({
        [PACKET]: (text) =>
          text.replaceAll(/default/gi, 'usual').replace('Selected: HOLD_ALL', 'Selected: AUTHORIZE_DRYRUN'),
      }),
    );
    expect(found.at(-1)).toMatch(/not in force: nothing holds$/);
  });

  test('what nothing tracks is due to nobody', async () => {
    const found = await lenses(PACKET, lane({ [PACKET]: put('; operator builds clone', '; something else') }));
    expect(found[1]).toBe('10: AUTHORIZE_REHEARSAL: 1 of 2 met · nobody 1');
  });

  test('in a map tell what hangs on each entry', async () => {
    expect(await lenses(MAP, lane())).toEqual([
      '6: "LANE-A-SCOPE-1": gates 2 options · 2 references',
      '13: "LANE-A-ROLLBACK-1": gates 1 option · 5 references',
      '24: "CLONE": gates 3 options · 1 reference',
      '27: "REAL_RUN": gates 1 option · 1 reference',
      '28: "permit": gates 0 options · 1 reference',
    ]);
  });

  test('a packet that is superseded gates nothing', async () => {
    const found = await lenses(MAP, lane({ [PACKET]: put('Selected: HOLD_ALL', 'Superseded by: another') }));
    expect(found[0]).toMatch(/gates 0 options/);
  });

  test('bring the places along where the client can show them', async () => {
    const marked = await Marked.of(lane());
    const [first] = codeLenses(uriOf(MAP), marked.context, { clientCommands: true });
    expect(first?.command?.command).toBe(SHOW_REFERENCES_COMMAND);
    const [uri, position, locations] = (first?.command?.arguments ?? []) as [string, unknown, Location[]];
    expect([uri, position]).toEqual([uriOf(MAP), { line: 5, character: 12 }]);
    expect(locations.map((each) => marked.show(each.uri, each.range))).toEqual([
      `${PACKET}:11:55 LANE-A-SCOPE-1`,
      `${PACKET}:16:3 LANE-A-SCOPE-1`,
    ]);
  });
});

async function hints(files: Readonly<Record<string, string>>, path = PACKET): Promise<string[]> {
  const marked = await Marked.of(files);
  const source = marked.source(path);
  const all = source.rangeOf({ start: 0, end: source.text.length });
  return inlayHints(uriOf(path), all, marked.context).map(({ position, label }) => {
    const offset = source.offsetAt(position);
    return `${source.text.slice(Math.max(0, offset - 10), offset)} ${label}`;
  });
}

describe('hints', () => {
  test('tell how far what a precondition requires has come, and where a list says something else', async () => {
    expect(await hints(lane())).toEqual([
      'ROLLBACK-1 ✓ DESIGNED',
      '-A-SCOPE-1 ✗ OPEN',
      'ROLLBACK-1 ✗ DESIGNED',
      't REAL_RUN ✗ NOT_GRANTED',
      'N / permit ✓ GRANTED',
      'ROLLBACK-1 DESIGNED',
    ]);
  });

  test('appear in the list for what it does not say', async () => {
    const found = await hints(lane({ [PACKET]: put('(all OPEN)', '(as of today)') }));
    expect(found.filter((hint) => !/[✓✗]/.test(hint))).toEqual(['-A-SCOPE-1 OPEN', 'ROLLBACK-1 DESIGNED']);
  });

  test('stand behind the closing quote in JSON', async () => {
    const json = `{ "version": 1, "blockerMap": "${MAP}", "default": "HOLD_ALL", "options": [{ "id": "HOLD_ALL", "preconditions": "none" }, { "id": "GO", "preconditions": [{ "blocker": "LANE-A-SCOPE-1", "level": "RESOLVED" }] }] }`;
    expect(await hints({ ...lane(), 'b.packet.json': json }, 'b.packet.json')).toEqual(['A-SCOPE-1" ✗ OPEN']);
  });

  test('are none for what the map does not have, and none outside the range', async () => {
    const marked = await Marked.of(lane({ [PACKET]: put('; LANE-A-SCOPE-1', '; LANE-A-GONE-1') }));
    const line = (number: number) => ({ start: { line: number, character: 0 }, end: { line: number, character: 999 } });
    expect(inlayHints(marked.context.clientUri(uriOf(PACKET)), line(10), marked.context)).toEqual([]);
    expect(inlayHints(uriOf(PACKET), line(9), marked.context)).toHaveLength(1);
  });
});

test('a file that is gone or empty has neither', async () => {
  const { context } = await Marked.of({ 'a.packet.md': '', 'b-blocker-map.json': '{' });
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 9 } };
  for (const path of ['a.packet.md', 'b-blocker-map.json', 'gone.packet.md']) {
    expect(codeLenses(uriOf(path), context, { clientCommands: true })).toEqual([]);
    expect(inlayHints(uriOf(path), range, context)).toEqual([]);
  }
});
