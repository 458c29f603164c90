import type { Severity } from "../finding.js";
import { whyUnreachable } from "../zone/address.js";
import { lookup } from "../zone/lookup.js";
import { below, isAtOrBelow, type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { addressesOf } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import type { StepKind } from "./probe.js";
import { srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

/** A host of mail or its discovery that the public view sends to an address which nobody outside can reach. */
export interface PrivateAddress {
  /** Such address records of one owner, at least one. */
  readonly records: readonly AddressRecord[];
  /** Whether the owner has another address that can be reached. */
  readonly hasOther: boolean;
  /** What the first address is, as a clause: "a private address (RFC 1918)". */
  readonly why: string;
  /** What the host is needed for, clauses: "the MX record of contoso.com points to it". */
  readonly uses: readonly string[];
  /** Whether nothing but one domain's discovery needs the host, so that its cure, which leads it elsewhere, is enough. */
  readonly isCured: boolean;
  /** The domain that it concerns most. */
  readonly domain?: Name;
  readonly severity: Severity;
}

type AddressRecord = ResourceRecord<"A" | "AAAA">;

interface Use {
  readonly role: "autodiscover" | "SRV" | "MX" | "access name";
  readonly domain?: Name;
  /** What the walk makes of it; absent where it is no step of a walk. */
  readonly step?: { readonly assessment: Assessment; readonly severity: Severity };
}

/** Every owner of such an address once, however many domains and names lead to it. */
export function privateAddresses(assessments: readonly Assessment[]): PrivateAddress[] {
  const survey = assessments[0]?.survey;
  if (!survey) return [];
  const zones = survey.estate.zones("public");
  const hosts = new Map<Name, { records: readonly AddressRecord[]; uses: Use[] }>();
  for (const [name, uses] of usesByName(survey, assessments)) {
    const { records } = addressesOf(zones, name);
    const owner = records[0]?.owner;
    if (!owner || !records.some(isPrivate)) continue;
    const host = hosts.get(owner) ?? { records, uses: [] };
    hosts.set(owner, { records, uses: [...host.uses, ...uses] });
  }
  return Array.from(hosts.values(), ({ records, uses }) => judged(records, uses));
}

function isPrivate({ data }: AddressRecord): boolean {
  return whyUnreachable(data.address) !== undefined;
}

function judged(records: readonly AddressRecord[], uses: readonly Use[]): PrivateAddress {
  const unreachable = records.filter(isPrivate);
  const first = uses.find(({ step }) => step !== undefined && step.severity !== "info") ?? uses[0];
  const domain = first?.domain;
  return {
    records: unreachable,
    hasOther: unreachable.length < records.length,
    why: whyUnreachable((unreachable[0] as AddressRecord).data.address) as string,
    uses: [...new Set(uses.map(clauseOf))],
    isCured: uses.every(({ step }) => step !== undefined && step.assessment === first?.step?.assessment),
    ...(domain && { domain }),
    severity: uses.every(({ step }) => step?.severity === "info") ? "info" : "error",
  };
}

function clauseOf({ role, domain }: Use): string {
  const name = domain ? withoutDot(domain) : "";
  if (role === "autodiscover") return `it is the autodiscover host of ${name}`;
  if (role === "access name") return "it is a client access name on the certificate";
  return `the ${role === "SRV" ? "Autodiscover SRV" : role} record of ${name} points to it`;
}

function usesByName(survey: Survey, assessments: readonly Assessment[]): Map<Name, Use[]> {
  const uses = new Map<Name, Use[]>();
  const add = (name: Name, use: Use) => {
    const known = uses.get(name);
    if (known) known.push(use);
    else uses.set(name, [use]);
  };
  for (const assessment of assessments) {
    if (assessment.domain.mail === "none") continue;
    for (const [name, use] of usesOf(assessment)) add(name, use);
  }
  for (const { name } of survey.accessNames) {
    const domain = survey.estate.domains.find((accepted) => isAtOrBelow(name, accepted.name))?.name;
    add(name, { role: "access name", ...(domain && { domain }) });
  }
  return uses;
}

function* usesOf(assessment: Assessment): Iterable<[Name, Use]> {
  const { name } = assessment.domain;
  const zones = assessment.survey.estate.zones("public");
  const host = stepAt(assessment, "autodiscover");
  const srv = stepAt(assessment, "srv");
  // A host or a service that has no record at all needs no second look.
  if (host.record) yield [below("autodiscover", name), { role: "autodiscover", domain: name, ...host.use }];
  for (const record of srv.record ? lookup(zones, srvOwner(name), "SRV").records : []) {
    yield [(record as ResourceRecord<"SRV">).data.target, { role: "SRV", domain: name, ...srv.use }];
  }
  for (const record of lookup(zones, name, "MX").records) {
    const { exchange } = (record as ResourceRecord<"MX">).data;
    if (record.type === "MX") yield [exchange, { role: "MX", domain: name }];
  }
}

function stepAt(assessment: Assessment, kind: StepKind) {
  const record = assessment.probes.find((probe) => probe.kind === kind)?.record;
  const defect = assessment.defects.find((one) => one.record === record);
  return { record, use: defect && { step: { assessment, severity: defect.severity } } };
}
