import type { CertificateName } from "../../certificate/certificate.js";
import { type NameStatus, type RequestDifference, requestDifferences } from "../../certificate/request-plan.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { damerauLevenshtein } from "../../text/edit-distance.js";
import { parentOf } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Differs extends Found {
  readonly difference: RequestDifference;
}

export const rule = defineRule({
  meta: {
    id: "csr-differs-from-plan",
    scope: "estate",
    severity: "error",
    summary: "The request asks for other names than were planned, or the certificate has others than were requested",
    why: "The list of names, the request and the certificate are three texts, written on three days, often by three people. A name that is lost between them is noticed when clients dial it, and then everything starts anew. Given all of them (a list of names or `names:` in the configuration, the request, the certificate with the same key), each name has to stand in all. Silent: what the authority adds by itself; names that a wildcard covers; a certificate with another key, which was not made from this request. A request for less than the plan is an error, one for more a warning.",
    sources: [
      "RFC 2986 §4.1, RFC 2985 §5.4.2 (extensionRequest)",
      'Exchange Server documentation, "Create an Exchange Server certificate request for a certification authority"',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }): Iterable<Differs> {
    const certificates = estate.certificates.filter((certificate) => !isForFederationOnly(certificate));
    for (const difference of requestDifferences(certificates)) {
      const isLess = difference.names.some(({ requested, issued }) => !requested || issued === false);
      yield { at: difference.request.at, severity: isLess ? "error" : "warning", difference };
    }
  },
  message({ difference }) {
    const { request, plan, issued, names } = difference;
    const others = [plan && `the plan (${plan.label})`, issued && `the certificate made from it (${issued.label})`];
    const lost = names.filter((name) => !name.requested || name.issued === false);
    const effect =
      lost.length === 0
        ? "Clients are served; the certificate shows more than was meant, and each name is validated at every renewal."
        : "Clients that dial a name that is not on the certificate warn or refuse it.";
    return {
      text: `${request.label} and ${others.filter(Boolean).join(" and ")} do not carry the same names. ${names.map(inWords).join("; ")}. ${effect}`,
      help: helpFor(difference),
      related: names.flatMap(({ written, planned }) =>
        planned ? [{ message: `${written.text} is planned here`, at: written.at }] : [],
      ),
    };
  },
});

function inWords({ written, planned, requested, issued }: NameStatus): string {
  const words = [said(planned, "planned"), said(requested, "requested"), said(issued, "issued")];
  return `${written.text}: ${words.filter(Boolean).join(", ")}`;
}

function said(is: boolean | undefined, what: string): string | undefined {
  return is === undefined ? undefined : `${is ? "" : "not "}${what}`;
}

function helpFor({ names, issued }: RequestDifference): string {
  const [wrong, right] = mistaken(names) ?? [];
  const again =
    wrong && right
      ? `${right.text} and ${wrong.text} are probably one and the same host: find out which name clients dial, and put it into the plan and the request alike. `
      : "";
  const onlyIssued = issued && names.every(({ planned = true, requested }) => planned && requested);
  return onlyIssued
    ? "Have the certificate issued again with all the names of the request, before it is bound to the services."
    : `${again}Make the request anew with the names of the plan (-DomainName of New-ExchangeCertificate), or correct the plan. A request that was sent already can be replaced until the certificate is issued.`;
}

/** A name that was requested in place of a planned one: the only two below one domain, or nearly the same text. */
function mistaken(names: readonly NameStatus[]): readonly [CertificateName, CertificateName] | undefined {
  const extra = names.filter(({ planned, requested }) => planned === false && requested);
  for (const { written: right } of names.filter(({ planned, requested }) => planned && !requested)) {
    const same = extra.filter(({ written: { name } }) => name && right.name && parentOf(name) === parentOf(right.name));
    const near = extra.find(({ written }) => damerauLevenshtein(written.text, right.text) <= 2);
    const wrong = near ?? (same.length === 1 ? same[0] : undefined);
    if (wrong) return [wrong.written, right];
  }
  return undefined;
}
