import { type Command, Option } from "commander";
import { repeatable } from "./shared-options.js";

/** How `cert plan` plans. */
export function withPlanning(command: Command): Command {
  return command
    .optionsGroup("Planning:")
    .addOption(new Option("--style <style>", "how clients find Exchange").choices(["fewest", "san", "srv", "redirect"]))
    .addOption(repeatable("--also <names>", "names to put on it whatever the zones say (repeatable)"))
    .addOption(
      new Option("--request <form>", "print the request for it instead").choices([
        "exchange-2013",
        "exchange-2016",
        "openssl",
        "certreq",
        "pkcs10",
      ]),
    )
    .option("--key <file>", "with --request pkcs10: where to leave the new key; the file must not exist")
    .option("--commands", "print what is to be run on the servers once it is issued")
    .addHelpText(
      "after",
      `
fewest    for each domain an SRV record where that serves all of its clients, else its autodiscover host
san       every autodiscover host is on the certificate
srv       that of the primary domain alone; the others have SRV records
redirect  that of the primary domain alone; the others lead to a host that redirects
Without --style: what serves most clients with the fewest names, and needs no further host. Every way is played through.

Example: zonewright cert plan zones/ --cert mail.cer`,
    );
}
