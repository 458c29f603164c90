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
  /** The first such address record of the owner. */
  readonly record: ResourceRecord<"A" | "AAAA">;
  /** What the address is, as a clause: "a private address (RFC 1918)". */
  readonly why: string;
  /** What the host is needed for, clauses: "the MX record of contoso.com points to it". */
  readonly uses: readonly string[];
  /** The domain whose walk ends here, and whose cure leads it elsewhere. */
  readonly walked?: Assessment;
  /** The domain that it concerns most. */
  readonly domain?: Name;
  readonly severity: Severity;
}

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
  const uses = new Map<Name, Use[]>();
  const found = new Map<Name, { record: PrivateAddress["record"]; why: string }>();
  for (const [name, reasons] of usesByName(survey, assessments)) {
    for (const record of addressesOf(survey.estate.zones("public"), name).records) {
      const why = whyUnreachable(record.data.address);
      if (why === undefined) continue;
      if (!found.has(record.owner)) found.set(record.owner, { record, why });
      const known = uses.get(record.owner) ?? [];
      uses.set(record.owner, [...known, ...reasons.filter(({ what }) => !known.some((use) => use.what === what))]);
    }
  }
  return Array.from(found, ([owner, { record, why }]) => judged(record, why, uses.get(owner) ?? []));
}

function judged(record: PrivateAddress["record"], why: string, uses: readonly Use[]): PrivateAddress {
  const walked = uses.find(({ step }) => step !== undefined && step.severity !== "info")?.step?.assessment;
  const domain = walked?.domain.name ?? uses.find((use) => use.domain !== undefined)?.domain;
  return {
    record,
    why,
    uses: uses.map(({ what }) => what),
    ...(walked && { walked }),
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
