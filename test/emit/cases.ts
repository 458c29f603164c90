import { type Emission, emissionOf } from "../../src/emit/emission.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { Zone } from "../../src/zone/zone.js";
import { add, remove, replace, zoneOf } from "../fix/zone-text.js";

/** The zone before every change: sets of one and of two, an apex, a wildcard, a long text. */
export const zoneText = `$ORIGIN companyb.com.
$TTL 3600
@ SOA ns.provider.example. hostmaster.companyb.com. 2026112201 7200 3600 1209600 3600
@ NS ns.provider.example.
@ MX 10 mail
@ A 203.0.113.80
@ TXT "v=spf1 mx -all"
mail A 192.0.2.10
autodiscover 300 A 192.0.2.20
autodiscover 300 A 192.0.2.21
old CNAME mail
* A 203.0.113.80
_autodiscover._tcp SRV 0 0 443 wrong.companya.com.
`;

const dkim = `v=DKIM1; k=rsa; p=${"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A".repeat(12)}IDAQAB`;
const strings = [dkim.slice(0, 255), dkim.slice(255)].map((text) => `"${text}"`).join(" ");

type Edits = (zone: Zone) => readonly RecordEdit[];

const at = (name: string) => `${name}.companyb.com.`;

/** What is done, by the name of the case. */
const changes: Readonly<Record<string, Edits>> = {
  srv: () => [add(`${at("_sip._tls")} 3600 IN SRV 0 5 443 sip.companya.com.`)],
  a: () => [add(`${at("webmail")} 3600 IN A 192.0.2.10`)],
  aaaa: () => [add(`${at("mail")} 3600 IN AAAA 2001:db8::10`)],
  cname: () => [add(`${at("owa")} 3600 IN CNAME webmail.companya.com.`)],
  mx: () => [add("companyb.com. 3600 IN MX 20 backup.companya.com.")],
  "long-txt": () => [add(`${at("sel1._domainkey")} 3600 IN TXT ${strings}`)],
  "delete-one-of-two": (zone) => [remove(zone, `${at("autodiscover")} A 192.0.2.20`)],
  "delete-all": (zone) => [
    remove(zone, `${at("autodiscover")} A 192.0.2.20`),
    remove(zone, `${at("autodiscover")} A 192.0.2.21`),
  ],
  replace: (zone) => [
    replace(
      zone,
      `${at("_autodiscover._tcp")} SRV 0 0 443 wrong.companya.com.`,
      `${at("_autodiscover._tcp")} 3600 IN SRV 0 0 443 webmail.companya.com.`,
    ),
  ],
  apex: (zone) => [
    replace(zone, "companyb.com. A 203.0.113.80", "companyb.com. 3600 IN A 203.0.113.81"),
    add('companyb.com. 3600 IN TXT "MS=ms12345678"'),
  ],
  wildcard: (zone) => [remove(zone, `${at("*")} A 203.0.113.80`), add(`${at("*")} 3600 IN CNAME companyb.com.`)],
  cure: (zone) => [
    remove(zone, `${at("autodiscover")} A 192.0.2.20`),
    remove(zone, `${at("autodiscover")} A 192.0.2.21`),
    add(`${at("autodiscover")} 300 IN CNAME webmail.companya.com.`),
    remove(zone, `${at("old")} CNAME mail.companyb.com.`),
  ],
};

export interface EmissionCase {
  readonly name: string;
  readonly zone: Zone;
  readonly emission: Emission;
}

export const cases: readonly EmissionCase[] = Object.entries(changes).map(([name, edits]) => {
  const zone = zoneOf(zoneText);
  return { name, zone, emission: emissionOf({ zone, edits: edits(zone) }) };
});
