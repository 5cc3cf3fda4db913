import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Editor, goTo, openEditor, openFile, placeOf, runCommand, screenshot } from './editor.ts';

const example = (name: string) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8');
const packet = example('fix7-p0/next-production-decision-packet.md');
const mapName = 'production/production-blocker-map.json';
const execution = 'AUTHORIZE_PRODUCTION_EXECUTION';
const surface = 'FIX7-P0-PROD-BIRTH-SURFACE-1';
const table = '| option | authorizes | preconditions |\n|---|---|---|\n| HOLD_IT | nothing | none |\n';

/** The item of the packet as it was published. */
const production = /^FIX7 P0 — Next Production.*is in force/;

/** A packet of 50 options over a map of 1,000 blockers. */
const large = {
  'large/large.packet.md': `# A large packet\n\nDefault = HOLD_IT\n\n${table}${Array.from({ length: 49 }, (_, at) => `| AUTHORIZE_${at + 1} | step ${at + 1} | LARGE-STEP-${at + 1}; ALL blockers resolved |\n`).join('')}`,
  'large/large-blocker-map.json': JSON.stringify(
    {
      version: 1,
      lane: 'LARGE',
      blockers: Array.from({ length: 1000 }, (_, at) => ({
        id: `LARGE-STEP-${at + 1}`,
        title: `step ${at + 1}`,
        owners: [`team ${at % 3}`],
        status: 'OPEN',
      })),
    },
    null,
    2,
  ),
};

const files = {
  'production/next-production-decision-packet.md': packet,
  [mapName]: example('fix7-p0/production-blocker-map.json'),
  'past/last-decision-packet.md': `Superseded by: the next one\n\n${packet}`,
  'broken/broken.packet.md': `# A packet with a broken map\n\nDefault = HOLD_IT\n\nSelected: AUTHORIZE_IT\n\n${table}| AUTHORIZE_IT | it | IT-SCOPE-1 resolved |\n`,
  'broken/blocker-map.json': '{ "version": 1,',
  'lonely/lonely.packet.md': `# A packet without a map\n\nDefault = HOLD_IT\n\n${table}| AUTHORIZE_IT | it | IT-SCOPE-1 resolved |\n| AUTHORIZE_IT | it again | none |\n`,
  ...large,
};

