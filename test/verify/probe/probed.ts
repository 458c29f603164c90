import { afterAll } from "vitest";
import { type ProbeOptions, probe } from "../../../src/verify/probe/probe.js";
import { certificateWorkshop, dnsNames } from "../../certificate/openssl.js";
import { type EstateText, estateFromText } from "../../estate-from-text.js";
import { type Door, networkWith } from "./loopback.js";

/** Certificates that hosts may present, made for one test file. */
export function presentable() {
  const workshop = certificateWorkshop();
  afterAll(workshop.remove);
  const authority = workshop.make(
    { subject: "/CN=Example Root", extensions: ["basicConstraints=critical,CA:TRUE"] },
    "ca",
  );
  const issued = (names: readonly string[], dates: { from?: string; until?: string } = {}) =>
    workshop.make({ subject: `/CN=${names[0]}`, extensions: [dnsNames(...names)], issuer: authority, ...dates });
  return {
    issued,
    right: issued(["webmail.companya.com", "autodiscover.companya.com"]),
    hoster: issued(["*.hoster.example", "hoster.example"]),
    wildcard: issued(["*.companya.com"]),
    expired: issued(["autodiscover.companya.com"], { from: "20240110000000Z", until: "20250109235959Z" }),
    early: issued(["autodiscover.companya.com"], { from: "20270110000000Z", until: "20270309235959Z" }),
    selfSigned: workshop.make({ subject: "/CN=EX01", extensions: [dnsNames("autodiscover.companya.com", "EX01")] }),
  };
}

/** One domain, its web host at .80 and Exchange at .10. */
export const zone = `@ MX 10 webmail
@ A 203.0.113.80
webmail A 203.0.113.10
autodiscover A 203.0.113.10
`;
export const company: EstateText = { zones: { "companya.com.": zone }, certificate: "webmail.companya.com" };
export const patience = 1500;
export const now = new Date("2026-11-22T11:40:00Z");

/** Probes hosts on loopback in place of those that the zones name. */
export async function probed(
  doors: Readonly<Record<string, Door>>,
  text: EstateText = company,
  options: Partial<ProbeOptions> & { readonly names?: Readonly<Record<string, readonly string[]>> } = {},
) {
  const network = networkWith(doors, options.names);
  const found = await probe(estateFromText(text), { network, now, limits: { patience }, ...options });
  return { ...found, facts: Object.fromEntries(found.facts), dialled: network.dialled };
}

export const day = { probed: "2026-11-22" };
export const host = "autodiscover.companya.com.";
