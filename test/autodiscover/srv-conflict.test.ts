import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { srvConflict } from "../../src/autodiscover/srv-conflict.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub =
  "@ MX 10 webmail\nwebmail A 203.0.113.10\nmail A 203.0.113.10\nplain A 203.0.113.10\nforeign A 203.0.113.90\nalias CNAME webmail\n";
const cloud = "autodiscover.outlook.com.";
const certificate = "webmail.a.example mail.a.example alias.a.example";
/** A host with a certificate of its own, that is not known as Exchange. */
const hosts = { "203.0.113.90": { names: ["foreign.a.example"] } };

type Home = "on-premises" | "hybrid" | "exchange-online";

/** The record that is kept, those that lead elsewhere, and whether somebody declared it. */
function conflictOf(records: string, mail?: Home, more: Partial<EstateText> = {}): string | undefined {
  const lines = records.split(", ").map((record) => {
    const [priority, target] = record.split(" ");
    return `_autodiscover._tcp SRV ${priority} 0 443 ${target}\n`;
  });
  const mx = `@ MX 10 ${more.zones ? "mx.elsewhere.example." : "webmail.a.example."}\n`;
  const zones = { "a.example.": hub, "b.example.": mx + lines.join("") };
  const domains = mail && { domains: { "b.example": { mail } } };
  const survey = surveyOf(estateFromText({ certificate, hosts, ...domains, ...more, zones }));
  const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
  const found = domain && srvConflict(assess(survey, domain));
  const targets = (found ? [found.kept, ...found.strays] : []).map(({ record }) => record.data.target);
  return found && [targets.join(" > "), found.isSure && "sure"].filter(Boolean).join(", ");
}

const mailElsewhere = { zones: {} };
const [here, foreign] = ["webmail.a.example.", "foreign.a.example."];

// RFC 2782: the lowest number first, of equals any; a mailbox is in one place.
test.each<[string, string, Home | undefined, Partial<EstateText>, string | undefined]>([
  ["two of one service", `0 ${here}, 5 mail.a.example.`, undefined, {}, undefined],
  ["the mail comes here", `0 ${cloud}, 5 ${here}`, undefined, {}, `${here} > ${cloud}`],
  [
    "the mail goes elsewhere: the first in order",
    `0 ${cloud}, 5 ${here}`,
    undefined,
    mailElsewhere,
    `${cloud} > ${here}`,
  ],
  ["whatever their names are", `5 ${cloud}, 0 ${here}`, undefined, mailElsewhere, `${here} > ${cloud}`],
  [
    "the mailboxes are declared to be here",
    `0 ${cloud}, 5 ${here}`,
    "hybrid",
    mailElsewhere,
    `${here} > ${cloud}, sure`,
  ],
  ["and no record leads here", `0 ${cloud}, 5 ${foreign}`, "hybrid", {}, `${cloud} > ${foreign}`],
  ["the mail comes here, and no record does", `0 ${cloud}, 5 ${foreign}`, undefined, {}, `${cloud} > ${foreign}`],
  [
    "the mailboxes are in Exchange Online, where no record is of use",
    `0 ${cloud}, 5 ${here}`,
    "exchange-online",
    {},
    undefined,
  ],
  [
    "the first is wrong, of which another rule speaks",
    `0 plain.a.example., 5 ${here}, 6 ${cloud}`,
    undefined,
    {},
    undefined,
  ],
  ["one that is wrong in between", `0 ${here}, 5 plain.a.example., 6 ${cloud}`, undefined, {}, `${here} > ${cloud}`],
  ["without a certificate nobody knows", `0 ${here}, 5 mail.a.example.`, undefined, { certificate: "" }, undefined],
  [
    "three services, of equals the same first whatever the file has",
    `7 ${foreign}, 7 ${cloud}, 0 ${here}`,
    undefined,
    {},
    `${here} > ${cloud} > ${foreign}`,
  ],
  [
    "of two of one service the first",
    `3 ${here}, 2 mail.a.example., 0 ${cloud}`,
    undefined,
    {},
    `mail.a.example. > ${cloud}`,
  ],
  ["an alias would do alone too", `5 alias.a.example., 0 ${cloud}`, undefined, {}, `alias.a.example. > ${cloud}`],
])("%s", (_, records, mail, more, conflict) => {
  expect(conflictOf(records, mail, more)).toBe(conflict);
});
