import type { ExchangeFacts } from "../estate/estate.js";
import { type Tree, valueAt } from "../exports/tree.js";
import type { Gathered } from "./gathered.js";
import { plainText } from "./plain-value.js";
import type { Properties } from "./properties.js";

type Version = NonNullable<ExchangeFacts["version"]>;

/** The first build of the Subscription Edition; it kept the number 15.2 of Exchange 2019 (Microsoft, "Exchange Server build numbers"). */
const firstSe = 2562;

const oldestFirst: readonly Version[] = ["2007", "2010", "2013", "2016", "2019", "se"];

/**
 * The version of the organisation: the newest of its servers, whose shell has to be used for what concerns them all. Edge
 * servers do not count: they serve no client.
 */
export function versionIn(gathered: Gathered): Version | undefined {
  const servers = gathered.of("server").filter((server) => server.text("ServerRole") !== "Edge");
  const found = new Set(servers.map(versionOf));
  return oldestFirst.findLast((version) => found.has(version));
}

function versionOf(server: Properties): Version | undefined {
  const [major, minor, build] = numbersOf(server.tree("AdminDisplayVersion"));
  switch (`${major}.${minor}`) {
    case "8.0":
    case "8.1":
    case "8.2":
    case "8.3":
      return "2007";
    case "14.0":
    case "14.1":
    case "14.2":
    case "14.3":
      return "2010";
    case "15.0":
      return "2013";
    case "15.1":
      return "2016";
    case "15.2":
      return build !== undefined && build >= firstSe ? "se" : "2019";
    default:
      return undefined;
  }
}

/** `Version 15.2 (Build 1544.4)`, or an object with Major, Minor and Build. */
function numbersOf(tree: Tree | undefined): (number | undefined)[] {
  const parts = ["Major", "Minor", "Build"].map((key) => plainText(valueAt(tree, key)));
  const text = parts[0] === undefined ? plainText(tree) : parts.join(".");
  return (text?.match(/\d+/g) ?? []).map(Number);
}
