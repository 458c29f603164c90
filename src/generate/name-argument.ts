import ipaddr from "ipaddr.js";
import { printable } from "../text/printable.js";
import { labelsOf, type Name, toName } from "../zone/name.js";
import type { Mistake } from "./generated.js";

const examples = { DOMAIN: "companyB.com", "--target": "webmail.companyA.com" };

/** RFC 1123 §2.1: letters, digits and inner hyphens. */
const hostLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Reads an argument that has to be a host or domain name, with a word on what people type in its place.
 * @param option `DOMAIN` or the option's name, for the message
 * @returns the name in A-labels
 */
export function readName(text: string, option: keyof typeof examples): Name | Mistake {
  const typed = text.trim();
  const instead = misreading(typed);
  if (instead) return { mistake: `${option} ${printable(typed)} ${instead.what}. ${advice(instead.name, option)}` };
  const name = toName(typed);
  if (name === undefined || name === "." || !labelsOf(name).every((label) => hostLabel.test(label))) {
    const what = typed === "" ? "is missing" : `${printable(typed)} is no host name`;
    return { mistake: `${option} ${what}. ${advice(undefined, option)}` };
  }
  if (labelsOf(name).length === 1) {
    const what = "is a single label, which nobody on the Internet can look up";
    return { mistake: `${option} ${printable(typed)} ${what}. ${advice(undefined, option)}` };
  }
  return name;
}

function advice(name: string | undefined, option: keyof typeof examples): string {
  return name ? `Type the name alone: ${printable(name)}` : `Type a full name, such as ${examples[option]}`;
}

interface Misreading {
  readonly what: string;
  /** The name that was probably meant. */
  readonly name?: string;
}

function misreading(typed: string): Misreading | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^/:?#]*)/i.exec(typed);
  if (url) return { what: "is a URL", name: url[1] as string };
  if (ipaddr.isValid(typed) && /[.:]/.test(typed)) return { what: "is an IP address, and a name is needed here" };
  const mailbox = /^[^@/]+@([^@/]+)$/.exec(typed);
  if (mailbox) return { what: "is an e-mail address", name: mailbox[1] as string };
  const path = /^([^/]+)\//.exec(typed);
  if (path) return { what: "has a path", name: path[1] as string };
  const port = /^([^:]+):\d+$/.exec(typed);
  if (port) return { what: "has a port; the port is always 443", name: port[1] as string };
  const service = /^((?:_[^.]+\.)+)(.+)$/.exec(typed) ?? /^(autodiscover\._?tcp\.)(.+)$/i.exec(typed);
  if (service)
    return {
      what: "is the owner of a service record; zonewright adds the labels with underscores itself",
      name: service[2] as string,
    };
  const wildcard = /^\*\.(.+)$/.exec(typed);
  if (wildcard) return { what: "is a wildcard, and one name is needed here" };
  return undefined;
}
