import type { ExchangeFacts } from "../estate/estate.js";
import type { FixCommand } from "../finding.js";
import { singleQuoted } from "../text/powershell.js";
import { type Name, withoutDot } from "../zone/name.js";

/**
 * Sets the Service Connection Point of every server. The cmdlet was renamed with Exchange 2016; where the version is not
 * known, both are given (Microsoft, Set-ClientAccessServer and Set-ClientAccessService).
 */
export function scpCommands(target: Name, version: ExchangeFacts["version"]): FixCommand[] {
  const uri = singleQuoted(`https://${withoutDot(target)}/Autodiscover/Autodiscover.xml`);
  const command = (noun: string, which: string): FixCommand => ({
    shell: "exchange",
    text: `Get-${noun} | Set-${noun} -AutoDiscoverServiceInternalUri ${uri}`,
    why: `Sends domain-joined computers to a name that the certificate carries${which}`,
  });
  if (version === undefined) {
    return [
      command("ClientAccessService", ", on Exchange 2016 and later"),
      command("ClientAccessServer", ", on Exchange 2013 and earlier"),
    ];
  }
  const old = version === "2007" || version === "2010" || version === "2013";
  return [command(old ? "ClientAccessServer" : "ClientAccessService", "")];
}
