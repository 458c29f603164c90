import { describe, expect, test } from "vitest";
import { target } from "../../src/emit/targets/nsupdate.js";
import { recordText } from "../../src/zone/canonical.js";
import { folderWith } from "../cli/folder.js";
import { runIn } from "../cli/run-in.js";
import { someOfEveryType, origin as types } from "../emit/every-type.js";
import { startBind } from "../emit/servers/bind.js";
import { startKnot } from "../emit/servers/knot.js";
import type { NameServer, ZoneFiles } from "../emit/servers/name-server.js";
import { startNsd } from "../emit/servers/nsd.js";
import { startPowerDns } from "../emit/servers/powerdns.js";
import { altered, fullAs } from "./altered.js";
import { foundIn } from "./found-in.js";
import { withServer } from "./with-server.js";
import { full } from "./zones.js";

const servers: readonly (readonly [name: string, start: (zones: ZoneFiles) => Promise<NameServer>])[] = [
  ["BIND", startBind],
  ["Knot", startKnot],
  ["NSD", startNsd],
  // PowerDNS leaves DNAME alone unless it is told.
  ["PowerDNS", (zones) => startPowerDns(zones, "dname-processing=yes\n")],
];

const originOf = (name: string) => `${name}.example.`;
const files = Object.fromEntries(altered.map(({ name }) => [`${name}.zone`, fullAs(originOf(name))]));
const served = Object.fromEntries(
  altered.map(({ name, alter }) => [originOf(name), fullAs(originOf(name), alter(full))]),
);

describe.each(servers)("%s", (_name, start) => {
  test("every difference is found, and nothing else", async () => {
    const found = await withServer(start(served), async ({ port }) => {
      const folder = folderWith(files);
      const args = ["verify", ".", "--server", `127.0.0.1:${port}`, "--ttl", "--format", "json"];
      const { out, err, status } = await runIn(folder, args);
      expect(err).toMatch(/^asked 127\.0\.0\.1:\d+$/m);
      expect(status).toBe(1);
      return foundIn(out);
    });
    for (const { name, found: expected } of altered)
      expect([name, found.get(`${name}.example`) ?? []]).toEqual([name, [...expected].sort()]);
  }, 30_000);
});

test("records of every type that BIND takes are the same there", async () => {
  const records = someOfEveryType(target, types, 3).map(recordText);
  const text = `${types} 60 IN SOA ns1.${types} h.${types} 1 2 3 4 5\n${types} 60 IN NS ns1.${types}\nns1.${types} 60 IN A 192.0.2.1\n${records.join("\n")}\n`;
  const { status, out } = await withServer(startBind({ [types]: text }), ({ port }) =>
    runIn(folderWith({ "types.zone": text }), [
      "verify",
      ".",
      "--server",
      `127.0.0.1:${port}`,
      "--ttl",
      "--format",
      "json",
    ]),
  );
  expect(JSON.parse(out).findings.map(({ message }: { readonly message: string }) => message)).toEqual([]);
  expect(status).toBe(0);
  expect(records.length).toBeGreaterThan(150);
}, 30_000);
