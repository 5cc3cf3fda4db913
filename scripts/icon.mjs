// Draws client/images/extension.png, which the gallery demands, from the drawing beside it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from './editor/browser.ts';
import { root } from './paths.mjs';

const size = 256;
const drawing = readFileSync(new URL('client/images/extension.svg', root), 'utf8');

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  await page.screenshot({ path: fileURLToPath(new URL('client/images/extension.png', root)), omitBackground: true });
} finally {
  await browser.close();
}
