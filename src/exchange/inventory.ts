import type { Certificate } from "../certificate/certificate.js";
import type { DeclaredDomain } from "../estate/build.js";
import type { ExchangeFacts } from "../estate/estate.js";
import { acceptedDomains } from "./accepted-domain.js";
import { federationIn } from "./federation.js";
import { gather } from "./gathered.js";
import { hybridIn } from "./hybrid.js";
import { installedCertificates, type ReadCertificate } from "./installed-certificate.js";
import { judgedCertificates } from "./judged-certificate.js";
import { connectorsIn, mailProtocolsIn } from "./mail-transport.js";
import type { InventoryReading } from "./read-inventory.js";
import { serviceUris } from "./service-uri.js";
import type { InventoryFault } from "./shell-object.js";
import { versionIn } from "./version.js";

/** What Exchange says of itself, as the rest of zonewright wants it. */
export interface Inventory {
  /** The accepted domains that public DNS can serve. */
  readonly domains: readonly DeclaredDomain[];
  readonly facts: ExchangeFacts;
  /** Those that clients and mail servers meet. */
  readonly certificates: readonly Certificate[];
  readonly faults: readonly InventoryFault[];
  /** What was left out, and why: whole sentences. */
  readonly remarks: readonly string[];
}

/** Concludes what the files of one organisation say together. */
export function inventoryOf(readings: readonly InventoryReading[], readCertificate: ReadCertificate): Inventory {
  const faults: InventoryFault[] = readings.flatMap((reading) => reading.faults);
  const gathered = gather(readings, faults);
  const { domains, remarks } = acceptedDomains(gathered, federationIn(gathered), hybridIn(gathered));
  const installed = installedCertificates(gathered.of("certificate"), readCertificate);
  const connectors = connectorsIn(gathered);
  const protocols = mailProtocolsIn(gathered);
  const version = versionIn(gathered);
  return {
    domains,
    facts: {
      ...(version && { version }),
      ...serviceUris(gathered),
      ...(connectors.length > 0 && { connectors }),
      ...(protocols.length > 0 && { mailProtocols: protocols }),
      ...(installed.length > 0 && { installed: installed.map(({ facts }) => facts) }),
    },
    certificates: judgedCertificates(installed),
    faults,
    remarks,
  };
}
