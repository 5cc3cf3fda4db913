import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Editor,
  goTo,
  openEditor,
  openFile,
  placeOf,
  runCommand,
  screenshot,
  screenshots,
  useTheme,
} from './editor.ts';
import { accessibilityFaults, frameOfPanel, panelOf } from './webview.ts';

const folder = fileURLToPath(new URL('../../../examples/mid-course/', import.meta.url));
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
);
const packetName = 'next-decision-packet.md';
const mapName = 'ledger-blocker-map.json';
const map = files[mapName] ?? '';

/** More than a panel can show at once. */
const LARGE = {
  packet: [
    '# A large decision packet',
    '',
    '## Options (owner chooses exactly one; default HOLD)',
    '',
    '| option | what it authorizes | preconditions |',
    '|---|---|---|',
    '| HOLD_ALL (default) | nothing | none |',
    '| AUTHORIZE_0 | the first thing | ALL blockers resolved |',
    ...Array.from({ length: 49 }, (_, index) => `| AUTHORIZE_${index + 1} | more | all of the above; thing ${index} |`),
    '',
  ].join('\n'),
  map: JSON.stringify({
    version: 1,
    lane: 'BIG-1',
    blockers: Array.from({ length: 1000 }, (_, index) => ({
      id: `BIG-1-THING-${index + 1}`,
      title: `number ${index + 1}`,
      owners: ['owner'],
      status: 'OPEN',
    })),
  }),
};

let editor: Editor;

beforeAll(async () => {
  // What is typed is shown before it is saved, and what is on the disk is what the test wrote there.
  editor = await openEditor({ files, settings: { 'files.autoSave': 'off' } });
  await openFile(editor, packetName);
  await editor.page.locator('.codelens-decoration', { hasText: 'the default' }).waitFor();
});

afterAll(() => editor?.close());

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(editor, `failed-${task.name.replaceAll(/\W+/g, '-')}`);
});

const panel = () => panelOf(editor);
const option = (id: string): Locator =>
  panel()
    .locator('.option')
    .filter({ has: panel().getByRole('heading', { name: id }) });

test('the summary opens beside the packet, says what is in force and why, and leaves the focus in the editor', async () => {
  await runCommand(editor, 'Decision Packets: Show Packet Summary');
  await panel().getByRole('heading', { level: 1, name: 'Ledger migration — second decision packet' }).waitFor();
  await panel().getByText('HOLD_MIGRATION is in force: AUTHORIZE_MIGRATION_PRECHECK is selected, but').waitFor();
  await option('AUTHORIZE_MIGRATION_DRYRUN').getByText('available, 4 of 4 met').waitFor();
  await option('AUTHORIZE_MIGRATION_CUTOVER').getByText('5 of 19 met', { exact: true }).waitFor();
  await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  await editor.page.locator('.tab', { hasText: 'Summary: Ledger migration' }).waitFor();
});

test('what is typed in the map shows in it, and what was opened stays open', async () => {
  await option('AUTHORIZE_MIGRATION_CUTOVER').getByText('Its 19 preconditions').click();
  await option('AUTHORIZE_MIGRATION_CUTOVER').getByText('customers have been told').waitFor();
  await panel().getByRole('link', { name: 'Recommendation' }).click();
  const heading = panel().getByRole('heading', { name: 'Recommendation' });
  const top = async () => Math.round((await heading.boundingBox())?.y ?? 0);
  await expect.poll(top).toBeLessThan(700);
  const before = await top();
  await editor.page.keyboard.press('Control+1');
  await openFile(editor, mapName);
  await goTo(editor, placeOf(map, 'evidence/cutover-plan.md'));
  await editor.page.keyboard.type('x');
  await option('AUTHORIZE_MIGRATION_DRYRUN').getByText('4 of 4 met').waitFor();
  await panel().getByText('there is no file "xevidence/cutover-plan.md"').waitFor();
  // What grows above it moves it by a fraction of a pixel at the most.
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  await option('AUTHORIZE_MIGRATION_CUTOVER').getByText('customers have been told').waitFor();
  await editor.page.keyboard.press('Control+Z');
  await panel().getByText('there is no file "xevidence/cutover-plan.md"').waitFor({ state: 'detached' });
});

test('what happens to evidence on the disk shows in it', async () => {
  const path = join(editor.workspace, 'evidence/isolated-cluster.md');
  const text = readFileSync(path, 'utf8');
  await rm(path);
  await option('AUTHORIZE_MIGRATION_DRYRUN').getByText('3 of 4 met', { exact: true }).waitFor();
  await writeFile(path, text);
  await option('AUTHORIZE_MIGRATION_DRYRUN').getByText('available, 4 of 4 met').waitFor();
});

