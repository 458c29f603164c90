import type { Fix } from "../finding.js";
import { singleQuoted } from "../text/powershell.js";
import { type Name, withoutDot } from "../zone/name.js";

/** How to get the right string where none is known, or where the zone is not ours to edit: a person publishes it. */
export function proofCommand(domain: Name): Fix {
  const name = withoutDot(domain);
  return {
    safety: "manual",
    summary: `Publish the federation proof of ${name}`,
    edits: [],
    commands: [
      {
        shell: "exchange",
        text: `Get-FederatedDomainProof -DomainName ${singleQuoted(name)} | Format-List Proof`,
        why: `Prints the string that the TXT record of ${name} must carry, one for each federation certificate`,
      },
    ],
  };
}
