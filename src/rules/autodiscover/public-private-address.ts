import { type PrivateAddress, privateAddresses } from "../../autodiscover/private-address.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "public-private-address",
    scope: "estate",
    severity: "error",
    summary: "A host of mail or Autodiscover has a private or reserved address in the public view",
    why: "Nobody on the Internet reaches such an address. Worse, in a hotel or at home it may belong to somebody else's machine: clients then knock there, with warnings about a certificate that has nothing to do with mail. Microsoft's own table of example records shows 172.16.10.11 for a public name, and tables are copied.",
    sources: [
      "RFC 1918 §3, RFC 4193, RFC 6598, RFC 3927, RFC 6890",
      'Exchange documentation, "Configure mail flow and client access"',
    ],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessments }) {
    for (const found of privateAddresses(assessments)) yield reported(found);
  },
  message({ found }) {
    const { records, why, uses, hasOther } = found;
    const [record, ...more] = records as [PrivateAddress["records"][0], ...PrivateAddress["records"]];
    const owner = withoutDot(record.owner);
    const others = uses.length > shown ? `; and ${uses.length - shown} more` : "";
    return {
      text: `In the public zone ${owner} has the address ${record.data.address}, ${why}. Nobody outside can reach it, and in a foreign network it may be somebody else's machine. Yet the host is needed: ${uses.slice(0, shown).join("; ")}${others}.`,
      help: hasOther
        ? `Take it out of the public zone, where ${owner} has a public address too; it belongs in the internal zone.`
        : `Give ${owner} the public address that leads to Exchange in the public zone; this one belongs in the internal zone. If this is the zone that clients inside ask, give it with --internal.`,
      related: more.map(({ data, span: at }) => ({ message: `${data.address} is unreachable too`, at })),
    };
  },
});

/** How many uses a message names. */
const shown = 3;

function reported(found: PrivateAddress) {
  const { records, domain, severity, isCured } = found;
  const { span: at, owner, type } = records[0] as PrivateAddress["records"][0];
  return { at, ...(domain && { domain }), view: "public" as const, owner, type, severity, isCured, found };
}
