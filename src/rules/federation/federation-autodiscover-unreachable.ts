import type { Assessment } from "../../autodiscover/assessment.js";
import { effectOf } from "../../autodiscover/client.js";
import type { Probe, StepKind } from "../../autodiscover/probe.js";
import { isFederated, isTooLong } from "../../federation/federated.js";
import type { Certainty, Severity } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "federation-autodiscover-unreachable",
    scope: "domain",
    severity: "warning",
    summary: "A federated domain whose autodiscover host gives partners no answer",
    why: "Sharing begins with a question from the partner's Exchange: Get-FederationInformation asks https://autodiscover.D for what the domain is federated with. It stops to ask when the certificate does not fit, and at a redirect that comes from port 80. Whether it follows an SRV record Microsoft does not say, so a domain that serves Outlook by its SRV record alone may be out of reach for partners.",
    sources: [
      "Microsoft, Get-FederationInformation",
      "Microsoft KB 3115825",
      'Exchange Server 2013 documentation, "Federation", firewall considerations',
    ],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    if (!isFederated(domain) || isTooLong(domain)) return;
    const way = onlyWay(assessment);
    if (!way) return;
    const { record, kind } = way;
    const { span: at, owner, type } = record;
    const [severity, certainty]: [Severity, Certainty] =
      kind === "redirect" ? ["info", "certain"] : ["warning", "possible"];
    yield { at, domain: domain.name, view: "public" as const, owner, type, severity, certainty, way };
  },
  message({ domain, way: { kind, host } }) {
    const [name, dialled] = [withoutDot(domain), withoutDot(host.name)];
    if (kind === "redirect") {
      return {
        text: `${name} is federated, and ${dialled} only sends clients on from port 80. Who sets up sharing from the other side (Get-FederationInformation) is asked whether to trust a redirect that anybody could have made.`,
        help: `Tell partners to allow it, or let ${dialled} answer https itself, with its name on the certificate.`,
      };
    }
    return {
      text: `${name} is federated, and its clients are served by the SRV record alone: ${host.because}. Partners ask https://${dialled}, and no documentation says that they follow an SRV record: if they do not, sharing with ${name} cannot be set up from their side.`,
      help: `Put ${dialled} on the certificate and lead it to Exchange; that serves phones as well. Otherwise partners can state the addresses of the organisation themselves when they set up the relationship.`,
    };
  },
});

interface Way {
  readonly kind: "redirect" | "srv";
  readonly record: ResourceRecord;
  readonly host: Probe;
}

/** By what clients are served where the host itself does not; what is wrong with the host its own finding says. */
function onlyWay({ probes, gap }: Assessment): Way | undefined {
  const of = (kind: StepKind) => probes.find((probe) => probe.kind === kind);
  const [host, redirect, srv] = [of("autodiscover"), of("redirect"), of("srv")];
  if (gap || !host || host.defect || (host.verdict !== "silent" && host.verdict !== "foreign-ok")) return undefined;
  if (redirect?.verdict === "redirects") return host.record && { kind: "redirect", record: host.record, host };
  if (!srv?.record || effectOf("outlook", srv) !== "serves") return undefined;
  return { kind: "srv", record: srv.record, host };
}
