import { defectFindings } from "../../autodiscover/defect-finding.js";
import { distrustOf } from "../../autodiscover/probe.js";
import { harmless } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "apex-https-name-mismatch",
    scope: "domain",
    severity: "error",
    summary: "The web host at the apex presents a certificate without the domain name",
    why: "Clients try https://D/ before anything else. Outlook 2016 and later hide a certificate error there by design, but Outlook 2007 to 2013 and Outlook for Mac show it, and iOS refuses the account. It does not matter that the host has nothing to do with Exchange.",
    sources: ["Microsoft KB 3211279, step 6", "Microsoft KB 2783881", "Microsoft KB 3150466", "Microsoft KB 3066652"],
    needs: ["certificate"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "apex-https-name-mismatch");
  },
  message(found) {
    const { probe, domain, certainty, assessment } = found;
    const name = withoutDot(domain);
    const where = probe.endpoint?.addresses.join(", ") || "a host outside of the given zones";
    const seen = `Outlook up to 2013 and Outlook for Mac warn about the certificate, and iOS refuses the account.${harmless(found)}`;
    const distrust = probe.endpoint && distrustOf(assessment.survey, probe.endpoint);
    if (probe.endpoint?.class === "exchange") {
      const wrong = distrust ? `its certificate ${distrust}` : `the certificate does not carry ${name}`;
      return {
        text: `https://${name} reaches Exchange (${probe.because}), and ${wrong}. ${seen}`,
        help: `Put ${name} on the certificate, or give ${name} another address. Do not close port 443 there: Exchange needs it.`,
      };
    }
    if (probe.endpoint?.class === "unknown" && certainty === "possible") {
      return {
        text: `Clients of ${name} first try https://${name}, which leads to ${where} (${probe.because}). If port 443 is open there with a certificate that is not for ${name}: ${seen}`,
        help: `If that is Exchange, put ${name} on its certificate; if it is a web host, give it a certificate for ${name}, or close port 443 there, or remove the address records of ${name} and use www.${name}.`,
      };
    }
    const isWeb = probe.endpoint?.facts?.role === "web";
    const what =
      certainty === "certain"
        ? `That host's certificate ${distrust ?? `is not for ${name}`}: ${seen}`
        : `If port 443 is open there with a certificate that is not for ${name}: ${seen}`;
    const declaring =
      certainty === "certain"
        ? ""
        : ` zonewright verify --probe asks that host; or say in zonewright.yaml what it does: hosts: { "${probe.endpoint?.addresses[0] ?? name}": { https: closed } }, or names: ["${name}"].`;
    return {
      text: `Clients of ${name} first try https://${name}, which leads to ${isWeb ? "the web host " : ""}${where}. ${what}`,
      help: `Give that host a certificate for ${name}, or close port 443 there, or remove the address records of ${name} and use www.${name}. A clean "404 not found" over a valid certificate does no harm.${declaring}`,
    };
  },
  fix() {
    return { safety: "manual", summary: "What the apex shall do is your decision", edits: [], commands: [] };
  },
});
