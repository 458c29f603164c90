import { expect, test } from "vitest";
import { ownServers, resolvedServers, serverArgument } from "../../src/verify/servers.js";
import { zoneOf } from "../fix/zone-text.js";

test.each([
  ["192.0.2.1", "192.0.2.1", 53],
  ["192.0.2.1:5353", "192.0.2.1", 5353],
  ["2001:db8::1", "2001:db8::1", 53],
  ["[2001:db8::1]", "2001:db8::1", 53],
  ["[2001:db8::1]:5353", "2001:db8::1", 5353],
  ["ns1.contoso.com", "ns1.contoso.com", 53],
  ["ns1.contoso.com.:54", "ns1.contoso.com.", 54],
  ["localhost:1", "localhost", 1],
])("%s", (text, host, port) => {
  expect(serverArgument(text)).toEqual({ host, port });
});

test.each(["", ":53", "ns1:0", "ns1:65536", "ns1:x", "[ns1]:53", "[::1", "a b", "user@ns1", "192.0.2.1:53:53"])(
  "%j is no server",
  (text) => {
    expect(serverArgument(text)).toBeUndefined();
  },
);

const network = (resolve: (name: string) => Promise<readonly string[]>) => ({
  resolve,
  connect: () => {
    throw new Error("nobody connects here");
  },
});

test("the name servers of a zone are looked up by their whole names, and go by name and address", async () => {
  const zone = zoneOf("$ORIGIN contoso.example.\n$TTL 60\n@ SOA ns1 h 1 2 3 4 5\n@ NS ns1\n@ NS ns.else.example.\n");
  const asked: string[] = [];
  const both = network(async (name) => {
    asked.push(name);
    return name.startsWith("ns1.")
      ? ["192.0.2.1", "2001:db8::1"]
      : Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" }));
  });
  const [first, second] = await Promise.all(ownServers(zone).map((one) => resolvedServers(one, both)));
  expect(asked).toEqual(["ns1.contoso.example.", "ns.else.example."]);
  expect(first).toEqual({
    servers: [
      { address: "192.0.2.1", family: 4, port: 53, label: "ns1.contoso.example (192.0.2.1)" },
      { address: "2001:db8::1", family: 6, port: 53, label: "ns1.contoso.example (2001:db8::1)" },
    ],
  });
  expect(second).toEqual({ failed: "the address of ns.else.example cannot be found (ENOTFOUND)" });
});

test("an address is looked up nowhere", async () => {
  const nobody = network(() => Promise.reject(new Error("not to be asked")));
  expect(await resolvedServers({ host: "2001:db8::1", port: 54 }, nobody)).toEqual({
    servers: [{ address: "2001:db8::1", family: 6, port: 54, label: "[2001:db8::1]:54" }],
  });
});
