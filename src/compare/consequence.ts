import type { Severity } from "../finding.js";
import { labelsOf, type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { textOf } from "./meaning.js";
import type { Service } from "./service.js";

/** What people see once a record is not there. */
export interface Consequence {
  /** One or two sentences. */
  readonly text: string;
  /** An error where Autodiscover, mail or federation stops; an info where nothing rests on the record any more. */
  readonly severity: Severity;
}

/**
 * What the loss of a record means.
 * @param zone its zone, for the name of the domain
 */
export function consequenceOf(record: ResourceRecord, service: Service, zone: Name): Consequence {
  return service === "whole zones" ? harm(gone(record)) : consequences[service](record, zone);
}

function gone({ owner, type }: ResourceRecord): string {
  return `Whoever asks for ${type} records of ${withoutDot(owner)} gets none.`;
}

const stop = (text: string): Consequence => ({ text, severity: "error" });
const harm = (text: string): Consequence => ({ text, severity: "warning" });
const trifle = (text: string): Consequence => ({ text, severity: "info" });

const consequences: Readonly<
  Record<Exclude<Service, "whole zones">, (record: ResourceRecord, zone: Name) => Consequence>
> = {
  Autodiscover({ owner, type }) {
    const [first = ""] = labelsOf(owner);
    const name = withoutDot(owner);
    if (type === "SRV") {
      const domain = name.split(".").slice(2).join(".");
      return stop(
        `Outlook finds no SRV record for ${domain}: it goes on with what else it knows, warns there, or cannot set up the mailbox.`,
      );
    }
    if (first !== "autodiscover") return stop(`Autodiscover leads to ${name}: Outlook and phones cannot reach it.`);
    return stop(
      `Outlook, phones and every other program that asks ${name} for its settings gets no answer, and new mailboxes cannot be set up.`,
    );
  },
  "mail in": ({ owner, type }) => {
    const name = withoutDot(owner);
    if (type === "MX") {
      return stop(
        `Mail for ${name} goes to the address of ${name} itself, or back to its sender where there is none (RFC 5321 §5.1).`,
      );
    }
    if (type === "A" || type === "AAAA") return stop(`MX records lead to ${name}: mail for them cannot be delivered.`);
    if (type === "TLSA") return harm("Senders that trust DANE no longer check the certificate of the mail server.");
    if (type === "SRV") return harm("Mail programs that look for their server by this record do not find it.");
    return harm("Senders no longer insist on TLS to the right host (MTA-STS), or their reports are no longer sent.");
  },
  "mail out": (record, zone) => {
    const name = withoutDot(record.owner);
    if (labelsOf(record.owner)[0] === "_dmarc") {
      return harm(
        `Receivers know no policy for forged mail from ${name.slice("_dmarc.".length)}, and send no reports.`,
      );
    }
    if (record.type === "TXT" && /^v=spf1/i.test(textOf(record))) {
      return stop(
        `Receivers cannot tell who may send mail from ${name}: it goes to the junk folder, or is refused (RFC 7208).`,
      );
    }
    return stop(
      `Signatures with this key cannot be checked: mail from ${withoutDot(zone)} that rests on DKIM goes to the junk folder, or is refused.`,
    );
  },
  federation: ({ owner }) =>
    stop(
      `Exchange cannot prove that ${withoutDot(owner)} is yours: the domain cannot be added to the federation trust again.`,
    ),
  "Microsoft 365": ({ owner, type }) =>
    type === "TXT"
      ? harm(`Microsoft 365 may take ${withoutDot(owner)} for unproven, and cannot prove it again.`)
      : harm("A service of Microsoft 365 that asks for this name no longer works, or no device enrols by it."),
  web: ({ owner, type }) =>
    type === "HTTPS"
      ? harm(
          `Browsers no longer learn from DNS how ${withoutDot(owner)} is served best, and go by its addresses (RFC 9460 §3).`,
        )
      : harm(`Whoever opens ${withoutDot(owner)} gets no answer.`),
  "verification tokens": ({ owner }) =>
    labelsOf(owner)[0] === "_acme-challenge"
      ? trifle("It proved once that a certificate may be issued; the next proof has a text of its own (RFC 8555 §8.4).")
      : harm(
          `The service that asked for this text may take ${withoutDot(owner)} for unproven, and end what rests on it: certificates, single sign-on, mailings.`,
        ),
  delegations: ({ owner, type }) => {
    const name = withoutDot(owner);
    if (type === "DS") return harm(`Answers for ${name} and what lies below are no longer validated.`);
    if (type === "NS") return harm(`Nothing at ${name} or below it can be found: another server has these names.`);
    return harm(`${name} lies below a delegation: if its name servers go by this name, they cannot be found.`);
  },
  "other records": (record) =>
    record.type === "CAA"
      ? harm(`Every authority may issue certificates for ${withoutDot(record.owner)} (RFC 8659 §3).`)
      : harm(gone(record)),
};
