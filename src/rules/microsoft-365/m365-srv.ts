import { cloudsOf, expected, mayBeAtMicrosoft } from "../../autodiscover/microsoft-home.js";
import { clouds } from "../../estate/microsoft-365.js";
import type { Fix } from "../../finding.js";
import { below, isBelow, type Name, toName, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

/** Where Teams is asked for by those who federate with it. */
const port = 5061;

export const rule = defineRule({
  meta: {
    id: "m365-srv",
    scope: "domain",
    severity: "warning",
    summary: "The SRV record for federation with Teams leads to the wrong port or to another cloud",
    why: "Organisations elsewhere find Teams of a domain by the SRV record _sipfederationtls._tcp, port 5061, whose target differs between Microsoft's clouds. With a wrong one chats and calls from outside fail. That the record is missing is right where nobody federates, and so is a record that leads to a server of one's own; _sip._tls, lyncdiscover and sip are no longer asked for.",
    sources: [
      "Microsoft 365, External Domain Name System records: Teams",
      "Microsoft 365, DNS records for GCC High; for DoD",
      "Microsoft Graph, List serviceConfigurationRecords",
    ],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    const { zone, name, m365 } = domain;
    if (!zone || zone.count("SRV") === 0 || !mayBeAtMicrosoft(assessment)) return;
    const owner = below("_sipfederationtls._tcp", name);
    const records = zone.records(owner, "SRV");
    if (records.length === 0) return;
    const known = cloudsOf(domain);
    const asked = expected(m365?.expected, owner, "SRV").map(({ record }) => record.data.target);
    const stated = known.certainty === "certain" ? known.clouds.flatMap((cloud) => clouds[cloud].federation ?? []) : [];
    const right = asked.length > 0 ? asked : stated.length > 0 ? stated : everyTarget;
    if (records.some((record) => isRight(record, right))) return;
    for (const record of records) {
      if (!isMicrosofts(record.data.target)) continue;
      const { span: at, type } = record;
      const target = right.includes(record.data.target)
        ? record.data.target
        : right.length === 1
          ? right[0]
          : undefined;
      yield { at, domain: name, view: "public" as const, owner, type, record, target, zone };
    }
  },
  message({ domain, record: { data }, target }) {
    const name = withoutDot(domain);
    return {
      text: `Organisations that want to reach people of ${name} in Teams are led to ${withoutDot(data.target)}, port ${data.port}, where nobody answers for the domain: chats and calls from outside fail.`,
      help: target
        ? `Make the record 100 1 ${port} ${target}`
        : `Make the port ${port} and name the host that the admin centre shows for the domain.`,
    };
  },
  fix({ record, target, zone }): Fix | undefined {
    if (!target) return undefined;
    const { owner, ttl } = record;
    const data = { priority: 100, weight: 1, port, target };
    return {
      safety: "unsafe",
      summary: `Lead federation with Teams to ${withoutDot(target)}`,
      edits: [{ zone, edit: { kind: "replace", old: record, record: { owner, ttl, type: "SRV", data } } }],
      commands: [],
    };
  },
});

const everyTarget = Object.values(clouds).flatMap(({ federation }) => federation ?? []);

function isRight({ data }: ResourceRecord<"SRV">, right: readonly Name[]): boolean {
  return data.port === port && right.includes(data.target);
}

/** Of 21Vianet no documentation gives the host, so what leads there is not judged. */
function isMicrosofts(target: Name): boolean {
  return ["online.lync.com", "skypeforbusiness.us"].some((home) => isBelow(target, toName(home) as Name));
}