/** One person, one window: each test goes on where the one before left off. */
describe('the view of all packets', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await openEditor({ files });
  });

  afterAll(() => editor?.close());

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await screenshot(editor, `failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });

  const item = (name: string | RegExp): Locator => editor.page.getByRole('treeitem', { name });
  const listed = (text: string): Locator =>
    editor.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  const blockers = (): Locator => editor.page.getByPlaceholder('By ID, title, status or owner');
  const selected = (): Promise<string | null> => editor.page.locator('.statusbar').textContent();

  /** Opens what stands below an item, where that is not open already. */
  async function expand(name: string | RegExp): Promise<void> {
    const found = item(name).first();
    await found.waitFor();
    if ((await found.getAttribute('aria-expanded')) === 'true') return;
    // What is shown on hovering over one item may cover the next one.
    await editor.page.mouse.move(1000, 700);
    await found.click();
    await expect
      .poll(
        async () => {
          const isExpanded = (await found.getAttribute('aria-expanded')) === 'true';
          if (!isExpanded) await editor.page.keyboard.press('ArrowRight');
          return isExpanded;
        },
        { timeout: 15_000, interval: 700 },
      )
      .toBe(true);
  }

  test('counts the open blockers, each once', async () => {
    await editor.page.getByRole('tab', { name: /^Decision Packets.*1007 open blockers/ }).waitFor({ timeout: 30_000 });
  });

  test('says of each packet what is in force, and what is wrong', async () => {
    await editor.page.getByRole('tab', { name: /^Decision Packets/ }).click();
    await item(/^FIX7 P0 — Next Production.*, HOLD_PRODUCTION is in force, 5 options, 7 open blockers/).waitFor();
    await item(/^A packet with a broken map, HOLD_IT is in force · .+, 2 options/).waitFor();
    await item(/, superseded, 5 options/).waitFor();
    const names = await editor.page.getByRole('treeitem').evaluateAll((all) => all.map((each) => each.ariaLabel));
    expect(names.at(-1)).toMatch(/superseded/);
  });

  test('shows broken and missing maps and twins as what they are', async () => {
    await expand(/^A packet with a broken map/);
    await item('Blocker map does not count: It is broken, so nothing in it counts.').waitFor();
    await expand(/^A packet without a map/);
    await item(/^No blocker map: The packet names none/).waitFor();
    await expect.poll(() => item(/^AUTHORIZE_IT, blocked/).count(), { timeout: 10_000 }).toBe(3);
    await screenshot(editor, 'tree-states');
    await editor.page.getByRole('button', { name: 'Collapse All' }).click();
  });

  test('tells at the end of a row how much an option lacks, also where there is no room for its ID', async () => {
    await expand(production);
    const row = item(`${execution}, blocked, 0 of 13 met`);
    // VS Code draws it behind the words, where no text of the page is.
    const drawn = () =>
      row.evaluate((node) => {
        const window = node.ownerDocument.defaultView;
        return [...node.querySelectorAll('*')].map((each) => window?.getComputedStyle(each, '::after').content);
      });
    await expect.poll(drawn, { timeout: 10_000 }).toContain('"9+"');
    await screenshot(editor, 'tree-narrow', { width: 620, height: 600 });
  });

  test('leads from an option to its preconditions, and from there to the very place', async () => {
    await expand(production);
    await expand(`${execution}, blocked, 0 of 13 met`);
    const precondition = item(new RegExp(`^${surface}, .*, unmet, OPEN, needs RESOLVED, .* must act`));
    await precondition.waitFor();
    await screenshot(editor, 'tree-options');
    await precondition.click();
    await editor.page.locator('.tab.active[data-resource-name="next-production-decision-packet.md"]').waitFor();
    await expect.poll(selected, { timeout: 10_000 }).toMatch(/Ln 15, Col \d+ \(\d+ selected\)/);
    await precondition.hover();
    await precondition.getByRole('button', { name: 'Go to Map Entry' }).click();
    await editor.page.locator('.tab.active[data-resource-name="production-blocker-map.json"]').waitFor();
    await expect.poll(selected, { timeout: 10_000 }).toContain(`(${surface.length} selected)`);
  });

  test('follows a change of the map on the disk, and stays open and selected where it was', async () => {
    const before = await readFile(join(editor.workspace, mapName), 'utf8');
    await writeFile(join(editor.workspace, mapName), before.replaceAll('"PROVE production', '"Prove production'));
    await item(/Prove production snapshot\/restore, unmet/)
      .first()
      .waitFor();
    await expect
      .poll(() => item(new RegExp(`^${surface}, .* must act`)).getAttribute('aria-selected'), { timeout: 10_000 })
      .toBe('true');
    await writeFile(join(editor.workspace, mapName), before);
  });

  test('is arranged by owner: what is theirs to do, and for which option', async () => {
    await editor.page.getByRole('button', { name: 'Arrange by Owner' }).click();
    await expand(/^operator, \d+ to do/);
    await expand(/^FIX7 P0 — Next Production/);
    const task = item(new RegExp(`^${surface}, .*OPEN → RESOLVED for 3 options`));
    await task.waitFor();
    await expand(/^FIX7-P0-DRYRUN-PROD-ROLLBACK-1, .*OPEN → DESIGNED, PROVEN for 2 options/);
    await item('AUTHORIZE_PRODUCTION_REHEARSAL_ONLY, 0 of 2 met').waitFor();
    await screenshot(editor, 'tree-owners');
    await editor.page.getByRole('button', { name: 'Arrange by Option' }).click();
    await expand(production);
    await item(`${execution}, blocked, 0 of 13 met`).waitFor();
  });

  test('explains why an option is blocked, and shows each place on the way through', async () => {
    await openFile(editor, 'next-production-decision-packet.md');
    const row = item(`${execution}, blocked, 0 of 13 met`);
    await row.hover();
    await row.getByRole('button', { name: 'Why Is This Option Blocked?' }).click();
    await editor.page.getByText(`${execution}: 0 of 13 met`).waitFor();
    await listed(`1. owner or operator: bring ${surface} from OPEN to RESOLVED`).waitFor();
    await screenshot(editor, 'why-blocked');
    await editor.page.keyboard.press('ArrowDown');
    await editor.page.locator('.tab.active[data-resource-name="production-blocker-map.json"]').waitFor();
    await editor.page.keyboard.press('Escape');
    await editor.page.locator('.tab.active[data-resource-name="next-production-decision-packet.md"]').waitFor();
    await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  });

  test('is explained at the cursor in the packet, and as a document', async () => {
    await openFile(editor, 'next-production-decision-packet.md');
    await goTo(editor, placeOf(packet, execution));
    await runCommand(editor, 'Decision Packets: Why Is This Option Blocked?');
    await editor.page.getByText(`${execution}: 0 of 13 met`).waitFor();
    await editor.page.getByRole('button', { name: 'Open as a Document' }).click();
    await editor.page.locator('.tab', { hasText: `Preview Why ${execution}` }).waitFor();
    await screenshot(editor, 'why-document', { width: 1560, height: 820 });
    await editor.page.locator('.tab', { hasText: `Preview Why ${execution}` }).click({ button: 'middle' });
  });

  test('has what is in force in the status bar, for packets alone', async () => {
    const status = editor.page.getByRole('button', { name: /^HOLD_PRODUCTION is in force: nothing is selected/ });
    await status.waitFor();
    await openFile(editor, 'production-blocker-map.json');
    await status.waitFor({ state: 'detached' });
  });

  test('goes to a blocker, and gives the editor back where nobody goes', async () => {
    await openFile(editor, 'next-production-decision-packet.md');
    await runCommand(editor, 'Decision Packets: Go to Blocker');
    await blockers().fill('LARGE-STEP-777');
    await listed('LARGE-STEP-777').waitFor();
    await editor.page.locator('.tab.active[data-resource-name="large-blocker-map.json"]').waitFor();
    await screenshot(editor, 'go-to-blocker');
    await editor.page.keyboard.press('Escape');
    await editor.page.locator('.tab.active[data-resource-name="next-production-decision-packet.md"]').waitFor();
    await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await runCommand(editor, 'Decision Packets: Go to Blocker');
    await blockers().fill('LARGE-STEP-777');
    await listed('LARGE-STEP-777').waitFor();
    await editor.page.keyboard.press('Enter');
    await expect.poll(selected, { timeout: 10_000 }).toContain('(14 selected)');
  });

  test('creates the map that a packet lacks, where there is none and only there', async () => {
    await expand(/^A packet without a map/);
    const row = item(/^No blocker map/);
    await row.hover();
    await row.getByRole('button', { name: 'Create Blocker Map from Packet' }).click();
    await editor.page.locator('.tab.active[data-resource-name="blocker-map.json"]').waitFor();
    await row.waitFor({ state: 'detached' });
    expect(await readFile(join(editor.workspace, 'lonely/blocker-map.json'), 'utf8')).toContain('"IT-SCOPE-1"');
  });

  test('holds a packet of 50 options and a map of 1,000 blockers', async () => {
    await expand(/^A large packet/);
    await expand('AUTHORIZE_1, blocked, 0 of 1000 met');
    await item(/^LARGE-STEP-1, step 1, unmet/).waitFor();
    await screenshot(editor, 'tree-large');
  });

  test.each([
    ['dark', 'Dark Modern'],
    ['high-contrast', 'Dark High Contrast'],
  ])('can be read in a %s theme', async (name, theme) => {
    await editor.page.keyboard.press('Control+K');
    await editor.page.keyboard.press('Control+T');
    await editor.page.locator('.quick-input-widget input').fill(theme);
    await editor.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: theme }).waitFor();
    await editor.page.keyboard.press('Enter');
    await item(/^A packet with a broken map/).waitFor();
    await screenshot(editor, `tree-${name}`);
  });
});
