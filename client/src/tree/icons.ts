import type { OptionOverview, PacketOverview, PreconditionSummary } from '../protocol.ts';
import { severityOf } from '../words.ts';
import type { Icon } from './node.ts';

// The shapes alone tell the states apart; the colours are those by which the theme says the same elsewhere.
const passed = 'testing.iconPassed';
const error = 'list.errorForeground';
const warning = 'list.warningForeground';
const faded = 'disabledForeground';
/** Two bars, as on a button that holds; the colour is named because the theme has one of its own for debugging. */
const hold: Icon = { name: 'debug-pause', color: 'icon.foreground' };

export const mapProblemIcon: Icon = { name: 'warning', color: warning };
export const noteIcon: Icon = { name: 'info' };
export const roleIcon: Icon = { name: 'account' };
export const nobodyIcon: Icon = { name: 'question', color: warning };

export function packetIcon({ status, reason, inForce, options }: PacketOverview): Icon {
  if (status === 'superseded') return { name: 'archive', color: faded };
  switch (severityOf(reason)) {
    case 'error':
      return { name: 'error', color: error };
    case 'warning':
      return { name: 'edit', color: warning };
    case 'fine':
      return options.some(({ id, isDefault }) => id === inForce && isDefault)
        ? hold
        : { name: 'pass-filled', color: passed };
  }
}

type Shown = Pick<OptionOverview, 'available' | 'isInForce' | 'isSelected' | 'isDefault'>;

export function optionIcon({ available, isInForce, isSelected, isDefault }: Shown): Icon {
  if (isInForce) return isDefault ? hold : { name: 'pass-filled', color: passed };
  if (isSelected) return { name: 'error', color: error };
  return available ? { name: 'pass', color: passed } : { name: 'lock' };
}

export function preconditionIcon({ met, kind }: Pick<PreconditionSummary, 'met' | 'kind'>): Icon {
  if (met) return { name: 'pass', color: passed };
  return kind === 'unknown' ? { name: 'warning', color: warning } : { name: 'circle-large-outline' };
}

export function taskIcon(kind: PreconditionSummary['kind']): Icon {
  switch (kind) {
    case 'blocker':
      return { name: 'issues' };
    case 'condition':
      return { name: 'checklist' };
    case 'grant':
      return { name: 'key' };
    case 'unknown':
      return { name: 'warning', color: warning };
  }
}
