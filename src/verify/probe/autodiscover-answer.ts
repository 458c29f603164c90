import type { HostFacts } from "../../estate/estate.js";
import type { Name } from "../../zone/name.js";
import type { Answer } from "./ask.js";
import { autodiscoverUrl, redirectOf } from "./redirect.js";

/** What an answer to a request for Autodiscover without credentials says about the host. */
export interface Service extends Pick<HostFacts, "autodiscover"> {
  /** Absent where the answer leaves it open. */
  readonly role?: "exchange" | "web";
  /** Where it sends clients on to: what it is depends on what is there. */
  readonly onward?: string;
  /** A clause after the host's name. */
  readonly says: string;
}

/** What Exchange's front ends and back ends put on what they answer, since 2013, and what Outlook on the web did before. */
const ofExchange = ["x-feserver", "x-beserver", "x-calculatedbetarget", "x-diaginfo", "x-owa-version"];

/**
 * Exchange asks everybody for credentials, by Windows' own schemes among others; a service of another kind answers with
 * settings at once (Microsoft KB 3049615), and a web server has nothing there.
 * @param name that was dialled
 */
export function serviceOf(answer: Answer, name: Name): Service {
  const { status } = answer;
  if (isExchange(answer)) {
    const asks = status === 401 || isAutodiscover(answer);
    return {
      role: "exchange",
      ...(asks && { autodiscover: "exchange" }),
      says: asks ? "Exchange answers Autodiscover" : `Exchange answers, but Autodiscover with ${status}`,
    };
  }
  if (status === 401) return { says: "asks for a password as not only Exchange does" };
  if (leavesOpen.has(status) || status >= 500) {
    return { says: `answers Autodiscover with ${status}, which leaves open what it is` };
  }
  if (isAutodiscover(answer)) return settingsOf(answer);
  const onward = redirectOf(answer, autodiscoverUrl("https", name))?.redirect;
  if (onward) return { onward, says: `sends Autodiscover on to ${onward} (${status})` };
  return { role: "web", autodiscover: "none", says: `knows no Autodiscover (${status})` };
}

/** A proxy in front of Exchange may refuse whoever has not signed in, comes too often or from the wrong country. */
const leavesOpen = new Set([403, 407, 408, 421, 425, 429, 451]);

function isExchange({ status, headers }: Answer): boolean {
  if (ofExchange.some((name) => Object.hasOwn(headers, name))) return true;
  return status === 401 && /\b(?:NTLM|Negotiate)\b/i.test(headers["www-authenticate"] ?? "");
}

/** POX, the format of [MS-OXDSCLI] §2.2.4, whatever its prefixes are. */
function isAutodiscover({ status, body }: Answer): boolean {
  return status === 200 && /<(?:[\w-]{1,30}:)?Autodiscover[\s>]/i.test(body);
}

function settingsOf({ body }: Answer): Service {
  if (/<(?:[\w-]{1,30}:)?Protocol[\s>]/i.test(body)) {
    return { role: "web", autodiscover: "other", says: "answers Autodiscover with settings of another service" };
  }
  if (/<(?:[\w-]{1,30}:)?Error[\s>]/i.test(body)) {
    return { role: "web", autodiscover: "none", says: "answers Autodiscover with an error of its own" };
  }
  return { says: "answers Autodiscover, and leaves open for whom" };
}
