import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';
import type { Editor } from './editor.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a panel's own document shows; of several the one that was opened last of those that can be seen. */
export const panelOf = ({ page }: Editor): FrameLocator =>
  page.locator('iframe.webview.ready:visible').last().contentFrame().frameLocator('iframe#active-frame');

/** What axe-core finds wrong with a document for those who do not see or use it as most do: rule and place, one a line. */
export async function accessibilityFaults(frame: Pick<Frame, 'evaluate'>): Promise<string[]> {
  await frame.evaluate(axeSource);
  const { violations } = await frame.evaluate<axe.AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** The frame of the panel that is shown. */
export async function frameOfPanel({ page }: Editor): Promise<Frame> {
  const outer = await page.locator('iframe.webview.ready:visible').last().elementHandle();
  const inner = await (await outer?.contentFrame())?.waitForSelector('iframe#active-frame');
  const frame = await inner?.contentFrame();
  if (!frame) throw new Error('There is no panel.');
  return frame;
}
