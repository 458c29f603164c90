import { whyUnreachable } from "../estate/address.js";
import type { Severity } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import { below, isAtOrBelow, type Name, root, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { addressesOf } from "./addresses.js";
import type { Assessment } from "./assessment.js";
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
  readonly what: string;
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
  const domain = first?.domain ?? uses.find((use) => use.domain !== undefined)?.domain;
  return {
    records: unreachable,
    hasOther: unreachable.length < records.length,
    why: whyUnreachable((unreachable[0] as AddressRecord).data.address) as string,
    uses: [...new Set(uses.map(({ what }) => what))],
    isCured: uses.every(({ step }) => step !== undefined && step.assessment === first?.step?.assessment),
    ...(domain && { domain }),
    severity: uses.every(({ step }) => step?.severity === "info") ? "info" : "error",
  };
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
    add(name, { what: "it is a client access name on the certificate", ...(domain && { domain }) });
  }
  return uses;
}

function* usesOf(assessment: Assessment): Iterable<[Name, Use]> {
  const { name } = assessment.domain;
  const zones = assessment.survey.estate.zones("public");
  const of = (kind: "autodiscover" | "srv") => {
    const record = assessment.probes.find((probe) => probe.kind === kind)?.record;
    const defect = assessment.defects.find((one) => one.kind === "public-private-address" && one.record === record);
    return defect && { step: { assessment, severity: defect.severity } };
  };
  yield [
    below("autodiscover", name),
    { what: `it is the autodiscover host of ${withoutDot(name)}`, domain: name, ...of("autodiscover") },
  ];
  for (const record of lookup(zones, srvOwner(name), "SRV").records) {
    if (record.type !== "SRV") continue;
    const what = `the Autodiscover SRV record of ${withoutDot(name)} points to it`;
    yield [(record as ResourceRecord<"SRV">).data.target, { what, domain: name, ...of("srv") }];
  }
  for (const record of lookup(zones, name, "MX").records) {
    const { exchange } = (record as ResourceRecord<"MX">).data;
    if (record.type !== "MX" || exchange === root) continue;
    yield [exchange, { what: `the MX record of ${withoutDot(name)} points to it`, domain: name }];
  }
}
