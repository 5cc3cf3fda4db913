/** The name of the sample's packet. */
export const samplePacket = 'release-decision-packet.md';

/** The option that the walkthrough selects: one of its two preconditions is met. */
export const sampleOption = 'AUTHORIZE_REHEARSAL';

const packet = `# Release 7: decision packet (2026-06-12)

A sample to try things on: nothing depends on it.

Default = HOLD_RELEASE. What stands in the way is in [the blocker map](release-blocker-map.json).

## Options (owner chooses exactly one; default HOLD)

| option | what it authorizes | preconditions |
|---|---|---|
| HOLD_RELEASE (default) | nothing | none |
| ${sampleOption} | a rehearsal on an isolated copy | REL-7-ROLLBACK-1 design; an isolated copy is ready |
| AUTHORIZE_RELEASE | the release | ${sampleOption}; REL-7-ROLLBACK-1 proven; REL-7-NOTES-1; RELEASE grant |

## Standing blockers

- REL-7-ROLLBACK-1 DESIGNED — prove that a release can be taken back (operator)
- REL-7-NOTES-1 OPEN — tell customers what changes (owner)

## Recommended next step

${sampleOption}, to discharge REL-7-ROLLBACK-1.

## Decision

Selected: none
`;

const map = `{
  "version": 1,
  "lane": "REL-7",
  "blockers": [
    {
      "id": "REL-7-ROLLBACK-1",
      "title": "prove that a release can be taken back",
      "owners": ["operator"],
      // A status is a claim: this one is borne out by the design below. PROVEN would need a rehearsal.
      "status": "DESIGNED",
      "dischargedBy": "${sampleOption}",
      "evidence": [
        {
          "kind": "design",
          "path": "evidence/rollback-design.md",
          "sha256": "befce345842c4401bfd5eb95666c14d811b32dd0b046fdcbc8cca596ff18e514",
          "recordedBy": "operator",
          "recordedOn": "2026-06-10"
        }
      ]
    },
    {
      "id": "REL-7-NOTES-1",
      "title": "tell customers what changes",
      "owners": ["owner"],
      "status": "OPEN"
    }
  ],
  "conditions": [
    {
      "id": "ISOLATED-COPY",
      "statement": "an isolated copy is ready",
      "owners": ["operator"],
      "status": "UNMET",
      "evidence": []
    }
  ],
  "grants": [
    {
      "id": "RELEASE",
      "owners": ["owner"],
      "status": "NOT_GRANTED"
    }
  ]
}
`;

const design = `# How release 7 is taken back

1. Take a snapshot before the release.
2. Restore it on an isolated copy, and compare the two.
3. Only then is it known that what is restored is what was there.
`;

/** A packet with its map and evidence, by path: small, with something met and something missing. */
export const sampleFiles: Readonly<Record<string, string>> = {
  [samplePacket]: packet,
  'release-blocker-map.json': map,
  'evidence/rollback-design.md': design,
};
