import { describe, expect, test } from "vitest";
import { folderWith } from "../cli/folder.js";
import { runIn } from "../cli/run-in.js";
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
