import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { folderWith } from "../folder.js";

const soa = "@ IN SOA ns1.newdns.example. hostmaster 2026010101 7200 3600 1209600 3600\n";

/** A mail domain whose autodiscover host has to give way to an SRV record. */
function misled(domain: string): string {
  return `$ORIGIN ${domain}.\n$TTL 3600\n${soa}@ MX 10 webmail.companya.com.\r\nautodiscover A 203.0.113.10 ; old\n`;
}

const hub = `$ORIGIN companya.com.\n$TTL 3600\n${soa}@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n`;
const nameList = "webmail.companya.com\n";

/** The files that `fix --write --unsafe` changes here. */
export const changing = ["zones/b.zone", "zones/c.zone", "zones/d.zone"];

/** Three zones to be corrected, one that is right, and the certificate's names. */
export function estate(): string {
  const zones = { "zones/a.zone": hub, "zones/b.zone": misled("companyb.com"), "zones/c.zone": misled("companyc.com") };
  return folderWith({ ...zones, "zones/d.zone": misled("companyd.com"), "names.txt": nameList });
}

/** Every file below a folder with its bytes, by path; a link is what it leads to. */
export function filesIn(folder: string, below = ""): Map<string, string> {
  const names = readdirSync(join(folder, below)).sort();
  return new Map(
    names.flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      return statSync(join(folder, path)).isDirectory()
        ? [...filesIn(folder, path)]
        : [[path, readFileSync(join(folder, path), "latin1")]];
    }),
  );
}
