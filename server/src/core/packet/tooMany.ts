import type { SyntaxProblem } from '../syntax/span.ts';
import type { Option } from './model.ts';

/** So many options are read of one packet: nobody chooses exactly one of more. */
const MOST_OPTIONS = 5000;

/** That a packet has more options than are read, told at the first of them: nothing of the packet counts then. */
export function tooMany(options: readonly Option[]): SyntaxProblem | undefined {
  const [first] = options;
  if (first === undefined || options.length <= MOST_OPTIONS) return undefined;
  const [count, most] = [options.length, MOST_OPTIONS].map((number) => number.toLocaleString('en'));
  const message = `This packet has ${count} options, and nothing is read of one that has more than ${most}. Divide it into several.`;
  return { span: first.id.span, message };
}
