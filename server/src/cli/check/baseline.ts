import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from '../io.ts';
import type { CheckResult, FileResult, PlacedFinding } from '../results.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { guardsDecision } from './guards.ts';

/** A finding that was there when the baseline was written, and is not to be reported again. */
interface Adopted {
  /** From the baseline's folder, with `/`. */
  readonly path: string;
  readonly code: string;
  readonly fingerprint: string;
}

/** Findings that were adopted as they are. What guards the decision is never among them. */
export class Baseline {
  /** As the user wrote it. */
  readonly #name: string;
  /** Absolute. */
  readonly #path: string;
  readonly #cwd: string;

  constructor(name: string, cwd: string) {
    this.#name = name;
    this.#path = resolve(cwd, name);
    this.#cwd = cwd;
  }

  /** Tells what the baseline holds. Throws where it cannot be read. */
  load(): AdoptedFindings {
    const adopted = this.#read();
    if (adopted === undefined) {
      throw new UsageError(`The baseline "${this.#name}" is not there; --write-baseline makes it.`);
    }
    return new AdoptedFindings(adopted, (path) => this.#keyOf(path));
  }

  /** Writes what was found, and keeps what it holds of files that were not checked. Returns how many it adopted. */
  write(result: CheckResult): number {
    const found = result.files.flatMap((file) => this.#adopt(file, result));
    const checked = new Set(result.files.map(({ path }) => this.#keyOf(path)));
    const kept = (this.#read() ?? []).filter(({ path }) => !checked.has(path));
    const findings = [...kept, ...found].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
      renameSync(temporary, this.#path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw new UsageError(`The baseline "${this.#name}" cannot be written (${codeOf(error)}).`);
    }
    return found.length;
  }

  #adopt(file: FileResult, result: CheckResult): Adopted[] {
    const fingerprints = fingerprintsOf(file, result);
    return [...fingerprints].flatMap(([{ code }, fingerprint]) =>
      guardsDecision(code) ? [] : [{ path: this.#keyOf(file.path), code, fingerprint }],
    );
  }

  /** What it holds; `undefined` where there is none. */
  #read(): readonly Adopted[] | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new UsageError(`The baseline "${this.#name}" cannot be read (${codeOf(error)}).`);
    }
    return this.#parse(text);
  }

  #parse(text: string): readonly Adopted[] {
    const value = parseJson(text);
    const findings = isRecord(value) && value.version === 1 ? value.findings : undefined;
    if (!Array.isArray(findings) || !findings.every(isAdopted)) {
      throw new UsageError(
        `"${this.#name}" is no baseline of this program; --write-baseline writes another to a new file.`,
      );
    }
    return findings;
  }

  /** `path`, which is relative to the working folder, from the baseline's folder. */
  #keyOf(path: string): string {
    return relative(dirname(this.#path), resolve(this.#cwd, path)).replaceAll(sep, '/');
  }
}

/** What a baseline holds. */
class AdoptedFindings {
  readonly #adopted: readonly Adopted[];
  readonly #keys: ReadonlySet<string>;
  readonly #keyOf: (path: string) => string;

  constructor(adopted: readonly Adopted[], keyOf: (path: string) => string) {
    this.#adopted = adopted;
    this.#keys = new Set(adopted.map(orderOf));
    this.#keyOf = keyOf;
  }

  /** The findings of `result` that were adopted, and how many of the baseline are no longer found in its files. */
  match(result: CheckResult): { readonly known: ReadonlySet<PlacedFinding>; readonly gone: number } {
    const known = new Map<PlacedFinding, string>();
    for (const file of result.files) {
      const path = this.#keyOf(file.path);
      for (const [finding, fingerprint] of fingerprintsOf(file, result)) {
        const key = orderOf({ path, code: finding.code, fingerprint });
        if (this.#keys.has(key) && !guardsDecision(finding.code)) known.set(finding, key);
      }
    }
    const checked = new Set(result.files.map(({ path }) => this.#keyOf(path)));
    const found = new Set(known.values());
    const gone = this.#adopted.filter((each) => checked.has(each.path) && !found.has(orderOf(each))).length;
    return { known: new Set(known.keys()), gone };
  }
}

const orderOf = ({ path, code, fingerprint }: Adopted): string => `${path} ${code} ${fingerprint}`;

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isAdopted = (value: unknown): value is Adopted =>
  isRecord(value) && [value.path, value.code, value.fingerprint].every((each) => typeof each === 'string');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
