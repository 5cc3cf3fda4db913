/** A packet that selects its one option, which one blocker gates, and is decided. */
export const PACKET = `# Next decision packet (2024-06-10)

Selected: AUTHORIZE_GO

Decided by: owner

Decided on: 2024-06-11

Default = HOLD_ALL. (owner/GPT chooses exactly one)

| option | authorizes | preconditions |
|---|---|---|
| HOLD_ALL | nothing | none |
| AUTHORIZE_GO | the next step | LANE-A-SCOPE-1 resolved |
`;

/** The map of that one blocker. */
export const mapOf = (status: string): string => `{
  "version": 1,
  "lane": "LANE-A",
  "blockers": [
    {
      "id": "LANE-A-SCOPE-1",
      "title": "Scope",
      "owners": ["owner"],
      "status": "${status}",
      "resolvedBy": "owner",
      "resolvedOn": "2024-06-02",
      "evidence": [{ "kind": "document", "path": "evidence/scope.md", "recordedBy": "owner", "recordedOn": "2024-06-01" }]
    }
  ]
}
`;

export const FILES = {
  'next-decision-packet.md': PACKET,
  'blocker-map.json': mapOf('RESOLVED'),
  'evidence/scope.md': 'The scope.\n',
} as const;
