import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';

/**
 * The folders and files of the core, lowest first; a folder may use itself and what stands before it.
 * `packet` stands after `blockerMap` because which token is a reference depends on the blockers that there are.
 */
const coreLayers = [
  'syntax',
  'schema',
  'blockerMap',
  'packet',
  'evaluate',
  'config',
  'project.ts',
  'rules',
  'summary',
  'explain',
  'panel',
  'check.ts',
  'draft',
];

const pureFolders = ['server/src/core/', 'server/src/features/', 'server/src/workspace/'];
const hosts = ['server/src/lsp/', 'server/src/cli/', 'client/src/'];
const hostPackages = /^(vscode|vscode-languageserver(-protocol)?|vscode-languageclient|vscode-jsonrpc)(\/|$)/;
const connectionPackages = /^(vscode|vscode-languageserver|vscode-languageclient|vscode-jsonrpc)(\/|$)/;
const hostGlobals = new Set([
  'process',
  'Buffer',
  'require',
  'fetch',
  'console',
  'performance',
  'setTimeout',
  'setInterval',
]);

interface SourceFile {
  /** From the root of the clone, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What a file imports, relative ones resolved to paths from the root, and where it reads the clock or the host's globals. */
function usesOf({ path, text }: SourceFile): {
  readonly imports: readonly string[];
  readonly ambient: readonly string[];
} {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) {
    throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  }
  const imports = new Set<string>();
  const ambient = new Set<string>();
  const noteImport = (specifier: string) =>
    imports.add(specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier);
  for (const { moduleRequest } of module.staticImports) {
    noteImport(moduleRequest.value);
  }
  for (const { moduleRequest } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest) {
      noteImport(moduleRequest.value);
    }
  }
  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') {
        noteImport(source.value);
      } else {
        ambient.add('an import whose target is computed');
      }
    },
    TSImportType: ({ source }) => {
      noteImport(source.value);
    },
    NewExpression: ({ callee, arguments: values }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && values.length === 0) {
        ambient.add('new Date()');
      }
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && (callee.name === 'Date' || hostGlobals.has(callee.name))) {
        ambient.add(`${callee.name}()`);
      }
    },
    MemberExpression: ({ object, property }) => {
      if (object.type !== 'Identifier') {
        return;
      }
      if (hostGlobals.has(object.name) || object.name === 'globalThis') {
        ambient.add(object.name);
      } else if (object.name === 'Date' && property.type === 'Identifier' && property.name === 'now') {
        ambient.add('Date.now');
      }
    },
  }).visit(program);
  return { imports: [...imports], ambient: [...ambient] };
}

/** Everything in which a file breaks the rules of the architecture, as sentences. */
function breaches(file: SourceFile): readonly string[] {
  const { imports, ambient } = usesOf(file);
  const { path } = file;
  const isCore = path.startsWith('server/src/core/');
  const found: string[] = [];
  for (const target of imports) {
    const host = hosts.find((folder) => target.startsWith(folder));
    if (host !== undefined && !path.startsWith(host)) {
      found.push(`${path} imports the host ${target}`);
    }
    if (path.startsWith('client/') && target.startsWith('server/')) {
      found.push(`${path} imports ${target}; the client talks to the server over the protocol only`);
    }
    if (pureFolders.some((folder) => path.startsWith(folder))) {
      if (target.startsWith('server/src/node/')) {
        found.push(`${path} imports ${target}, which belongs to the hosts`);
      }
      const isBuiltin = target.startsWith('node:') || builtinModules.includes(target);
      if (isBuiltin || (isCore ? hostPackages : connectionPackages).test(target)) {
        found.push(`${path} imports ${target}`);
      }
    }
    if (isCore && target.startsWith('server/') && !target.startsWith('server/src/core/')) {
      found.push(`${path} imports ${target} from outside the core`);
    }
    if (isCore && target.startsWith('server/src/core/') && coreLayer(target) > coreLayer(path)) {
      found.push(`${path} imports ${target}, which stands above it`);
    }
  }
  if (isCore) {
    found.push(...ambient.map((name) => `${path} uses ${name}`));
  }
  return found;
}

/** The height of a file of the core. */
function coreLayer(path: string): number {
  const name = path.slice('server/src/core/'.length).split('/')[0] ?? '';
  const layer = coreLayers.indexOf(name);
  if (layer < 0) {
    throw new Error(`${path} is in no layer of the core; the layers are ${coreLayers.join(', ')}.`);
  }
  return layer;
}

function sourceFiles(folder: string): readonly SourceFile[] {
  const base = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .map((name) => ({ path: posix.join(folder, name), text: readFileSync(`${base}/${name}`, 'utf8') }));
}

describe('the import rules', () => {
  const files = ['server/src', 'client/src'].flatMap(sourceFiles);

  test.each(files)('$path keeps them', (file) => {
    expect(breaches(file)).toEqual([]);
  });

  test('every layer of the core is there', () => {
    const present = new Set(files.filter(({ path }) => path.startsWith('server/src/core/')).map(({ path }) => path));
    for (const layer of coreLayers) {
      expect([...present].some((path) => path.startsWith(`server/src/core/${layer}`))).toBe(true);
    }
  });

  test.each([
    ["import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ["import path from 'path';", 'imports path'],
    ["import type { Connection } from 'vscode-languageserver/node';", 'imports vscode-languageserver/node'],
    ["export * from 'vscode';", 'imports vscode'],
    ["type Uri = import('vscode').Uri;", 'imports vscode'],
    ["const fs = await import('fs');", 'imports fs'],
    ["import { hover } from '../../features/hover.ts';", 'imports server/src/features/hover.ts from outside the core'],
    ["import { main } from '../../cli/main.ts';", 'imports the host server/src/cli/main.ts'],
    [
      "import { summarise } from '../summary/model.ts';",
      'imports server/src/core/summary/model.ts, which stands above it',
    ],
    ['const now = Date.now();', 'uses Date.now'],
    ['const today = new Date();', 'uses new Date()'],
    ['const home = process.env.HOME;', 'uses process'],
    ['setTimeout(() => {}, 1);', 'uses setTimeout()'],
  ])('a rule with `%s` breaks them', (text, breach) => {
    expect(breaches({ path: 'server/src/core/rules/example.ts', text }).join('\n')).toContain(breach);
  });

  test.each([
    "import { parse } from '../syntax/json/parse.ts';",
    "import { LRParser } from '@lezer/markdown';",
    'const day = new Date(0);',
    'const utc = Date.UTC(2026, 5, 12);',
  ])('a rule with `%s` keeps them', (text) => {
    expect(breaches({ path: 'server/src/core/rules/example.ts', text })).toEqual([]);
  });
});
