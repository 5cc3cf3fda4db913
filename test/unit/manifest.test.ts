import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const { contributes, ...manifest } = JSON.parse(textOf('package.json'));

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const steps: readonly Step[] = contributes.walkthroughs[0].steps;
const commands = new Set<string>(contributes.commands.map(({ command }: { command: string }) => command));
const linked = (text: string): string[] =>
  [...text.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? '');
const isKnown = (command: string): boolean => commands.has(command) || /^(vscode|workbench)\./.test(command);

describe('the manifest', () => {
  test('offers only commands that there are', () => {
    const inMenus = Object.values<readonly { command?: string }[]>(contributes.menus).flat();
    const named = [...inMenus, ...contributes.keybindings].flatMap(({ command }) => command ?? []);
    const inWelcomes = contributes.viewsWelcome.flatMap(({ contents }: { contents: string }) => linked(contents));
    expect([...named, ...inWelcomes].filter((command) => !isKnown(command))).toEqual([]);
  });

  test('has what a gallery shows', () => {
    expect(manifest).toMatchObject({
      icon: expect.stringMatching(/\.png$/),
      repository: { url: expect.stringMatching(/^https:/) },
      bugs: { url: expect.stringMatching(/^https:/) },
      homepage: expect.stringMatching(/^https:/),
    });
    // The width of a PNG stands in its header.
    expect(readFileSync(new URL(manifest.icon, root)).readUInt32BE(16)).toBe(256);
  });
});

describe('the walkthrough', () => {
  test('has four steps', () => {
    expect(steps.map(({ id }) => id)).toEqual(['open', 'inspect', 'select', 'revert']);
  });

  test.each(steps)('step $id can be done, and is done by its own command', ({ description, completionEvents }) => {
    const [command] = linked(description);
    expect(commands.has(command ?? '')).toBe(true);
    expect(completionEvents).toContain(`onCommand:${command}`);
    const others = completionEvents.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? []);
    expect(others.filter((other) => !commands.has(other))).toEqual([]);
  });

  test.each(steps)('step $id has a picture in the colours of the theme', ({ media }) => {
    expect(existsSync(new URL(media.svg, root))).toBe(true);
    const svg = textOf(media.svg);
    // The walkthrough applies neither styles nor scripts of a picture.
    expect(svg).not.toMatch(/<(style|script|image)|\sstyle=|href/);
    expect(
      [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].every(([, colour]) =>
        /^(none|var\(--vscode-)/.test(colour ?? ''),
      ),
    ).toBe(true);
    expect(media.altText).toMatch(/\S/);
  });
});

test('npm start opens the walkthrough and the summary that there are', () => {
  const landing = textOf('scripts/landing/landing.js');
  const [, walkthrough] = /'decision-packets\.decision-packets#(\w+)'/.exec(landing) ?? [];
  expect(contributes.walkthroughs.map(({ id }: { id: string }) => id)).toContain(walkthrough);
  const ours = [...landing.matchAll(/'(decisionPackets\.\w+)'/g)].map(([, command]) => command ?? '');
  expect(ours).toEqual(['decisionPackets.showSummary']);
  expect(ours.every((command) => commands.has(command))).toBe(true);
});
