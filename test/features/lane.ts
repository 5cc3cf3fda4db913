/** A packet of a lane and its map, small, with one of everything. */
export const PACKET = 'next-decision-packet.md';
export const MAP = 'production-blocker-map.json';

export const packet = `# Next decision packet (2026-06-10)

Default = HOLD_ALL. The map is [the map](${MAP}).

## Options (owner/GPT chooses exactly one; default HOLD)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_ALL (default) | nothing | none |
| AUTHORIZE_REHEARSAL | a rehearsal | ROLLBACK-1 design; operator builds clone |
| AUTHORIZE_DRYRUN | a dry run | AUTHORIZE_REHEARSAL; LANE-A-SCOPE-1 |
| AUTHORIZE_EXECUTION | the real run | above + ALL blockers resolved: LANE-A-ROLLBACK-1 proven, plus distinct REAL_RUN / permit grants |

## Standing blockers (all OPEN)

- LANE-A-SCOPE-1 — scope the surface (owner + operator)
- LANE-A-ROLLBACK-1 — prove the rollback (operator)

## Recommended next step

AUTHORIZE_REHEARSAL on a clone to discharge LANE-A-ROLLBACK-1.

Selected: HOLD_ALL
`;

export const map = `{
  "version": 1,
  "lane": "LANE-A",
  "blockers": [
    {
      "id": "LANE-A-SCOPE-1",
      "title": "scope the surface",
      "owners": ["owner", "operator"],
      "status": "OPEN",
      "requires": ["LANE-A-ROLLBACK-1"]
    },
    {
      "id": "LANE-A-ROLLBACK-1",
      "title": "prove the rollback",
      "owners": ["operator"],
      "status": "DESIGNED",
      "dischargedBy": "AUTHORIZE_REHEARSAL",
      "evidence": [
        { "kind": "design", "path": "evidence/rollback.md", "recordedBy": "operator", "recordedOn": "2026-06-01" }
      ]
    }
  ],
  "conditions": [
    { "id": "CLONE", "statement": "operator builds clone", "owners": ["operator"], "status": "UNMET", "evidence": [] }
  ],
  "grants": [
    { "id": "REAL_RUN", "owners": ["owner"], "status": "NOT_GRANTED" },
    { "id": "permit", "owners": ["owner"], "status": "GRANTED", "grantedBy": "owner", "grantedOn": "2026-06-02", "reference": "decisions/permit.md" }
  ]
}
`;

export const evidence = { 'evidence/rollback.md': '# Rollback\n', 'decisions/permit.md': '# Permit\n' };

/** The lane's files, some of them replaced: `change` takes the usual text and returns another. */
export const lane = (change: Readonly<Record<string, (text: string) => string>> = {}): Record<string, string> => {
  const files: Record<string, string> = { [PACKET]: packet, [MAP]: map, ...evidence };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, (change[path] ?? same)(text)]));
};

const same = (text: string): string => text;

/** Replaces the one place where `what` stands in a text; the marks for cursor and ranges come in this way. */
export const put =
  (what: string, by: string) =>
  (text: string): string => {
    const parts = text.split(what);
    if (parts.length !== 2) throw new Error(`"${what}" stands ${parts.length - 1} times in the text.`);
    return parts.join(by);
  };
