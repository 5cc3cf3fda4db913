import { ConfigurationTarget, DiagnosticSeverity, workspace } from 'vscode';
import { diagnostics, mapUri, open, restoreFilesAfterEach, until } from './support.ts';

describe('the setting of rules', () => {
  restoreFilesAfterEach();
  afterEach(() => set(undefined));

  it('shows a finding more seriously, and gives it back its own severity when it goes', async () => {
    await open(mapUri);
    await shown(DiagnosticSeverity.Hint);
    await set({ 'evidence-unpinned': 'error' });
    await shown(DiagnosticSeverity.Error);
    await set(undefined);
    await shown(DiagnosticSeverity.Hint);
  });

  it('counts as far as it is right', async () => {
    await open(mapUri);
    await set({ 'selection-blocked': 'off', 'no-rule': 7, 'evidence-unpinned': 'warning' });
    await shown(DiagnosticSeverity.Warning);
  });
});

const set = (rules: unknown) =>
  workspace.getConfiguration('decisionPackets').update('rules', rules, ConfigurationTarget.Global);

/** Waits until the finding that the evidence has no digest is shown this seriously. */
const shown = (severity: DiagnosticSeverity) =>
  until(`evidence-unpinned as ${DiagnosticSeverity[severity]}`, () =>
    diagnostics(mapUri, 'evidence-unpinned').some((diagnostic) => diagnostic.severity === severity),
  );
