import { resolve } from 'node:path';
import type { WorkspaceOptions } from '../../index.d.ts';
import { run } from './run.ts';

type Api = typeof import('../../index.d.ts');

export const check: Api['check'] = ({ paths = [], ...options } = {}) => ask(['check', ...paths.map(operand)], options);

export const summary: Api['summary'] = ({ paths = [], ...options } = {}) =>
  ask(['summary', ...paths.map(operand)], options);

export const gate: Api['gate'] = (option, { packet, ...options } = {}) =>
  ask(['gate', operand(option), ...(packet === undefined ? [] : [operand(packet)])], options);

export const explain: Api['explain'] = (option, { packet, assume = {}, ...options } = {}) => {
  const assumed = Object.entries(assume).flatMap(([id, level]) => ['--assume', `${id}=${level}`]);
  return ask(['explain', operand(option), ...(packet === undefined ? [] : [operand(packet)]), ...assumed], options);
};

export const rules: Api['rules'] = () => ask(['rules'], {});

/** A name that begins like a flag is one of a file all the same. */
const operand = (text: string): string => (text.startsWith('-') ? `./${text}` : text);

/** What a command prints as JSON; an error with its words where it could not do its work. */
async function ask<R>(argv: readonly string[], { cwd = process.cwd(), today }: WorkspaceOptions): Promise<R> {
  let printed = '';
  let said = '';
  const code = await run([...argv, '--format', 'json', ...(today === undefined ? [] : ['--today', today])], {
    out: (text) => {
      printed += text;
    },
    err: (text) => {
      said += text;
    },
    cwd: resolve(cwd),
    env: {},
    isTerminal: false,
    today: new Date().toISOString().slice(0, 10),
  });
  if (code === 2) throw new Error(said.trim());
  return JSON.parse(printed);
}
