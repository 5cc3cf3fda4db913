const decorations = ['', ' ', '\n', '/* , */', '// "x": [\n', '\r\n\t'];

/** Puts comments and blanks into a JSON text, where they change nothing; `choices` says which, turn by turn. */
export function decorate(text: string, choices: readonly number[]): string {
  let turn = 0;
  const next = (): string => decorations[(choices[turn++ % choices.length] ?? 0) % decorations.length] ?? '';
  return text.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (token) => next() + token + next());
}
