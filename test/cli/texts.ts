/** A packet whose one option beside the default requires what `cell` says, with `decision` behind the table. */
export const packetWith = (cell: string, decision = ''): string => `# A decision packet
## Options (owner chooses exactly one; default HOLD_ALL)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
| AUTHORIZE_A | a thing | ${cell} |
${decision === '' ? '' : `\n${decision}\n`}`;

/** A map of lane L-0 in which nothing is tracked. */
export const EMPTY_MAP = `${JSON.stringify({ version: 1, lane: 'L-0', blockers: [] })}\n`;
