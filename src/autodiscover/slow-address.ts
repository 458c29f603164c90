import { canonicalAddress, isOfAnotherNetwork, whyUnreachable } from "../zone/address.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Endpoint } from "./endpoint.js";
import type { Survey } from "./survey.js";

/** An address where a client waits for its timeout, because nobody refuses it. */
export interface SlowAddress {
  readonly record: ResourceRecord<"A" | "AAAA">;
  readonly address: string;
  /** A clause for messages, after the address. */
  readonly why: string;
  readonly isPrivate: boolean;
}

/** Addresses of a host where port 443 is declared dropped, or that lead nowhere outside, in the order of the RRsets. */
export function slowAddresses({ estate: { hosts } }: Survey, { lookup, facts }: Endpoint): SlowAddress[] {
  return lookup.records.flatMap((record): SlowAddress[] => {
    const address = canonicalAddress(record.data.address) ?? record.data.address;
    const why = whyUnreachable(address);
    if (why) return isOfAnotherNetwork(address) ? [{ record, address, why, isPrivate: true }] : [];
    const https = hosts.get(address)?.https ?? facts?.https;
    if (https !== "dropped") return [];
    return [{ record, address, why: "where port 443 is declared dropped", isPrivate: false }];
  });
}
