import { addressesOf, isSynthesised, ownRecord } from "../../autodiscover/addresses.js";
import type { AcceptedDomain, Estate } from "../../estate/estate.js";
import type { Certainty, Severity } from "../../finding.js";
import { lookup } from "../../zone/lookup.js";
import { below, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { isDmarc, joined } from "../../zone/text/policy-text.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "wildcard-covers-service-name",
    scope: "domain",
    severity: "warning",
    summary: "A wildcard record answers for a name at which mail servers look for a policy",
    why: "A wildcard answers for every name that does not exist, and so for names that have a meaning to mail servers. Whoever asks _dmarc.D for a policy is given a text that was meant for hosts; the host mta-sts.D, whose certificate has to carry that very name, becomes the web server. A record of its own at the name, of any type, ends the synthesis.",
    sources: ["RFC 4592 §2.2.1, §3.3.1", "RFC 7489 §6.6.3", "RFC 8461 §3.1, §3.3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, domain }) {
    const { zone, name, mail } = domain;
    if (mail === "none" || !zone?.has(below("*", name))) return;
    const found = [policyAnswer(estate, domain), policyHost(estate, domain)].filter((one) => one !== undefined);
    for (const { record, ...one } of found) {
      const { owner, type, span: at } = record;
      yield { ...one, at, domain: name, view: "public" as const, owner, type };
    }
  },
  message({ domain, owner, type, asked, texts }) {
    const [name, host, wildcard] = [withoutDot(domain), withoutDot(asked), withoutDot(owner)];
    const answers = `${host} has no record of its own; the ${type} record of ${wildcard} answers for it`;
    if (texts === undefined) {
      return {
        text: `${answers}. _mta-sts.${name} promises a policy, which mail servers fetch by https from ${host}: unless the host behind the wildcard serves it with a certificate for ${host}, they find none, and mail to ${name} is delivered without its protection.`,
        help: `Lead ${host} to the host that has the policy, by a record of its own; or remove the TXT record of _mta-sts.${name}.`,
      };
    }
    const [policy] = texts.filter(isDmarc);
    if (policy === undefined) {
      return {
        text: `${answers}. Mail servers that look there for the DMARC policy of ${name} get a text that is none, and apply no policy; tools that check DMARC report a broken one.`,
        help: `Publish a DMARC record at ${host}: v=DMARC1; p=none to begin with.`,
      };
    }
    return {
      text: `${answers}, with the DMARC policy of ${name}. Every other name that does not exist has it too, and it is gone from ${host} as soon as some record stands at or below that name.`,
      help: `Publish the policy at ${host} itself.`,
    };
  },
});

interface Covered {
  readonly record: ResourceRecord;
  /** The name that the wildcard answers for. */
  readonly asked: Name;
  /** What is answered where a text is asked for. */
  readonly texts?: readonly string[];
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/** What mail servers get that ask for the DMARC policy, when a wildcard answers. */
function policyAnswer(estate: Estate, { name }: AcceptedDomain): Covered | undefined {
  const asked = below("_dmarc", name);
  const { outcome, chain, wildcard, records } = lookup(estate.zones("public"), asked, "TXT");
  const record = chain[0] ?? wildcard;
  if (outcome !== "answer" || !record?.owner.startsWith("*.")) return undefined;
  const texts = (records as readonly ResourceRecord<"TXT">[]).map((one) => joined(one.data.strings));
  const own = chain.length > 0 ? record : (ownText(estate, record.owner) ?? record);
  return { record: own, asked, texts, severity: "info", certainty: "certain" };
}

function ownText(estate: Estate, owner: Name): ResourceRecord | undefined {
  return estate.zones("public").enclosing(owner)?.records(owner, "TXT")[0];
}

/** Where mail servers look for the policy that the domain promises, when a wildcard answers. */
function policyHost(estate: Estate, { name }: AcceptedDomain): Covered | undefined {
  const zones = estate.zones("public");
  const promise = lookup(zones, below("_mta-sts", name), "TXT");
  if (promise.outcome !== "answer" || promise.wildcard) return undefined;
  const texts = (promise.records as readonly ResourceRecord<"TXT">[]).map((one) => joined(one.data.strings));
  if (!texts.some((text) => text.startsWith("v=STSv1"))) return undefined;
  const asked = below("mta-sts", name);
  const found = addressesOf(zones, asked);
  const record = ownRecord(found);
  if (!record || !isSynthesised(found) || found.outcome === "nodata" || found.outcome === "nxdomain") return undefined;
  return { record, asked, severity: "warning", certainty: "possible" };
}
