import { type Command, Option } from "commander";
import { repeatable, seconds } from "../shared-options.js";

/** Whom `verify` asks, and for what. */
export function withAsking(command: Command): Command {
  return command
    .optionsGroup("Asking:")
    .addOption(
      repeatable("--server <address>", "whom to ask, ADDR[:PORT] (repeatable); without it the NS records of each zone"),
    )
    .addOption(repeatable("--expect <path>", "zones that the servers are to have already; PATH is what they are today"))
    .option("--no-transfer", "ask for no zone transfer")
    .option("--tsig-key <file>", 'key for zone transfers: key "name" { algorithm hmac-sha256; secret "…"; };')
    .option("--ttl", "TTLs count as well")
    .addOption(
      new Option("--timeout <seconds>", "how long one answer may take; a host that is probed has four times that")
        .argParser(seconds)
        .default(2),
    )
    .option("--no-servers", "leave the name servers alone, and only --probe")
    .optionsGroup("Probing:")
    .option(
      "--probe",
      "ask the hosts that clients dial for certificate, Autodiscover and redirects, then lint with that",
    )
    .option("--save-facts <file>", "keep what they answered, for lint --facts")
    .option("--starttls <ports>", "look at mail hosts too: of 25,587,143,110")
    .option("--allow-private", "ask addresses of private networks and of this machine as well")
    .addHelpText(
      "after",
      `
Every RRset is asked for, by UDP and where it has to be by TCP; what wildcards make, what there should not be, delegations
with their addresses. Where a server gives a zone transfer, what it has and the file lacks is known as a whole. SOA and NS
records of the provider are told and are no error; signatures are left alone.

--probe connects to ports 443 and 80 as mail clients do, without credentials and without following redirects.

Exit status: 0 the same, 1 differences, 2 some zone could not be asked for, or not for all of it, 3 a fault of zonewright
itself.

Example: zonewright verify zones/ --server ns1.newdns.example --server 192.0.2.53`,
    );
}
