import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../server/src/core/check.ts';
import type { Finding } from '../../../server/src/core/rules/rule.ts';
import { FindingsMemo } from '../../../server/src/workspace/findings.ts';
import type { Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { Session, uriOf } from './session.ts';
import { CONDITIONS, fileEvidence, mapText, packetText, urlEvidence } from './texts.ts';

const PACKETS = ['/ws/a.packet.md', '/ws/in/b.packet.md', '/ws/in/.hidden/c.packet.md', '/alone/d.packet.md'];
const MAPS = [
  '/ws/blocker-map.json',
  '/ws/in/blocker-map.json',
  '/ws/in/x-blocker-map.json',
  '/alone/blocker-map.json',
];
const EVIDENCE = ['/ws/e.md', '/ws/in/e.md', '/outside/e.md'];

const packet = fc
  .record({
    map: fc.constantFrom(undefined, 'blocker-map.json', '../blocker-map.json', 'in/x-blocker-map.json', '../../x.json'),
    selected: fc.constantFrom(undefined, 'AUTHORIZE_GO', 'HOLD_ALL', 'NO_SUCH'),
    precondition: fc.constantFrom('LANE-A-SCOPE-1', 'none', '', 'ALL blockers resolved', 'REAL_RUN grant'),
  })
  .map(({ map, selected, precondition }) =>
    packetText({ precondition, ...(map !== undefined && { map }), ...(selected !== undefined && { selected }) }),
  );
const evidence = fc.constantFrom(
  urlEvidence,
  fileEvidence('e.md'),
  fileEvidence('../e.md'),
  fileEvidence('in/e.md', 'f'.repeat(64)),
);
const goodMap = fc
  .record({ status: fc.constantFrom('OPEN', 'RESOLVED', 'PROVEN'), evidence: fc.array(evidence, { maxLength: 2 }) })
  .map(mapText);
const badMap = fc.constantFrom('', '{', '[]', mapText().replace('"lane"', '"version": 1, "lane"'));
const map = fc.oneof({ weight: 5, arbitrary: goodMap }, { weight: 1, arbitrary: badMap });
const textFor = (path: string): fc.Arbitrary<string> =>
  path.endsWith('.packet.md') ? packet : path.endsWith('.json') ? map : fc.constantFrom('one', 'two');

/** What a person or a program does, with a name for the report of a failure. */
interface Step {
  readonly take: (session: Edited) => void | Promise<void>;
  readonly [fc.toStringMethod]: () => string;
}

/** A session that remembers what a fresh start would have to be told. */
class Edited extends Session {
  readonly roots = new Set(['/ws']);
  readonly texts = new Map<string, string>();
  readonly memo = new FindingsMemo();
  findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  last: Snapshot | undefined;

  async settle(): Promise<void> {
    const before = this.findings;
    const last = this.last;
    await this.update();
    this.findings = this.memo.check(this.snapshot);
    if (last !== undefined) expectOnlyEdits(last, before, this);
    this.last = this.snapshot;
  }

  tell(path: string, type: 'created' | 'changed' | 'deleted'): void {
    this.workspace.changedOnDisk([{ uri: uriOf(path), type }]);
  }

  async freshStart(): Promise<Snapshot> {
    const workspace = new Workspace(this.disk.host, CONDITIONS);
    for (const root of this.roots) workspace.addRoot(uriOf(root));
    for (const [path, text] of this.texts) workspace.openDocument(uriOf(path), text);
    return workspace.update();
  }
}

/** What is said to be edited is all that differs, in the files and in what is found. */
function expectOnlyEdits(last: Snapshot, before: Edited['findings'], { snapshot, findings, memo }: Edited): void {
  const { edited } = memo;
  if (edited === undefined) return;
  expect([...snapshot.files.keys()]).toEqual([...last.files.keys()]);
  const others = [...findings.keys()].filter((uri) => !edited.includes(uri));
  for (const uri of others) {
    expect(snapshot.files.get(uri)?.file).toBe(last.files.get(uri)?.file);
    expect(findings.get(uri)).toBe(before.get(uri));
  }
}

const named = (name: string, take: Step['take']): Step => ({ take, [fc.toStringMethod]: () => name });

const on = (
  name: string,
  paths: readonly string[],
  take: (session: Edited, path: string, text: string) => void,
): fc.Arbitrary<Step> =>
  fc
    .constantFrom(...paths)
    .chain((path) => textFor(path).map((text) => named(`${name} ${path}`, (session) => take(session, path, text))));

const write = on('write', [...PACKETS, ...MAPS, ...EVIDENCE], (session, path, text) => {
  const type = session.disk.text(path) === undefined ? 'created' : 'changed';
  session.disk.write(path, text);
  session.tell(path, type);
});
const type = on('type in', [...PACKETS, ...MAPS], (session, path, text) => {
  session.texts.set(path, text);
  session.workspace.openDocument(uriOf(path), text);
});
const close = on('close', [...PACKETS, ...MAPS], (session, path) => {
  session.texts.delete(path);
  session.workspace.closeDocument(uriOf(path));
});
const remove = on('remove', [...PACKETS, ...MAPS, ...EVIDENCE, '/ws/in'], (session, path) => {
  session.disk.remove(path);
  session.tell(path, 'deleted');
});
const link = on('link', ['/ws/in/blocker-map.json', '/ws/e.md'], (session, path) => {
  session.disk.link(path, path.replace('/ws', '/outside'));
  session.tell(path, 'changed');
});
const addRoot = on('add root', ['/ws', '/ws/in'], (session, path) => {
  session.roots.add(path);
  session.workspace.addRoot(uriOf(path));
});
const removeRoot = on('remove root', ['/ws', '/ws/in'], (session, path) => {
  session.roots.delete(path);
  session.workspace.removeRoot(uriOf(path));
});
const rescan = fc.constant(named('rescan', (session) => session.workspace.rescan()));
const settle = fc.constant(named('settle', (session) => session.settle()));

const step = fc.oneof(
  { weight: 4, arbitrary: write },
  { weight: 4, arbitrary: type },
  { weight: 2, arbitrary: close },
  { weight: 2, arbitrary: remove },
  { weight: 1, arbitrary: link },
  { weight: 1, arbitrary: addRoot },
  { weight: 1, arbitrary: removeRoot },
  { weight: 1, arbitrary: rescan },
  { weight: 3, arbitrary: settle },
);

const withFixes = (findings: readonly Finding[] | undefined) =>
  findings?.map((finding) => ({ ...finding, fixes: finding.fixes() }));

/** Everything that a person can see of a workspace but its findings. */
const visible = ({ files, unreadable }: Snapshot) => ({
  unreadable,
  files: [...files.values()].map(({ file }) =>
    file.kind === 'packet'
      ? [file.uri, file.source.text, file.evaluation.decision, file.evaluation.map.kind]
      : [file.uri, file.source.text, file.packets.map(({ uri }) => uri)],
  ),
});

const asAFreshStart = async (session: Edited): Promise<void> => {
  const fresh = await session.freshStart();
  expect(visible(session.snapshot)).toEqual(visible(fresh));
  for (const [uri, { project }] of fresh.files) {
    expect(withFixes(session.findings.get(uri))).toEqual(withFixes(check(project).get(uri)));
  }
};

test('after any edits in any files, what is known is what a fresh start finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const session = new Edited({ '/ws/a.packet.md': packetText(), '/ws/blocker-map.json': mapText() });
      for (const { take } of steps) await take(session);
      await session.settle();
      await asAFreshStart(session);
    }),
    { numRuns: 150 },
  );
});

