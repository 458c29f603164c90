import type { Cloud, ExpectedRecord, Microsoft365Facts } from "../../estate/microsoft-365.js";
import { below, type Name, toName } from "../../zone/name.js";

/** What `m365` of a domain in zonewright.yaml may say; names have been checked. */
export interface StatedMicrosoft365 {
  readonly cloud?: Cloud | undefined;
  readonly mx?: string | undefined;
  /** Selector1CNAME and Selector2CNAME of Get-DkimSigningConfig. */
  readonly dkim?: readonly string[] | undefined;
}

/** Microsoft asks for one hour. */
const ttl = 3600;

/** The records that the configuration states, in the form in which Microsoft Graph gives them. */
export function statedMicrosoft365(domain: Name, { cloud, mx, dkim = [] }: StatedMicrosoft365): Microsoft365Facts {
  const expected: ExpectedRecord[] = [];
  if (mx !== undefined) {
    const data = { preference: 0, exchange: toName(mx) as Name };
    expected.push({ record: { owner: domain, ttl, type: "MX", data }, isOptional: false });
  }
  for (const [i, target] of dkim.entries()) {
    const owner = below(`selector${i + 1}._domainkey`, domain);
    const data = { target: toName(target) as Name };
    expected.push({ record: { owner, ttl, type: "CNAME", data }, isOptional: false });
  }
  return { ...(cloud && { cloud }), expected };
}
