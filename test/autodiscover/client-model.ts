import type { Client, Estate, HostFacts } from "../../src/estate/estate.js";

// What clients meet, told a second time from Microsoft's documents and the RFCs: resolution, the match of names and the
// search of each client are written here anew and share nothing with what they are to judge but the data.
// What is taken for granted, as README says: an address that no name of Exchange has is not Exchange, a web host of which
// nobody said anything has no settings of its own, and port 80 sends nobody on unless that was declared.

interface Line {
  readonly owner: string;
  readonly type: string;
  readonly target: string;
  readonly priority: number;
  readonly port: number;
}

interface Scene {
  readonly lines: readonly Line[];
  readonly origins: readonly string[];
  readonly hosts: ReadonlyMap<string, HostFacts>;
  readonly certificate: readonly string[];
  readonly isExpired: boolean;
}

/** What a connection to port 443 of a name gives. */
type Meeting = "nothing" | "mailbox" | "distrust" | "no Autodiscover" | "wrong settings" | "unknown" | "some web host";

/** `perhaps`: by an SRV record, for which not every phone asks. */
export type Fate = "served" | "perhaps" | "harmed";

/** Where a client was harmed: a name of the search; all of them when nothing served it. */
export interface Story {
  readonly fate: Fate;
  readonly harmedAt: readonly string[];
}

const exchangeAddress = "203.0.113.10";

/** What may turn out where nobody can tell. */
const open: Readonly<Partial<Record<Meeting, readonly Meeting[]>>> = {
  unknown: ["nothing", "mailbox", "distrust", "no Autodiscover", "wrong settings"],
  "some web host": ["nothing", "distrust", "no Autodiscover"],
};

/**
 * What may become of each client: one story when everything is known. Of what the client may choose, the worst counts.
 */
export function storiesOf(estate: Estate, domain: string, clients: readonly Client[]): Story[][] {
  const scene = sceneOf(estate);
  const host = `autodiscover.${domain}`;
  const service = `_autodiscover._tcp.${domain}`;
  const steps = [
    { at: domain, meets: [dial(scene, domain)] },
    { at: host, meets: [isCloudAlias(scene, host) ? "nothing" : dial(scene, host)] as Meeting[] },
    { at: host, meets: [redirected(scene, host)] },
    { at: service, meets: served(scene, service) },
  ];
  return clients.map((client) => tell(client, steps, 0, []));
}

interface Step {
  readonly at: string;
  /** Several when a client may take any of them. */
  readonly meets: readonly Meeting[];
}

function tell(client: Client, steps: readonly Step[], i: number, harmedAt: readonly string[]): Story[] {
  const step = steps[i];
  if (!step) return [unserved(steps, harmedAt)];
  const stories = step.meets.map((met) =>
    (open[met] ?? [met]).flatMap((meeting): Story[] => {
      if (meeting === "mailbox") {
        const fate = harmedAt.length > 0 ? "harmed" : client === "mobile" && i === 3 ? "perhaps" : "served";
        return [{ fate, harmedAt }];
      }
      if (meeting === "wrong settings") return [{ fate: "harmed", harmedAt: [...harmedAt, step.at] }];
      const isHarm = meeting === "distrust" && complains(client, i);
      // A phone gives up (Microsoft KB 3150466); a person at a desk is asked, and the search goes on.
      if (isHarm && client === "mobile") return [unserved(steps.slice(0, i), [...harmedAt, step.at])];
      return tell(client, steps, i + 1, isHarm ? [...harmedAt, step.at] : harmedAt);
    }),
  );
  const settled = stories.flatMap((one) => (one.length === 1 && one[0]?.fate === "harmed" ? one : []));
  const [worst] = settled.sort((a, b) => b.harmedAt.length - a.harmedAt.length);
  return worst ? [worst] : stories.flat();
}

/** Nothing served: every name beside the apex that should have, and what harmed before. */
function unserved([, ...steps]: readonly Step[], harmedAt: readonly string[]): Story {
  return { fate: "harmed", harmedAt: [...harmedAt, ...steps.map(({ at }) => at)] };
}

/** Whether a certificate without the name is more than a reason to go on. Step 2 is port 80, which shows no certificate. */
function complains(client: Client, step: number): boolean {
  if (client === "ews" || step === 2) return false;
  return step === 0 ? client !== "outlook" : true;
}

