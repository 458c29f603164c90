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
 * Whether nobody said where the mailboxes are and the mail goes to Microsoft 365: they may be there, or Microsoft may only
 * filter what is delivered here.
 */
export function mayBeInExchangeOnline(domain: AcceptedDomain): boolean {
  if (domain.mail !== undefined) return false;
  return exchangesOf(domain).some((exchange) => microsoftMail.some((suffix) => isBelow(exchange, suffix)));
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
