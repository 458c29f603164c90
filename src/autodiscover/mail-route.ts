import type { AcceptedDomain } from "../estate/estate.js";
import { below, isBelow, type Name, toName } from "../zone/name.js";
import { endpointOf } from "./endpoint.js";
import type { Survey } from "./survey.js";

/**
 * Hosts that take mail for Microsoft 365: worldwide in two families, for the governments of the United States, and
 * 21Vianet (Microsoft 365 "External DNS records"; Get-DnssecStatusForVerifiedDomain; the last is seen in the field).
 */
const microsoftMail = [
  "mail.protection.outlook.com",
  "mx.microsoft",
  "mail.protection.office365.us",
  "mail.protection.partner.outlook.cn",
].map((suffix) => toName(suffix) as Name);

/** Whether mail for the domain is delivered to Exchange itself. */
export function landsOnExchange(survey: Survey, domain: AcceptedDomain): boolean {
  return exchangesOf(domain).some((exchange) => endpointOf(survey, exchange).class === "exchange");
}

/**
 * Where the mailboxes may be when nobody said it and no mail is delivered to Exchange itself: Microsoft takes the mail, or
 * a host outside the supplied zones. Both may also only filter what is delivered here.
 */
export function mailboxesMayBeElsewhere(
  survey: Survey,
  domain: AcceptedDomain,
): "microsoft-365" | "outside" | undefined {
  const exchanges = exchangesOf(domain);
  if (domain.mail !== undefined || exchanges.length === 0) return undefined;
  if (exchanges.some((exchange) => microsoftMail.some((suffix) => isBelow(exchange, suffix)))) return "microsoft-365";
  const isOutside = exchanges.every(
    (exchange) =>
      endpointOf(survey, exchange).class === "unknown" && !survey.estate.zones("public").enclosing(exchange),
  );
  return isOutside ? "outside" : undefined;
}

/** Whether the mailboxes are in Exchange Online, by declaration or because clients are led there and no mail comes here. */
export function isInExchangeOnline(survey: Survey, domain: AcceptedDomain): boolean {
  if (domain.mail !== undefined) return domain.mail === "exchange-online";
  const host = endpointOf(survey, below("autodiscover", domain.name));
  return host.class === "m365" && !landsOnExchange(survey, domain);
}

function exchangesOf({ zone, name }: AcceptedDomain): Name[] {
  return (zone?.records(name, "MX") ?? []).map(({ data }) => data.exchange);
}
