import type { AcceptedDomain } from "../estate/estate.js";
import {
  type Cloud,
  type CloudRecords,
  cloudOfAutodiscover,
  clouds,
  cloudsOfMail,
  type ExpectedRecord,
} from "../estate/microsoft-365.js";
import type { Certainty } from "../finding.js";
import { below, type Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import type { Assessment } from "./assessment.js";

const judged = new WeakMap<AcceptedDomain, boolean>();

/**
 * Whether a domain may have anything to do with Microsoft 365: somebody said where its mailboxes are or what Microsoft asked
 * for, or its mail or its clients are led there. Thousands of others are left alone for the price of one look.
 */
export function mayBeAtMicrosoft({ domain, probes }: Assessment): boolean {
  let answer = judged.get(domain);
  if (answer === undefined) {
    const isSaid = domain.m365 !== undefined || (domain.mail !== undefined && domain.mail !== "none");
    answer = isSaid || probes.some(({ endpoint }) => endpoint?.class === "m365") || cloudsOf(domain).clouds.length > 0;
    judged.set(domain, answer);
  }
  return answer;
}

/** In which of Microsoft's clouds a domain may be: several take mail under the same names. */
export interface KnownClouds {
  readonly clouds: readonly Cloud[];
  /** `possible` when only its MX records tell. */
  readonly certainty: Certainty;
}

/** The cloud of a domain: declared, else that of the records that Microsoft asked for, else those that its mail goes to. */
export function cloudsOf({ name, zone, m365 }: AcceptedDomain): KnownClouds {
  const asked = expected(m365?.expected, below("autodiscover", name), "CNAME")[0];
  const stated = m365?.cloud ?? (asked && cloudOfAutodiscover(asked.record.data.target));
  if (stated) return { clouds: [stated], certainty: "certain" };
  const hosts = (zone?.records(name, "MX") ?? []).flatMap(({ data }) => cloudsOfMail(data.exchange));
  return { clouds: [...new Set(hosts)], certainty: "possible" };
}

/** What is asked for in the cloud of a domain; absent when nobody knows which one it is. */
export function cloudRecordsOf(known: KnownClouds): CloudRecords | undefined {
  const [cloud, another] = known.clouds;
  return cloud && !another ? clouds[cloud] : undefined;
}

/** The records of one owner and type that Microsoft, or somebody in the configuration, asked for. */
export function expected<T extends ExpectedRecord["record"]["type"]>(
  records: readonly ExpectedRecord[] | undefined,
  owner: Name,
  type: T,
): { record: RecordSpec<T>; isOptional: boolean }[] {
  return (records ?? []).filter(({ record }) => record.owner === owner && record.type === type) as {
    record: RecordSpec<T>;
    isOptional: boolean;
  }[];
}