test('an ID leads to its place, which is selected beside the panel', async () => {
  await editor.page.keyboard.press('Control+1');
  await openFile(editor, packetName);
  await panel().locator('.blocker').getByRole('link', { name: 'LEDGER-M2-FREEZE-1' }).first().click();
  await editor.page.locator(`.tab.active[data-resource-name="${mapName}"]`).waitFor();
  const { line, column } = placeOf(map, 'LEDGER-M2-FREEZE-1');
  const id = 'LEDGER-M2-FREEZE-1';
  await editor.page
    .locator('[id="status.editor.selection"]', {
      hasText: `Ln ${line}, Col ${column + id.length} (${id.length} selected)`,
    })
    .waitFor();
});

test('the graph shows what leads to what; a node leads to its place, and keys and buttons make it larger', async () => {
  await panel().getByRole('link', { name: 'Graph' }).click();
  const node = panel().getByRole('link', { name: 'Blocker LEDGER-M2-MONITORING-1: OPEN, claims RESOLVED' });
  const width = async () => (await node.boundingBox())?.width ?? 0;
  const before = await width();
  await panel().getByRole('button', { name: 'Larger' }).click();
  await expect.poll(width).toBeGreaterThan(before * 1.1);
  await panel().getByRole('region', { name: 'Graph, can be scrolled' }).press('-');
  await expect.poll(width).toBeLessThan(before * 1.1);
  await panel().getByRole('combobox', { name: 'Show' }).selectOption('AUTHORIZE_MIGRATION_DRYRUN');
  await node.waitFor({ state: 'detached' });
  await panel().getByRole('combobox', { name: 'Show' }).selectOption('All options');
  await node.press('Enter');
  await editor.page
    .locator('[id="status.editor.selection"]', { hasText: `Ln ${placeOf(map, 'LEDGER-M2-MONITORING-1').line},` })
    .waitFor();
});

test('what if: things are assumed, what would open is told, and nothing else on the page changes', async () => {
  await editor.page.keyboard.press('Control+1');
  await openFile(editor, packetName);
  await runCommand(editor, 'Decision Packets: What If…');
  const section = panel().getByRole('region', { name: 'What if' });
  await section.waitFor();
  await section.getByLabel('LEDGER-M2-MONITORING-1').selectOption('RESOLVED');
  const banner = panel().getByRole('status').filter({ hasText: 'assumed' });
  await banner.getByText('No further option would open.').waitFor();
  await section.getByLabel('two people are on call').check();
  await banner.getByText('Would open: AUTHORIZE_MIGRATION_PRECHECK. Nothing is written').waitFor();
  await section.getByText('AUTHORIZE_MIGRATION_CUTOVER would come closer, and stay shut: 5 of 19 met now').waitFor();
  expect(await option('AUTHORIZE_MIGRATION_PRECHECK').getByText('5 of 7 met', { exact: true }).count()).toBe(1);
  expect(
    await panel().getByText('HOLD_MIGRATION is in force: AUTHORIZE_MIGRATION_PRECHECK is selected, but').count(),
  ).toBe(1);
  expect(await accessibilityFaults(await frameOfPanel(editor))).toEqual([]);
  await screenshot(editor, 'panel-what-if', { width: 1560, height: 900 });
  expect(readFileSync(join(editor.workspace, mapName), 'utf8')).toBe(map);
});

test('what was assumed is still there when the panel was hidden, until it is reset', async () => {
  await editor.page.locator('.tab', { hasText: 'Summary: Ledger migration' }).click();
  await openFile(editor, 'first-decision-packet.md');
  await panel().getByRole('heading', { level: 1 }).waitFor({ state: 'hidden' });
  await editor.page.locator('.tab', { hasText: 'Summary: Ledger migration' }).click();
  const banner = panel().getByRole('status').filter({ hasText: 'assumed' });
  await banner.getByText('Would open: AUTHORIZE_MIGRATION_PRECHECK.').waitFor();
  await banner.getByRole('button', { name: 'Reset' }).click();
  await banner.waitFor({ state: 'hidden' });
});

test('axe-core finds nothing wrong with it, in any theme', async () => {
  for (const theme of ['dark', 'high-contrast', 'high-contrast-light', 'light'] as const) {
    await useTheme(editor, theme);
    await editor.page.waitForTimeout(500);
    expect(await accessibilityFaults(await frameOfPanel(editor)), theme).toEqual([]);
    await screenshot(editor, `panel-${theme}`, { width: 1560, height: 900 });
  }
  await panel().getByRole('link', { name: 'Graph' }).click();
  await screenshot(editor, 'panel-graph', { width: 1560, height: 900 });
  await screenshot(editor, 'panel-narrow', { width: 800, height: 900 });
});

