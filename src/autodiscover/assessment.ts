import { isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { Severity } from "../finding.js";
import { effectOf } from "./client.js";
import { apexProbe, autodiscoverProbe, scpProbe } from "./host-probe.js";
import type { Defect, Probe } from "./probe.js";
import { redirectProbe } from "./redirect-probe.js";
import { srvProbe } from "./srv-probe.js";
import type { Survey } from "./survey.js";
import { mayEndBefore, type Walk, walks } from "./walk.js";

/** How discovery goes for one domain: the one source of every Autodiscover finding. */
export interface Assessment {
  readonly domain: AcceptedDomain;
  readonly survey: Survey;
  readonly probes: readonly Probe[];
  /** One for each declared client. */
  readonly walks: readonly Walk[];
  readonly defects: readonly Defect[];
  /** What is absent altogether, when nothing that is there explains it. */
  readonly gap?: "autodiscover-unreachable" | "srv-missing";
}

export function assess(survey: Survey, domain: AcceptedDomain): Assessment {
  const none = { domain, survey, probes: [], walks: [], defects: [] };
  if (domain.mail === "none") return none;
  const scp = scpProbe(survey);
  const host = autodiscoverProbe(survey, domain);
  const srv = srvProbe(survey, domain);
  const shadowing = shadowingHost(host, srv);
  const probes = [
    ...(scp ? [scp] : []),
    apexProbe(survey, domain),
    shadowing,
    redirectProbe(survey, domain, host),
    srv,
  ];
  const played = walks(domain, probes);
  const defects = probes.flatMap((probe) =>
    probe.defect ? [{ ...probe.defect, probe, severity: severityOf(probe, played) }] : [],
  );
  const gap = domain.mail !== "exchange-online" ? gapOf(survey, probes) : undefined;
  return { domain, survey, probes, walks: played, defects, ...(gap && { gap }) };
}

/** Beside an SRV record that serves, the host's own record is what is wrong: clients meet it first. */
function shadowingHost(host: Probe, srv: Probe): Probe {
  const shadows = ["autodiscover-host-not-on-certificate", "autodiscover-cname-no-cure", "autodiscover-host-foreign"];
  if (effectOf("outlook", srv) !== "serves" || !host.defect || host.verdict === "m365") return host;
  if (host.verdict === "foreign-ok") return withoutDefect(host);
  if (!shadows.includes(host.defect.kind)) return host;
  return { ...host, defect: { ...host.defect, kind: "srv-shadowed" } };
}

/** As far as anybody said it answers nothing, over a valid certificate: clients go on to the SRV record. */
function withoutDefect({ defect: _harmless, ...probe }: Probe): Probe {
  return probe;
}

/**
 * Error: with the facts at hand a declared client prompts or fails because of it. Warning: it would if something unknown
 * is so. Info: no declared client gets that far, or none shows it.
 */
function severityOf(probe: Probe, walks: readonly Walk[]): Severity {
  const stepIn = ({ steps }: Walk) => steps.findIndex((step) => step.kind === probe.kind);
  const reached = walks.filter((walk) => stepIn(walk) >= 0);
  // Whoever comes here came by the same steps, which were passed over or not, whoever it is.
  const [first] = reached;
  if (!first) return "info";
  const kind = probe.defect?.kind;
  const isSure = probe.defect?.certainty === "certain" && !mayEndBefore(first, stepIn(first));
  const sure: Severity = isSure ? "error" : "warning";
  if (kind === "srv-target-is-alias" || kind === "autodiscover-owner-typo") return "warning";
  if (probe.verdict === "m365") return first.domain.mail === "on-premises" ? sure : "warning";
  if (reached.some(({ client }) => effectOf(client, probe) !== "continues")) return sure;
  // Nobody shows it. At the apex that is all; elsewhere the step is lost, which matters where no other one serves.
  const isLost = probe.verdict === "silent" || first.outcome !== "served";
  return probe.kind !== "apex" && isLost ? sure : "info";
}

/** Exchange Online is found without records of ours, and a record that leads here would be in the way. */
function gapOf(survey: Survey, probes: readonly Probe[]): Assessment["gap"] {
  const of = (kind: Probe["kind"]) => probes.find((probe) => probe.kind === kind);
  const serves = probes.some((probe) => effectOf("outlook", probe) === "serves");
  const host = of("autodiscover");
  const srv = of("srv");
  if (serves || !host || !srv || srv.verdict !== "silent" || srv.defect) return undefined;
  if (host.defect?.kind === "autodiscover-owner-typo" || host.verdict === "m365") return undefined;
  if (host.verdict === "unknown" || of("redirect")?.verdict === "unknown") return undefined;
  if (!host.defect) return "autodiscover-unreachable";
  // A record that is there and leads nowhere is not missing, and what may yet serve needs none.
  const isMissing = srv.record === undefined && host.verdict !== "foreign-ok";
  return isMissing && !isCovered(survey.certificates, host.name) ? "srv-missing" : undefined;
}
