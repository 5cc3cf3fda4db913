import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor/browser.ts';
import { installExtension, profileIn, startEditorServer, writeSettings } from '../../../scripts/editor/server.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const vsix = join(root, 'artifacts/decision-packets.vsix');
export const screenshots = join(root, 'artifacts/screenshots');

/** The window's, in CSS pixels. */
const usualSize = { width: 1280, height: 760 };

/** An open editor, seen and used through its window. */
export interface Editor {
  readonly page: Page;
  /** The folder that is open. */
  readonly workspace: string;
  close(): Promise<void>;
}

export interface EditorOptions {
  /** Text by path from the workspace's root. */
  readonly files: Readonly<Record<string, string>>;
  /** `ask` opens the folder in restricted mode. */
  readonly trust?: 'off' | 'ask';
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Opens a new folder with these files in a VS Code with a fresh profile, into which the packaged extension was installed. */
export async function openEditor({ files, trust = 'off', settings = {} }: EditorOptions): Promise<Editor> {
  const scratch = await mkdtemp(join(tmpdir(), 'decision-packets-'));
  const workspace = join(scratch, 'production-readiness');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(workspace, path, '..'), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  const profile = profileIn(join(scratch, 'profile'));
  await writeSettings(profile, settings);
  await installExtension(vsix, profile);
  const server = await startEditorServer(profile, trust);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: usualSize });
  const address = new URL(server.url);
  address.searchParams.set('folder', workspace);
  await page.goto(address.href);
  await page.locator('.monaco-workbench').waitFor();
  return {
    page,
    workspace,
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Keeps what the window shows now as `artifacts/screenshots/<name>.png`. */
export async function screenshot({ page }: Editor, name: string, size = usualSize): Promise<void> {
  await page.setViewportSize(size);
  // A picture shows what is there when everything has settled, and where the mouse rests nothing pops up.
  await page.mouse.move(20, 500);
  await page.waitForTimeout(800);
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  await page.setViewportSize(usualSize);
}

/**
 * Opens the quick input by its key, writes into it and waits for what it finds. What takes the focus late on a busy
 * machine, a panel say, closes it again: then it is opened once more.
 */
async function find(page: Page, key: string, text: string, found: Locator): Promise<void> {
  for (let left = 4; ; left -= 1) {
    await page.keyboard.press(key);
    try {
      await page.locator('.quick-input-widget input').fill(text, { timeout: 8_000 });
      await found.waitFor({ timeout: 8_000 });
      return;
    } catch (error) {
      if (left === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

const focusedRow = (page: Page, hasText: string): Locator =>
  page.locator('.quick-input-list .monaco-list-row.focused', { hasText });

/** Opens a file of the workspace by its name, as Ctrl+P does. */
export async function openFile({ page }: Editor, name: string): Promise<void> {
  await find(page, 'Control+P', name, focusedRow(page, name));
  await page.keyboard.press('Enter');
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
}

/** Runs a command by its title in the command palette. */
export async function runCommand({ page }: Editor, title: string): Promise<void> {
  await find(page, 'F1', `>${title}`, focusedRow(page, title));
  await page.keyboard.press('Enter');
}

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

const themes: Readonly<Record<Theme, string>> = {
  light: 'Light 2026',
  dark: 'Dark 2026',
  'high-contrast': 'Dark High Contrast',
  'high-contrast-light': 'Light High Contrast',
};

/** Gives the window a colour theme, as a person does in the settings. */
export async function useTheme({ page }: Editor, theme: Theme): Promise<void> {
  const label = themes[theme];
  const pick = (name: string) => page.getByRole('option', { name: new RegExp(`^${name}(,|$)`) }).first();
  await find(page, 'F1', '>Preferences: Color Theme', pick('Preferences: Color Theme'));
  await pick('Preferences: Color Theme').click();
  await page.locator('.quick-input-widget input').fill(label);
  await pick(label).click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Puts the cursor on a place of the active file, both counted from 1, as Ctrl+G does. */
export async function goTo({ page }: Editor, { line, column }: Place): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: `line ${line} at column ${column}` });
  await find(page, 'Control+G', `:${line}:${column}`, row);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text stands for the first time; with `after`, for the first time after that. */
export function placeOf(text: string, part: string, after = ''): Place {
  const from = text.indexOf(after);
  const offset = text.indexOf(part, from);
  if (from < 0 || offset < 0) {
    throw new Error(`The text does not hold "${part}"${after && ` after "${after}"`}.`);
  }
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Waits until the status bar counts so many errors in all files. */
export async function errorsCounted({ page }: Editor, errors: number): Promise<void> {
  await page.locator('[id="status.problems"]', { hasText: new RegExp(`^\\s*${errors}(\\D|$)`) }).waitFor();
}
