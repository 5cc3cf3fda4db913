import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export type TypeDeclaration = ESTree.TSInterfaceDeclaration | ESTree.TSTypeAliasDeclaration;

/** A declaration and the module in whose words it is written. */
export interface Declared<D> {
  readonly module: Module;
  readonly declaration: D;
}

/** A name in another module. */
interface Named {
  readonly from: string;
  readonly name: string;
}

/** The declarations of a TypeScript file, and the way to those that it imports. */
export class Module {
  static readonly #read = new Map<string, Module>();

  readonly path: string;
  readonly constants: ESTree.VariableDeclarator[] = [];
  readonly #types = new Map<string, TypeDeclaration>();
  readonly #namespaces = new Map<string, ESTree.TSModuleDeclaration>();
  readonly #named = new Map<string, Named>();
  readonly #everythingFrom: string[] = [];

  static at(path: string): Module {
    const known = Module.#read.get(path) ?? new Module(path);
    Module.#read.set(path, known);
    return known;
  }

  /** The declarations that come with an installed package, as `from` would find it. */
  static ofPackage(name: string, from: string): Module {
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      const home = join(folder, 'node_modules', name);
      if (existsSync(home)) return Module.at(typesOf(home));
      if (folder === dirname(folder)) throw new Error(`${name} is not installed.`);
    }
  }

  private constructor(path: string) {
    this.path = path;
    const lang = path.endsWith('.d.ts') ? 'dts' : 'ts';
    const { program, errors } = parseSync(path, readFileSync(path, 'utf8'), { lang });
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
    for (const statement of program.body) this.#take(statement);
  }

  /** The type that is called `name` here. */
  type(name: string): Declared<TypeDeclaration> | undefined {
    return this.#find(name, (module) => module.#types);
  }

  /** The namespace that is called `name` here. */
  namespace(name: string): Declared<ESTree.TSModuleDeclaration> | undefined {
    return this.#find(name, (module) => module.#namespaces);
  }

  /** Looks here, then in what this module imports by name, then where it exports everything from. */
  #find<D>(name: string, declarations: (module: Module) => ReadonlyMap<string, D>): Declared<D> | undefined {
    const declaration = declarations(this).get(name);
    if (declaration !== undefined) return { module: this, declaration };
    const named = this.#named.get(name);
    if (named !== undefined) return this.#module(named.from).#find(named.name, declarations);
    for (const from of this.#everythingFrom) {
      const found = this.#module(from).#find(name, declarations);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #module(from: string): Module {
    if (!from.startsWith('.')) return Module.ofPackage(from.replace(/(?<=[^/@])\/(?:node|browser)$/, ''), this.path);
    const path = join(dirname(this.path), from);
    const file = [path, `${path}.d.ts`, join(path, 'index.d.ts')].find(
      (each) => /\.ts$/.test(each) && existsSync(each),
    );
    if (file === undefined) throw new Error(`${this.path} imports ${from}, which is not there.`);
    return Module.at(file);
  }

  #take(statement: ESTree.Statement | ESTree.ModuleDeclaration): void {
    switch (statement.type) {
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        this.#types.set(statement.id.name, statement);
        break;
      case 'TSModuleDeclaration':
        if (statement.kind !== 'global' && statement.id.type === 'Identifier')
          this.#namespaces.set(statement.id.name, statement);
        break;
      case 'VariableDeclaration':
        this.constants.push(...statement.declarations);
        break;
      case 'ImportDeclaration':
        for (const each of statement.specifiers) {
          if (each.type !== 'ImportSpecifier') continue;
          this.#named.set(each.local.name, { from: statement.source.value, name: nameOf(each.imported) });
        }
        break;
      case 'ExportAllDeclaration':
        this.#everythingFrom.push(statement.source.value);
        break;
      case 'ExportNamedDeclaration':
        if (statement.declaration !== null) this.#take(statement.declaration);
        else for (const { local, exported } of statement.specifiers) this.#export(local, exported, statement.source);
    }
  }

  #export(
    local: ESTree.ModuleExportName,
    exported: ESTree.ModuleExportName,
    source: ESTree.StringLiteral | null,
  ): void {
    const name = nameOf(local);
    const named = source === null ? this.#named.get(name) : { from: source.value, name };
    if (named !== undefined) this.#named.set(nameOf(exported), named);
  }
}

const nameOf = (name: ESTree.ModuleExportName): string => (name.type === 'Literal' ? name.value : name.name);

/** Where the declarations of the package in `home` begin. */
function typesOf(home: string): string {
  const { exports, types, typings } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const path = join(home, exports?.['.']?.types ?? types ?? typings ?? 'index.d.ts');
  return existsSync(path) ? path : `${path}.d.ts`;
}
