import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { labelsOf } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface TooMany extends Found {
  readonly certificate: Certificate;
  readonly autodiscover: number;
}

/** What the strictest usual profile of a public authority takes (Let's Encrypt, `tlsserver`). */
const many = 25;

export const rule = defineRule({
  meta: {
    id: "certificate-too-many-names",
    scope: "certificate",
    severity: "info",
    summary: "The certificate carries more than 25 names",
    why: "As few names as possible is the advice for an Exchange certificate. Each name is validated anew at every renewal, which comes every 200 days now and every 47 from 2029, and one domain whose DNS has moved stops the renewal of all the others. Each is sent with every connection, too, and some authorities take no more than 25, most of them no more than 100. What usually makes so many is an autodiscover name for every mail domain, which an SRV record or a redirecting host does without, and the names of single servers, which clients need not dial.",
    sources: [
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server", best practices',
      "Let's Encrypt, Profiles",
      "Baseline Requirements §4.2.1, §6.3.2",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<TooMany> {
    const { names, at } = certificate;
    if (names.length <= many || isForFederationOnly(certificate)) return;
    const autodiscover = names.filter(({ name }) => name && labelsOf(name)[0] === "autodiscover").length;
    yield { at, certificate, autodiscover };
  },
  message({ certificate: { label, names }, autodiscover }) {
    const among = autodiscover === 0 ? "" : `, ${autodiscover} of them for Autodiscover`;
    return {
      text: `${label} carries ${names.length} names${among}. Each has to be validated again at every renewal, and one that fails holds up all the others.`,
      help:
        autodiscover > names.length / 2
          ? "Let domains that need no more than Outlook find Exchange by an SRV record, or all of them by a host that redirects: neither needs a name of its own on the certificate."
          : "Keep the names that clients dial, and leave off the names of single servers and of hosts that are no Exchange.",
    };
  },
});
