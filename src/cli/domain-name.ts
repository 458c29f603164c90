import { type Name, toName } from "../zone/name.js";

const hostLabels = /^(?:[a-z0-9_-]{1,63}\.)+$/;

/**
 * A name that a domain or a host can have. A zone file may hold stranger ones; in an argument or the configuration a blank
 * or an @ is a slip.
 * @returns undefined when it is none
 */
export function toDomainName(text: string): Name | undefined {
  const name = toName(text);
  return name && hostLabels.test(name) ? name : undefined;
}
