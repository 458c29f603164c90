import { type UncoveredLegacyName, uncoveredLegacyNames } from "../../autodiscover/legacy-name.js";
import { isInternalName } from "../../certificate/internal-name.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Legacy extends Found {
  readonly legacy: UncoveredLegacyName;
}

export const rule = defineRule({
  meta: {
    id: "legacy-name-not-on-certificate",
    scope: "estate",
    severity: "error",
    summary: "The name of the older server, which still answers under it, is not on the certificate",
    why: "While mailboxes move from an older version of Exchange to a newer one, those that have not moved are served under a name of the older server, and clients are sent there. That name has to be on the certificate until the last mailbox has moved. Which names these are is declared (`exchange: legacyNames:`); a host called legacy below a mail domain is taken for one, as `possible`. Silent: a host that presents a certificate of its own with the name, is no Exchange by declaration, or is at Microsoft 365.",
    sources: [
      'Exchange Server 2010 documentation, "Upgrade from Exchange 2003 or 2007 client access", legacy host name',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<Legacy> {
    for (const legacy of uncoveredLegacyNames(estate, assessments)) {
      const { at, declared, record } = legacy;
      if (declared || !record) yield { at, legacy };
      else yield { at, view: "public", owner: record.owner, type: record.type, certainty: "possible", legacy };
    }
  },
  message({ legacy: { name, declared, record, endpoint, certificates } }) {
    const host = withoutDot(name);
    const as = declared
      ? "is declared as the name of an older server"
      : `begins as the names of older servers do (${endpoint.because})`;
    const related = certificateNames(certificates);
    return {
      text: `${host} ${as}, and no certificate carries it. Whoever has not been moved yet is sent there: Outlook and browsers warn, and phones refuse the account.`,
      help: isInternalName(name)
        ? `No public authority issues for ${host}: give the older server a public name, and put that on the certificate until the last mailbox has moved.`
        : `Put ${host} on the certificate of both servers until the last mailbox has moved.${declared ? "" : ` If that is done, remove the record; if the host has a certificate of its own, say so under hosts: in zonewright.yaml (names: [${host}]).`}`,
      related: declared && record ? [...related, { message: "its record", at: record.span }] : related,
    };
  },
});
