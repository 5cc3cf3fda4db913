import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { peerFile } from './packages.ts';

interface Parser {
  parse(text: string, environment: object): readonly object[];
}

let parser: Parser | undefined;

function parse(text: string): readonly object[] {
  parser ??= new (createRequire(import.meta.url)(peerFile('markdown-it')))({ html: true }) as Parser;
  return parser.parse(text, {});
}

/** What VS Code's Markdown server leaves to its client: to parse, and to read files. */
export function markdownAnswers(method: string, params: unknown): unknown {
  const { uri, text } = params as { readonly uri?: string; readonly text?: string };
  switch (method) {
    case 'markdown/parse':
      return parse(text ?? read(uri));
    case 'markdown/fs/readFile':
      return [...Buffer.from(read(uri))];
    case 'markdown/fs/stat': {
      const stats = statSync(pathOf(uri), { throwIfNoEntry: false });
      return stats === undefined ? undefined : { isDirectory: stats.isDirectory() };
    }
    case 'markdown/fs/readDirectory':
      return readdirSync(pathOf(uri), { withFileTypes: true }).map((entry) => [
        entry.name,
        { isDirectory: entry.isDirectory() },
      ]);
    case 'markdown/findMarkdownFilesInWorkspace':
      return [];
    default:
      return undefined;
  }
}

const pathOf = (uri = ''): string => fileURLToPath(uri);
const read = (uri: string | undefined): string => readFileSync(pathOf(uri), 'utf8');
