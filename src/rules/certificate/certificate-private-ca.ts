import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { meetsClients } from "../../certificate/when-refused.js";
import type { Client, Estate } from "../../estate/estate.js";
import { defineRule, type Found } from "../rule.js";

interface PrivateAuthority extends Found {
  readonly certificate: Certificate;
  readonly isHybrid: boolean;
}

export const rule = defineRule({
  meta: {
    id: "certificate-private-ca",
    scope: "certificate",
    severity: "warning",
    summary: "The certificate comes from a private authority, which phones and foreign computers do not trust",
    why: "Computers of the domain trust the organisation's own authority because a group policy says so. Phones, Macs, computers at home and the servers of others do not, until somebody installs its root on each. A hybrid organisation needs a public authority in any case. Silent where every mail domain declares clients of Windows alone (`clients: [outlook]`): group policy reaches those. An authority is private when the configuration or the inventory says so.",
    sources: [
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server"',
      'Exchange hybrid documentation, "Certificate requirements for hybrid deployments"',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<PrivateAuthority> {
    const { issuerKind, selfSigned, at } = certificate;
    if (issuerKind !== "private" || selfSigned || isForFederationOnly(certificate) || !meetsClients(certificate))
      return;
    const isHybrid = estate.domains.some(({ mail }) => mail === "hybrid");
    if (isHybrid || meetsForeignDevices(estate)) yield { at, certificate, isHybrid };
  },
  message({ certificate, isHybrid }) {
    const { label, issuer } = certificate;
    const by = issuer === undefined ? "a private authority" : `a private authority (${issuer})`;
    const hybrid = isHybrid ? " Microsoft 365 does not trust it either, and hybrid needs that." : "";
    return {
      text: `${label} comes from ${by}. Phones and Macs, and computers outside the domain, do not trust it: they refuse the account or warn until its root is installed on each.${hybrid}`,
      help: "Use a certificate of a public authority for what clients meet. If only Windows computers of the domain ever connect, say so with clients: [outlook] for each mail domain in zonewright.yaml.",
    };
  },
});

const windowsAlone: ReadonlySet<Client> = new Set(["outlook", "outlook-legacy"]);

/** Unless somebody declared that none comes. */
function meetsForeignDevices({ domains }: Estate): boolean {
  const withMailboxes = domains.filter(({ mail }) => mail !== "none" && mail !== "exchange-online");
  return (
    withMailboxes.length === 0 || withMailboxes.some(({ clients }) => clients.some((one) => !windowsAlone.has(one)))
  );
}
