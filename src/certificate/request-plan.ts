import { parentOf } from "../zone/name.js";
import type { Certificate, CertificateName } from "./certificate.js";
import { coveringName } from "./name-match.js";

/** One name, and where it stands. */
export interface NameStatus {
  readonly written: CertificateName;
  /** Absent: nobody planned, or nothing was issued yet. */
  readonly planned?: boolean;
  readonly requested: boolean;
  readonly issued?: boolean;
}

/** A request that is not what was planned, or whose certificate is not what was asked for. */
export interface RequestDifference {
  readonly request: Certificate;
  readonly plan?: Certificate;
  readonly issued?: Certificate;
  /** The names that do not stand everywhere: those of the plan first, then those of the request. */
  readonly names: readonly NameStatus[];
}

/**
 * Holds each request against the list of names that was planned and against the certificate with its key. What an
 * authority adds (`www.` of each name) is no difference, nor is a name that a wildcard covers.
 */
export function requestDifferences(certificates: readonly Certificate[]): RequestDifference[] {
  const plans = certificates.filter(({ kind }) => kind === "planned");
  return certificates.flatMap((request): RequestDifference[] => {
    if (request.kind !== "request") return [];
    const plan = nearestPlan(request, plans);
    const issued = certificates.find((one) => one.kind === "certificate" && haveOneKey(one, request));
    const all = [...(plan?.names ?? []), ...request.names.filter((name) => !plan || !foresees(plan, name))];
    const names = all
      .map((written) => status(written, request, plan, issued))
      .filter(({ planned = true, requested, issued: isIssued = true }) => !(planned && requested && isIssued));
    return names.length === 0 ? [] : [{ request, names, ...(plan && { plan }), ...(issued && { issued }) }];
  });
}

function status(
  written: CertificateName,
  request: Certificate,
  plan: Certificate | undefined,
  issued: Certificate | undefined,
): NameStatus {
  return {
    written,
    requested: carries(request, written),
    ...(plan && { planned: foresees(plan, written) }),
    ...(issued && { issued: carries(issued, written) }),
  };
}

/** A wildcard may stand for planned names. */
function foresees(plan: Certificate, written: CertificateName): boolean {
  const stands = ({ name, wildcard }: CertificateName) => name && !wildcard && parentOf(name) === written.name;
  return carries(plan, written) || (written.wildcard && plan.names.some(stands));
}

/** By itself, or for a host name by a wildcard. */
function carries(certificate: Certificate, { text, name, wildcard }: CertificateName): boolean {
  if (certificate.names.some((one) => one.text === text)) return true;
  return name !== undefined && !wildcard && coveringName(certificate, name) !== undefined;
}

/** The list that shares most names with the request; one that shares none is of something else, unless there is no other. */
function nearestPlan(request: Certificate, plans: readonly Certificate[]): Certificate | undefined {
  if (plans.length <= 1) return plans[0];
  const shared = plans.map((plan) => plan.names.filter((name) => carries(request, name)).length);
  const most = Math.max(...shared);
  return most === 0 ? undefined : plans[shared.indexOf(most)];
}

function haveOneKey({ encoding: one }: Certificate, { encoding: other }: Certificate): boolean {
  if (!one || !other || one.publicKey.length !== other.publicKey.length) return false;
  return one.publicKey.every((octet, i) => octet === other.publicKey[i]);
}
