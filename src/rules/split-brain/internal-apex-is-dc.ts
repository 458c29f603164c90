import { type ApexOfControllers, apexOfControllers } from "../../autodiscover/domain-controller.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "internal-apex-is-dc",
    scope: "domain",
    severity: "warning",
    summary: "Inside, the mail domain itself leads to domain controllers, which clients then ask for settings",
    why: "Where the Active Directory domain has the name of the mail domain, every domain controller registers its address at that name. Clients inside that begin with https://D reach a controller. As long as nothing listens there on port 443 they go on at once; but a web server that came with some role (certificate services, a management tool, Exchange on the same machine) presents a certificate with the name of the server, and Outlook warns.",
    sources: ["Microsoft KB 2783881", "Microsoft KB 3066652", "Microsoft KB 3211279, step 6"],
    needs: ["internal zones"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    const apex = apexOfControllers(assessment);
    if (!apex) return;
    const { span: at, owner, type } = apex.records[0] as ResourceRecord;
    const { severity, certainty } = apex;
    yield { at, domain: domain.name, view: "internal" as const, owner, type, severity, certainty, apex };
  },
  message({ domain, apex, severity }) {
    const name = withoutDot(domain);
    const addresses = apex.records.map(({ data }) => data.address).join(", ");
    const muted = severity === "info" && apex.kind !== "unknown" ? " None of the declared clients shows it." : "";
    return {
      text: `Inside, ${name} leads to ${addresses}: the domain controllers of Active Directory, which has the same name. ${effects[apex.kind](name)}${muted}`,
      help: `${helps[apex.kind]} The records themselves belong to Active Directory, which registers them again when they are removed.`,
      related: apex.records.slice(1).map(({ data, span: at }) => ({ message: `${data.address} is one too`, at })),
    };
  },
});

const effects: Readonly<Record<ApexOfControllers["kind"], (name: string) => string>> = {
  exchange: (name) =>
    `One of them is Exchange too, whose certificate does not carry ${name}: in the office Outlook up to 2013 and on the Mac warn of it, and iPhones refuse the account.`,
  open: (name) =>
    `Port 443 is open there, with no certificate that carries ${name}: in the office Outlook up to 2013 and on the Mac warn of it, and iPhones refuse the account.`,
  unknown: () =>
    "Whether port 443 listens there nobody said. If it does, Outlook up to 2013 and on the Mac warn in the office of a certificate with another name; if it drops what comes in, Outlook waits for each of them.",
};

const helps: Readonly<Record<ApexOfControllers["kind"], string>> = {
  exchange: "Put the domain itself on the certificate too, or move Exchange off the domain controller.",
  open: "Take the web server off the domain controllers, or its binding to port 443 on every address.",
  unknown:
    "See whether a browser inside gets an answer there by https, and say so in zonewright.yaml: hosts, with each address, https: closed or open.",
};
