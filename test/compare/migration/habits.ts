import type { Habit } from "./habit.js";
import { canonical, csv, dnsZonefile, googleYaml, json, octodns, powershell, route53, tsv } from "./other-forms.js";
import * as zoneFiles from "./zone-files.js";

/** Every form in which zones are handed out, each with its own name servers, SOA record and TTLs. */
export const habits: readonly Habit[] = [
  ...Object.values(zoneFiles),
  ...[googleYaml, route53, octodns, dnsZonefile, powershell, csv, tsv, canonical, json],
];
