import type { Assessment } from "../../autodiscover/assessment.js";
import { canonicalAddress } from "../../zone/address.js";
import { isCutOff } from "../../zone/cut.js";
import { below, root, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

type ServiceRecord = ResourceRecord<"HTTPS" | "SVCB">;

export const rule = defineRule({
  meta: {
    id: "autodiscover-https-rr",
    scope: "domain",
    severity: "info",
    summary: "An HTTPS or SVCB record of the autodiscover host says something else than its address records",
    why: "Browsers read HTTPS records, and some consoles write them for every host. Whether any Autodiscover client does is not known. One that does not goes by the address records, and an alias in an HTTPS record stands in for none of them; one that does is led elsewhere than the others.",
    sources: ["RFC 9460 §2.4.2, §2.4.3, §7.2, §7.3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    const { zone, mail } = domain;
    if (!zone || mail === "none" || zone.count("HTTPS") + zone.count("SVCB") === 0) return;
    const host = below("autodiscover", domain.name);
    const records = [...zone.records(host, "HTTPS"), ...zone.records(host, "SVCB")];
    if (isCutOff(zone, host)) return;
    for (const record of records) {
      const difference = differenceOf(assessment, record);
      if (!difference) continue;
      const { span: at, owner, type } = record;
      yield {
        at,
        domain: domain.name,
        view: "public" as const,
        owner,
        type,
        difference,
        hasAddress: hasAddress(assessment),
      };
      return;
    }
  },
  message({ owner, type, difference, hasAddress }) {
    const host = withoutDot(owner);
    const rest = hasAddress
      ? "one that does not uses the address records, which say otherwise"
      : "one that does not finds no host there, for it has no address records";
    return {
      text: `The ${type} record of ${host} ${difference}. Whether any mail client reads such records is not known; ${rest}.`,
      help: hasAddress
        ? `Remove the ${type} record, which Autodiscover does not need, or let it say what the address records say.`
        : `If clients are meant to find Exchange at ${host}, give it address records or a CNAME record; the ${type} record replaces neither. If not, remove it.`,
    };
  },
});

function hasAddress(assessment: Assessment): boolean {
  return addressesOf(assessment).length > 0;
}

function addressesOf({ probes }: Assessment): readonly string[] {
  return probes.find(({ kind }) => kind === "autodiscover")?.endpoint?.lookup.addresses ?? [];
}

/** A clause for messages; undefined where the record leads to the same host, port and addresses. */
function differenceOf(assessment: Assessment, { owner, data }: ServiceRecord): string | undefined {
  const { priority, target, params } = data;
  const isElsewhere = target !== root && target !== owner;
  if (priority === 0) {
    return isElsewhere ? `makes it an alias of ${withoutDot(target)}` : "says that nothing is served there";
  }
  if (isElsewhere) return `leads to ${withoutDot(target)}`;
  const port = params.find(({ key }) => key === "port");
  if (port && String(port.value) !== "443") return `names port ${port.value}`;
  const addresses = addressesOf(assessment);
  const hints = params.flatMap((param) => (param.key === "ipv4hint" || param.key === "ipv6hint" ? param.value : []));
  const stray = hints.find((hint) => !addresses.includes(canonicalAddress(hint) ?? hint));
  return stray === undefined ? undefined : `gives it the address ${stray}`;
}
