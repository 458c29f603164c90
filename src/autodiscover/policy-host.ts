import { isCovered } from "../certificate/name-match.js";
import type { Certainty } from "../finding.js";
import { below, type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { isStrictTransport, joined } from "../zone/text/policy-text.js";
import { isSynthesised } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, endpointOf, isShut } from "./endpoint.js";
import { isUnreachable } from "./host-probe.js";
import { becauseOf, ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";

/** A domain that announces an MTA-STS policy, which nobody can fetch. */
export interface MissingPolicy {
  /** What announces it: the text, or the alias of a service that keeps the text. */
  readonly record: ResourceRecord;
  /** `mta-sts.D` */
  readonly host: Name;
  readonly kind: "absent" | "unreachable" | "not on certificate";
  /** A clause for messages. */
  readonly because: string;
  readonly certainty: Certainty;
}

/** Undefined as well where another service has the host, of which nothing is known. */
export function missingPolicy({ domain, survey }: Assessment): MissingPolicy | undefined {
  const { zone, name, mail } = domain;
  const asked = below("_mta-sts", name);
  if (mail === "none" || !zone?.has(asked)) return undefined;
  const text = zone.records(asked, "TXT").find(({ data }) => isStrictTransport(joined(data.strings)));
  const record = text ?? zone.records(asked, "CNAME")[0];
  if (!record) return undefined;
  const host = below("mta-sts", name);
  const endpoint = endpointOf(survey, host);
  // Of a host that only a wildcard answers for wildcard-covers-service-name speaks.
  if (isSynthesised(endpoint.lookup)) return undefined;
  const fault = faultOf(survey, endpoint);
  if (!fault) return undefined;
  return { record, host, ...fault, certainty: text ? fault.certainty : "possible" };
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
    const lacks = `the certificate that was declared for the host does not carry ${name}`;
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
