import type { Client } from "../estate/estate.js";
import type { Probe, StepKind } from "./probe.js";

/** What a client does at a step. */
export type Effect = "continues" | "serves" | "warns" | "fails";

interface ClientProfile {
  readonly title: string;
  /** The order in which it probes. */
  readonly order: readonly StepKind[];
  /** What a certificate without the dialled name does at each step. */
  readonly onMismatch: Readonly<Record<"apex" | "autodiscover" | "srv", Effect>>;
  /** Whether the product is known to ask for the SRV record. */
  readonly srv: "asks" | "unverified";
}

const windows: readonly StepKind[] = ["scp", "apex", "autodiscover", "redirect", "srv"];
const outside: readonly StepKind[] = ["apex", "autodiscover", "redirect", "srv"];

/** The clients by what they do at each step. */
export const clientProfiles: Readonly<Record<Client, ClientProfile>> = {
  // Microsoft KB 3211279: step 6 (apex) mutes certificate errors, step 7 (autodiscover host) does not.
  outlook: {
    title: "Outlook 2016 and later",
    order: windows,
    onMismatch: { apex: "continues", autodiscover: "warns", srv: "warns" },
    srv: "asks",
  },
  // Microsoft KB 2783881 and KB 940881: both derived URLs prompt.
  "outlook-legacy": {
    title: "Outlook 2007 to 2013",
    order: windows,
    onMismatch: { apex: "warns", autodiscover: "warns", srv: "warns" },
    srv: "asks",
  },
  // Microsoft KB 3066652: 15.9 and later warn whenever the dialled name is not on the certificate.
  mac: {
    title: "Outlook for Mac",
    order: outside,
    onMismatch: { apex: "warns", autodiscover: "warns", srv: "warns" },
    srv: "asks",
  },
  // Microsoft KB 3150466: iOS refuses the account; whether a phone asks for SRV is unverified per product.
  mobile: {
    title: "phones (Exchange ActiveSync)",
    order: outside,
    onMismatch: { apex: "fails", autodiscover: "fails", srv: "fails" },
    srv: "unverified",
  },
  // ews-managed-api, AutodiscoverService: any TLS error leads to the next URL; SRV last.
  ews: {
    title: "EWS programs",
    order: windows,
    onMismatch: { apex: "continues", autodiscover: "continues", srv: "continues" },
    srv: "asks",
  },
};

/** What the client does with what the probe gives. */
export function effectOf(client: Client, probe: Probe): Effect {
  switch (probe.verdict) {
    case "covered":
    case "redirects":
      return probe.kind === "scp" ? "continues" : "serves";
    case "mismatch":
    case "foreign-mismatch":
    case "possible":
      if (probe.kind === "scp" || probe.kind === "redirect") return "continues";
      return clientProfiles[client].onMismatch[probe.kind];
    case "foreign-ok":
      return probe.kind === "srv" ? "serves" : "continues";
    case "foreign-answer":
      return "fails";
    default:
      return "continues";
  }
}
