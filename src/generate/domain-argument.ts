import { below, labelsOf, type Name, parentOf, toName, withoutDot } from "../zone/name.js";
import type { Mistake } from "./generated.js";
import { readName } from "./name-argument.js";

/**
 * Reads the mail domain: what stands after the @ of its addresses.
 * @returns the name in A-labels, or what to type instead
 */
export function readDomain(text: string): Name | Mistake {
  const name = readName(text, "DOMAIN");
  if (typeof name !== "string") return name;
  if (labelsOf(name)[0] === "autodiscover" && labelsOf(name).length > 2) {
    const domain = withoutDot(parentOf(name));
    return {
      mistake: `DOMAIN ${withoutDot(name)} is the Autodiscover host of a domain. Type the domain alone: ${domain}`,
    };
  }
  if (toName(below("_autodiscover._tcp", name)) === undefined) {
    return {
      mistake: `DOMAIN ${withoutDot(name)} leaves no room for _autodiscover._tcp in front of it: a name holds 255 octets (RFC 1035 §2.3.4)`,
    };
  }
  return name;
}