test('after every keystroke in documents that are open, what is known is what a fresh start finds', async () => {
  const open = ['/ws/a.packet.md', '/ws/in/b.packet.md', '/ws/blocker-map.json', '/ws/in/blocker-map.json'];
  const keystroke = on('type in', open, (session, path, text) => {
    session.texts.set(path, text);
    session.workspace.openDocument(uriOf(path), text);
  });
  const within = fc
    .tuple(
      fc.constantFrom(...open),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(3),
      fc.constantFrom('', ' ', '\n', '\n\n', '\t', '|', '-', '<!--', '```', 'LANE-A-SCOPE-1'),
    )
    .map(([path, share, removed, inserted]) =>
      named(`type ${JSON.stringify(inserted)} in ${path}`, (session) => {
        const text = session.texts.get(path) ?? '';
        const start = Math.floor(share * text.length);
        const edited = text.slice(0, start) + inserted + text.slice(start + removed);
        session.texts.set(path, edited);
        session.workspace.openDocument(uriOf(path), edited);
      }),
    );
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(keystroke, within), { maxLength: 12 }), async (steps) => {
      const session = new Edited({ '/ws/c.packet.md': packetText() });
      for (const path of open) {
        const text = path.endsWith('.md') ? packetText() : mapText();
        session.texts.set(path, text);
        session.workspace.openDocument(uriOf(path), text);
      }
      await session.settle();
      for (const { take } of steps) {
        await take(session);
        await session.settle();
        if (session.memo.edited !== undefined) edits += 1;
        await asAFreshStart(session);
      }
    }),
    { numRuns: 40 },
  );
  // It would be no test of what is done after edits if these all led to a look at everything.
  expect(edits).toBeGreaterThan(50);
});