function sceneOf(estate: Estate): Scene {
  const { zones } = estate.zones("public");
  const lines = zones.flatMap((zone) =>
    [...zone.all()].map(({ owner, type, data }): Line => {
      const { target = "", address = "", priority = 0, port = 0 } = data as unknown as Record<string, never>;
      return { owner, type, target: target || address, priority, port };
    }),
  );
  const [certificate] = estate.certificates;
  const end = certificate?.notAfter;
  return {
    lines,
    origins: zones.map(({ origin }) => origin),
    hosts: estate.hosts,
    certificate: certificate?.names.map(({ text }) => text) ?? [],
    isExpired: end !== undefined && end < estate.now,
  };
}

/** The lines that answer for a name; undefined when nobody here can tell (RFC 1034 §4.3.2, RFC 4592 §3.3.1). */
function answers({ lines, origins }: Scene, name: string): readonly Line[] | undefined {
  const origin = origins.find((one) => name === one || name.endsWith(`.${one}`));
  if (!origin) return undefined;
  const cuts = lines.filter(({ type, owner }) => type === "NS" && owner !== origin);
  if (cuts.some(({ owner }) => name === owner || name.endsWith(`.${owner}`))) return undefined;
  const exists = (one: string) => lines.some(({ owner }) => owner === one || owner.endsWith(`.${one}`));
  if (exists(name)) return lines.filter(({ owner }) => owner === name);
  let encloser = name;
  while (!exists(encloser)) encloser = encloser.slice(encloser.indexOf(".") + 1);
  return lines.filter(({ owner }) => owner === `*.${encloser}`);
}

function isCloud(name: string): boolean {
  return name === "autodiscover.outlook.com." || name === "autodiscover-s.outlook.com.";
}

function isCloudAlias(scene: Scene, name: string): boolean {
  return answers(scene, name)?.some(({ type, target }) => type === "CNAME" && isCloud(target)) ?? false;
}

function addressesOf(scene: Scene, name: string): readonly string[] | undefined {
  const found = answers(scene, name);
  const alias = found?.find(({ type }) => type === "CNAME");
  if (alias) return addressesOf(scene, alias.target);
  return found?.filter(({ type }) => type === "A").map(({ target }) => target);
}

function dial(scene: Scene, name: string): Meeting {
  if (isCloud(name)) return "mailbox";
  const addresses = addressesOf(scene, name);
  if (!addresses) return "unknown";
  const [address] = addresses;
  if (address === undefined) return "nothing";
  const { https, names, autodiscover } = scene.hosts.get(address) ?? {};
  if (https === "closed" || https === "dropped") return "nothing";
  if (address === exchangeAddress) return !scene.isExpired && carries(scene.certificate, name) ? "mailbox" : "distrust";
  if (!names) return "some web host";
  if (!carries(names, name)) return "distrust";
  return autodiscover === "other" ? "wrong settings" : autodiscover === "none" ? "no Autodiscover" : "some web host";
}

/** One label for an asterisk, and nothing else for it (RFC 9525 §6.3). */
function carries(names: readonly string[], dialled: string): boolean {
  const name = dialled.slice(0, -1);
  return names.some((one) => one === name || (one.startsWith("*.") && one.slice(1) === name.slice(name.indexOf("."))));
}

/** Port 80: nothing but a redirect by 301 or 302 to the service over https counts (Microsoft KB 3211279, step 9). */
function redirected(scene: Scene, host: string): Meeting {
  if (isCloudAlias(scene, host)) return "mailbox";
  const facts = scene.hosts.get(addressesOf(scene, host)?.[0] ?? "");
  if (typeof facts?.http !== "object") return "nothing";
  const { redirect, status = 302 } = facts.http;
  const [, to] = /^https:\/\/([^/]+)\/autodiscover\/autodiscover\.xml$/.exec(redirect) ?? [];
  return to && (status === 301 || status === 302) ? dial(scene, `${to}.`) : "nothing";
}

/** The records on port 443 of the best priority, of which any may be taken (RFC 2782). */
function served(scene: Scene, service: string): readonly Meeting[] {
  const found = answers(scene, service);
  if (!found) return ["unknown"];
  const records = found.filter(({ type, port, target }) => type === "SRV" && port === 443 && target !== ".");
  const best = Math.min(...records.map(({ priority }) => priority));
  const meets = records.filter(({ priority }) => priority === best).map(({ target }) => dial(scene, target));
  return meets.length > 0 ? meets : ["nothing"];
}
