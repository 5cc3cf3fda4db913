/** The day on which the tests of the workspace take place. */
export const TODAY = '2026-06-12';
export const CONDITIONS = { today: TODAY } as const;

export interface PacketParts {
  readonly map?: string;
  readonly selected?: string;
  readonly precondition?: string;
}

/** A packet with a HOLD and one option, decided by the owner where it selects something. */
export const packetText = ({ map, selected, precondition = 'LANE-A-SCOPE-1' }: PacketParts = {}): string =>
  [
    '# Next decision packet (2026-06-10)',
    '',
    ...(map === undefined ? [] : [`Map: \`${map}\``, '']),
    ...(selected === undefined
      ? []
      : [`Selected: ${selected}`, '', 'Decided by: owner', '', 'Decided on: 2026-06-11', '']),
    'Default = HOLD_ALL. (owner/GPT chooses exactly one)',
    '',
    '| option | authorizes | preconditions |',
    '|---|---|---|',
    '| HOLD_ALL | nothing | none |',
    `| AUTHORIZE_GO | the next step | ${precondition} |`,
    '',
  ].join('\n');

export interface BlockerParts {
  readonly id?: string;
  readonly status?: string;
  readonly evidence?: readonly object[];
}

export const fileEvidence = (path: string, sha256?: string): object => ({
  kind: 'document',
  path,
  ...(sha256 !== undefined && { sha256 }),
  recordedBy: 'owner',
  recordedOn: '2026-06-01',
});

export const urlEvidence: object = {
  kind: 'document',
  url: 'https://example.org/record',
  recordedBy: 'owner',
  recordedOn: '2026-06-01',
};

/** A map of one blocker, RESOLVED on trust unless something else is said. */
export const mapText = ({
  id = 'LANE-A-SCOPE-1',
  status = 'RESOLVED',
  evidence = [urlEvidence],
}: BlockerParts = {}): string =>
  `${JSON.stringify(
    {
      version: 1,
      lane: 'LANE-A',
      blockers: [
        { id, title: 'Scope', owners: ['owner'], status, resolvedBy: 'owner', resolvedOn: '2026-06-02', evidence },
      ],
    },
    undefined,
    2,
  )}\n`;
