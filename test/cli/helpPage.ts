const BLOCK = /^```text help ([a-z]+)\n[\s\S]*?^```$/gm;

/** `page` with what `helpOf` gives for a command in each of its blocks ```` ```text help COMMAND ````. */
export const withHelp = (page: string, helpOf: (command: string) => string): string =>
  page.replace(BLOCK, (_, command: string) => `\`\`\`text help ${command}\n${helpOf(command).trimEnd()}\n\`\`\``);

/** The commands whose help stands in `page`, in its order. */
export const commandsIn = (page: string): string[] => [...page.matchAll(BLOCK)].map(([, command = '']) => command);