test('says so where the map is broken, leads to the place, and where the packet is gone', async () => {
  await writeFile(join(editor.workspace, mapName), map.replace('"blockers": [', '"blockers": ['.repeat(2)));
  const problem = panel().getByRole('link', { name: 'It is broken, so nothing in it counts.' });
  await problem.waitFor();
  await option('AUTHORIZE_MIGRATION_DRYRUN').getByText('0 of 4 met', { exact: true }).waitFor();
  await panel().getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await screenshot(editor, 'panel-broken-map', { width: 1560, height: 900 });
  await writeFile(join(editor.workspace, mapName), map);
  await problem.waitFor({ state: 'detached' });
  // A file that is open is there for as long as it is, whatever happens on the disk.
  for (const name of [packetName, mapName]) {
    const tab = editor.page.locator(`.tab[data-resource-name="${name}"]`);
    await tab.click({ button: 'middle' });
    await tab.waitFor({ state: 'detached' });
  }
  await rm(join(editor.workspace, packetName));
  await panel().getByRole('heading', { name: 'There is no decision packet here any more' }).waitFor();
  await screenshot(editor, 'panel-gone', { width: 1560, height: 900 });
  await writeFile(join(editor.workspace, packetName), files[packetName] ?? '');
  await panel().getByRole('heading', { level: 1, name: 'Ledger migration — second decision packet' }).waitFor();
});

test('the summary is exported as a page of its own, in which axe-core finds nothing wrong', async () => {
  await runCommand(editor, 'Decision Packets: Export Summary…');
  await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'HTML' }).click();
  const path = editor.page.locator('.quick-input-widget input[type="text"]');
  await expect.poll(() => path.inputValue()).toContain('next-decision-packet-summary.html');
  await editor.page.keyboard.press('Enter');
  const file = join(editor.workspace, 'next-decision-packet-summary.html');
  await expect.poll(() => existsSync(file)).toBe(true);
  const context = await editor.page.context().browser()?.newContext();
  if (context === undefined) throw new Error('There is no browser.');
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.getByRole('heading', { level: 1, name: 'Ledger migration' }).waitFor();
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
    await page.screenshot({ path: join(screenshots, `exported-${colorScheme}.png`), fullPage: true });
  }
  await context.close();
});

test('the summary is copied as Markdown', async () => {
  await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await runCommand(editor, 'Decision Packets: Copy Summary as Markdown');
  await expect
    .poll(() => editor.page.evaluate<string>('navigator.clipboard.readText()').catch(String), { timeout: 15_000 })
    .toMatch(/^# Ledger migration — second decision packet[\s\S]*## Blockers/);
});

test('the panel is there again when the window was reloaded, and goes on following', async () => {
  await runCommand(editor, 'Developer: Reload Window');
  await editor.page.waitForTimeout(2_000);
  await panel().getByRole('heading', { level: 1, name: 'Ledger migration — second decision packet' }).waitFor();
  await writeFile(join(editor.workspace, mapName), map.replace('"lane": "LEDGER-M2"', '"lane": "LEDGER-M2",,'));
  await panel().getByRole('link', { name: 'It is broken, so nothing in it counts.' }).waitFor();
  await writeFile(join(editor.workspace, mapName), map);
  await option('AUTHORIZE_MIGRATION_DRYRUN').getByText('available, 4 of 4 met').waitFor();
});

test('fifty options and a thousand blockers are shown in part, and it is said what is left out', async () => {
  await mkdir(join(editor.workspace, 'large'));
  await writeFile(join(editor.workspace, 'large/large-blocker-map.json'), LARGE.map);
  await writeFile(join(editor.workspace, 'large/large-decision-packet.md'), LARGE.packet);
  await openFile(editor, 'large-decision-packet.md');
  await runCommand(editor, 'Decision Packets: Show Packet Summary');
  const large = panel();
  await large.getByRole('heading', { level: 1, name: 'A large decision packet' }).waitFor();
  await large.getByText('940 others are left out').waitFor();
  await large.getByText('Of 1000 blockers, conditions and grants the 40 are shown').waitFor();
  const search = large.getByRole('searchbox', { name: 'Search' });
  await search.fill('number 777');
  await large.getByLabel('BIG-1-THING-777').waitFor();
  expect(await large.getByRole('region', { name: 'What if' }).getByRole('combobox').count()).toBe(1);
  await large.getByRole('link', { name: 'Graph' }).click();
  await screenshot(editor, 'panel-large', { width: 1560, height: 900 });
});
