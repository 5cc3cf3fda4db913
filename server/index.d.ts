// The command line as functions: each gives what its command prints with `--format json`.
import type { CheckReport } from './reports/check-report.js';
import type { ExplainReport } from './reports/explain-report.js';
import type { GateReport } from './reports/gate-report.js';
import type { RulesReport } from './reports/rules-report.js';
import type { SummaryReport } from './reports/summary-report.js';

export type { CheckReport, ExplainReport, GateReport, RulesReport, SummaryReport };

export interface WorkspaceOptions {
  /**
   * The folder to work in, that of the process when left out. The workspace is the nearest folder, from this one up,
   * that holds `.decision-packets.jsonc` or `.git`. Paths are relative to the folder, in options and in reports.
   */
  readonly cwd?: string;
  /** The UTC day to judge for, `YYYY-MM-DD`; today when left out. */
  readonly today?: string;
}

export interface PathsOptions extends WorkspaceOptions {
  /** Packets, blocker maps, or folders that are searched for them; the whole workspace when left out. */
  readonly paths?: readonly string[];
}

export interface PacketOptions extends WorkspaceOptions {
  /** May be left out where the workspace has exactly one packet that is not superseded. */
  readonly packet?: string;
}

export interface ExplainOptions extends PacketOptions {
  /** What to suppose, by ID: a blocker at `DESIGNED`, `RESOLVED` or `PROVEN`, a condition `MET`, a grant `GRANTED`. */
  readonly assume?: Readonly<Record<string, string>>;
}

/** What does not hold in packets and blocker maps. Rejects where something that was asked for cannot be checked. */
export function check(options?: PathsOptions): Promise<CheckReport>;

/** What is in force in packets, and what each option lacks. `paths` are packets. */
export function summary(options?: PathsOptions): Promise<SummaryReport>;

/** Whether exactly `option` is in force, and why not. Rejects where there is no such packet or option. */
export function gate(option: string, options?: PacketOptions): Promise<GateReport>;

/** Why `option` is not available, and the steps that open it. Rejects where there is no such packet or option. */
export function explain(option: string, options?: ExplainOptions): Promise<ExplainReport>;

/** Every rule, with its severity. */
export function rules(): Promise<RulesReport>;
