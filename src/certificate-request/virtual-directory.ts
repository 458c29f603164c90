import type { ExchangeFacts } from "../estate/estate.js";
import { hostOf } from "../estate/uri-host.js";
import type { FixCommand } from "../finding.js";
import { singleQuoted } from "../text/powershell.js";
import { type Name, withoutDot } from "../zone/name.js";

interface Directory {
  /** `WebServices` of `Set-WebServicesVirtualDirectory`. */
  readonly noun: string;
  readonly path: string;
  readonly since: "2007" | "2010" | "2013";
}

/** The virtual directories that clients use, with the paths that setup gives them. */
const directories: readonly Directory[] = [
  { noun: "WebServices", path: "/EWS/Exchange.asmx", since: "2007" },
  { noun: "Owa", path: "/owa", since: "2007" },
  { noun: "Ecp", path: "/ecp", since: "2010" },
  { noun: "Oab", path: "/OAB", since: "2007" },
  { noun: "ActiveSync", path: "/Microsoft-Server-ActiveSync", since: "2007" },
  { noun: "Mapi", path: "/mapi", since: "2013" },
];

type Side = "internal" | "external";

const bothSides: readonly Side[] = ["internal", "external"];

/**
 * Leads the virtual directories to a name on the certificate: all of them when nobody said what they are set to, else those
 * that are set to a host which it does not carry.
 * @param isCarried whether the next certificate has a name
 */
export function virtualDirectoryCommands(
  target: Name,
  exchange: ExchangeFacts | undefined,
  isCarried: (name: Name) => boolean,
): FixCommand[] {
  const host = withoutDot(target);
  const order = ["2007", "2010", "2013"];
  const version = exchange?.version;
  const isThere = ({ since }: Directory) =>
    version === undefined || !order.includes(version) || order.indexOf(since) <= order.indexOf(version);
  return directories.filter(isThere).flatMap((directory): FixCommand[] => {
    const sides = exchange && exchange.urls.length > 0 ? sidesToSet(directory, exchange, isCarried) : bothSides;
    if (sides.length === 0) return [];
    const { noun, path } = directory;
    const url = singleQuoted(`https://${host}${path}`);
    const parameters = sides.map((side) => `-${side === "internal" ? "Internal" : "External"}Url ${url}`);
    return [
      {
        shell: "exchange",
        text: `Get-${noun}VirtualDirectory | Set-${noun}VirtualDirectory ${parameters.join(" ")}`,
        why: `Hands out a name that the certificate carries, for ${path}`,
      },
    ];
  });
}

function sidesToSet({ path }: Directory, { urls }: ExchangeFacts, isCarried: (name: Name) => boolean): Side[] {
  const first = path.split("/")[1]?.toLowerCase();
  const wrong = urls.filter(({ uri }) => {
    const name = hostOf(uri);
    return name !== undefined && !isCarried(name) && new URL(uri).pathname.split("/")[1]?.toLowerCase() === first;
  });
  return bothSides.filter((side) => wrong.some((url) => url.side === undefined || url.side === side));
}
