import { srvOwner } from "../../autodiscover/srv-owner.js";
import { whyInternal } from "../../certificate/internal-name.js";
import type { Estate } from "../../estate/estate.js";
import { isInternalZone } from "../../estate/internal-zone.js";
import { below, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { whyPlaceholderName } from "../../zone/text/placeholder.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "public-internal-target",
    scope: "zone",
    severity: "error",
    summary: "A record of the public view points at a name that exists only inside an organisation",
    why: "A target below .local, another suffix that public DNS does not have, or a bare computer name cannot be resolved outside: the alias, service, mail host or name server is dead for everybody there. Inside it may even seem to work, so that it is noticed late.",
    sources: ["RFC 6762 §22.1", "RFC 6761 §6", "CA/Browser Forum Baseline Requirements §1.6.1, Internal Name"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    // A zone that is internal itself was given as a public one; its records are no slips.
    if (zone.view !== "public" || isInternalZone(zone.origin)) return;
    for (const target of zone.unresolvedTargets()) {
      const reason = whyPlaceholderName(target, zone.origin) ? undefined : whyInternal(target);
      if (reason)
        yield* pointers(zone, target).map((record) => ({ ...found(estate, zone, record), record, target, reason }));
    }
  },
  message({ record, target, reason }) {
    const owner = withoutDot(record.owner);
    return {
      text: `${what(record.type, owner)} ${withoutDot(target)}, a name that nobody outside can resolve: ${reason.because}. ${effects[record.type] ?? ""}`.trim(),
      help: `Name the public host instead. If there is none, remove the record from the public zone: it belongs in the internal one.`,
    };
  },
});

/** A DNAME stands for a whole tree of names; what asks below it is found by its own records. */
function pointers(zone: Zone, target: Name): ResourceRecord[] {
  return zone.pointersTo(target).filter(({ type }) => type !== "DNAME");
}

function found(estate: Estate, zone: Zone, record: ResourceRecord) {
  const { owner, type, span: at } = record;
  const walked = estate.domains.find(({ name }) => owner === below("autodiscover", name) || owner === srvOwner(name));
  const domain = walked ?? estate.domains.find(({ name }) => name === zone.origin);
  return {
    at,
    ...(domain && { domain: domain.name }),
    view: "public" as const,
    owner,
    type,
    isCured: walked !== undefined,
  };
}

function what(type: string, owner: string): string {
  if (type === "CNAME") return `In the public zone ${owner} is an alias of`;
  return `In the public zone the ${type} record of ${owner} points to`;
}

const effects: Readonly<Record<string, string>> = {
  CNAME: "Outside, the alias leads nowhere.",
  SRV: "Outside, clients that ask for the service find no host.",
  MX: "Mail from outside cannot be delivered to it: it waits and is then returned, unless another MX record takes it.",
  NS: "Resolvers on the Internet cannot ask this name server.",
};
