import type { Scenario } from '../scenario.ts';
import { activation } from './activation.ts';
import { mapAnswers, packetAnswers } from './answers.ts';
import { badInput } from './badInput.ts';
import { bundles } from './bundles.ts';
import { commandLine } from './commandLine.ts';
import { features } from './features.ts';
import { mapKeystrokes, packetKeystrokes, sharedMapKeystrokes, workspaceKeystrokes } from './keystrokes.ts';
import { memory } from './memory.ts';
import { coldIndex, starts } from './starts.ts';

export const SCENARIOS: readonly Scenario[] = [
  bundles,
  starts,
  packetKeystrokes,
  mapKeystrokes,
  sharedMapKeystrokes,
  workspaceKeystrokes,
  packetAnswers,
  mapAnswers,
  badInput,
  features,
  coldIndex,
  commandLine,
  memory,
  activation,
];
