import { expect, test } from "vitest";
import type { Message } from "../../src/verify/dns/message.js";
import { readMessage } from "../../src/verify/dns/message.js";
import { glueFault } from "../../src/verify/glue.js";
import type { Name } from "../../src/zone/name.js";
import { zoneOf } from "../fix/zone-text.js";
import { message, name, octets, record, u16 } from "./wire.js";

const zone = zoneOf(
  "$ORIGIN contoso.example.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\nchild NS ns.child\nchild NS ns\nns.child A 192.0.2.2\nns.child A 192.0.2.3\nns.child AAAA 2001:db8::2\n",
);
const cut = "child.contoso.example." as Name;
const delegation = zone.records(cut, "NS");

function referral(...additionals: Uint8Array[]): Message {
  return readMessage(message({ question: octets(name(cut), u16(2), u16(1)), additionals }));
}

const a = (owner: string, last: number) => record(name(owner), 1, [192, 0, 2, last]);

test.each<[string, Uint8Array[], string | undefined]>([
  [
    "all of it",
    [a("ns.child.contoso.example", 2), a("ns.child.contoso.example", 3), a("ns.contoso.example", 1)],
    undefined,
  ],
  ["what found room (RFC 9471)", [a("NS.child.contoso.example", 3)], undefined],
  ["none of it", [], "delegates it without the addresses of its name servers"],
  [
    "that of a host beside the cut alone",
    [a("ns.contoso.example", 1)],
    "delegates it without the addresses of its name servers",
  ],
  ["another address", [a("ns.child.contoso.example", 9)], "says that ns.child.contoso.example is at 192.0.2.9"],
  [
    "an address more",
    [a("ns.child.contoso.example", 2), a("ns.child.contoso.example", 9)],
    "says that ns.child.contoso.example is at 192.0.2.2, 192.0.2.9",
  ],
])("a referral with %s", (_name, additionals, what) => {
  expect(glueFault(zone, cut, delegation, referral(...additionals))?.what).toBe(what);
});
