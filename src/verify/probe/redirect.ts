import type { HttpRedirect } from "../../estate/estate.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { type Answer, autodiscoverPath } from "./ask.js";

const statuses: readonly number[] = [301, 302, 303, 307, 308];

/** Nobody needs more, and it is going to be shown and kept. */
const longest = 1000;

/**
 * Where an answer sends clients on to.
 * @param base what was asked, for a Location that is relative (RFC 9110 §10.2.2)
 * @returns undefined when it sends nobody on, or nowhere that is a URL
 */
export function redirectOf(
  { status, headers }: Pick<Answer, "status" | "headers">,
  base: string,
): HttpRedirect | undefined {
  const location = headers.location;
  if (location === undefined || !statuses.includes(status) || !URL.canParse(location, base)) return undefined;
  const url = new URL(location, base);
  // What is shown and kept is no place for anybody's password.
  url.username = "";
  url.password = "";
  return url.href.length > longest ? undefined : { redirect: url.href, status: status as 301 };
}

/** What clients ask for at a host. */
export function autodiscoverUrl(protocol: "http" | "https", name: Name): string {
  return `${protocol}://${withoutDot(name)}${autodiscoverPath}`;
}
