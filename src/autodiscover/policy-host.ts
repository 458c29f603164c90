import { isCovered } from "../certificate/name-match.js";
import type { Certainty } from "../finding.js";
import { below, type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { isMeantAsStrictTransport, isStrictTransport, joined, strictTransportFault } from "../zone/text/policy-text.js";
import { tagsCutOff } from "../zone/text/tags-cut-off.js";
import { isSynthesised } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf, isShut } from "./endpoint.js";
import { isUnreachable } from "./host-probe.js";
import { becauseOf, distrustOf, ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";

/** A domain that announces an MTA-STS policy, which no sender gets. */
export interface MissingPolicy {
  /** What announces it: the text, or the alias of a service that keeps the text. */
  readonly record: ResourceRecord;
  /** `mta-sts.D` */
  readonly host: Name;
  /** `record`: the announcement itself is passed over; else what is wrong with the host. */
  readonly kind: "record" | "absent" | "unreachable" | "not on certificate";
  /** A clause for messages. */
  readonly because: string;
  readonly certainty: Certainty;
}

/** Undefined as well where another service has the host, of which nothing is known. */
export function missingPolicy({ domain, survey }: Assessment): MissingPolicy | undefined {
  const { zone, name, mail } = domain;
  const asked = below("_mta-sts", name);
  if (mail === "none" || !zone?.has(asked)) return undefined;
  const host = below("mta-sts", name);
  const texts = zone.records(asked, "TXT").filter((one) => isMeantAsStrictTransport(textOf(one)));
  const passedOver = announcementFault(texts);
  if (passedOver) return { ...passedOver, host, kind: "record", certainty: "certain" };
  const text = texts.find((one) => isStrictTransport(textOf(one)));
  const record = text ?? zone.records(asked, "CNAME")[0];
  // Of a text that a comment cut off txt-unescaped-semicolon speaks.
  if (!record || (text && tagsCutOff(text))) return undefined;
  const endpoint = endpointOf(survey, host);
  // Of a host that only a wildcard answers for wildcard-covers-service-name speaks.
  if (isSynthesised(endpoint.lookup)) return undefined;
  const fault = faultOf(survey, endpoint);
  if (!fault) return undefined;
  return { record, host, ...fault, certainty: text ? fault.certainty : "possible" };
}

function textOf({ data }: ResourceRecord<"TXT">): string {
  return joined(data.strings);
}

/** Senders that do not find exactly one record of a policy take the domain for one without (RFC 8461 §3.1). */
function announcementFault(
  texts: readonly ResourceRecord<"TXT">[],
): Pick<MissingPolicy, "record" | "because"> | undefined {
  const counted = new Map(texts.filter((one) => isStrictTransport(textOf(one))).map((one) => [textOf(one), one]));
  const [, second] = counted.values();
  if (second) return { record: second, because: `there are ${counted.size} such records, and only one may be` };
  const [first] = counted.size > 0 ? counted.values() : texts;
  if (!first || tagsCutOff(first)) return undefined;
  const fault = strictTransportFault(textOf(first));
  return fault === undefined ? undefined : { record: first, because: `the record ${fault}` };
}

function faultOf(
  survey: Survey,
  endpoint: Endpoint,
): Pick<MissingPolicy, "kind" | "because" | "certainty"> | undefined {
  const { because, facts } = endpoint;
  if (endpoint.class === "silent") return { kind: "absent", because, certainty: "certain" };
  if (isShut(facts) || isUnreachable(endpoint)) {
    return { kind: "unreachable", because: becauseOf(endpoint, "silent"), certainty: "certain" };
  }
  const name = withoutDot(endpoint.name);
  const own = ownCertificateCovers(survey, endpoint);
  if (own !== undefined) {
    const distrust = distrustOf(survey, endpoint);
    const lacks = distrust
      ? `the certificate that the host presents ${distrust}`
      : `the certificate that was declared for the host does not carry ${name}`;
    return own
      ? undefined
      : { kind: "not on certificate", because: lacks, certainty: endpoint.proxied ? "possible" : "certain" };
  }
  const { certificates } = survey;
  if (endpoint.class !== "exchange" || certificates.length === 0 || isCovered(certificates, endpoint.name)) {
    return undefined;
  }
  const lacks = `${because}, and its certificate does not carry ${name}`;
  return { kind: "not on certificate", because: lacks, certainty: endpoint.certainty };
}
