/**
 * The zones of a fleet: many domains of one organisation that all get their mail at the hosts of one hub, with what a
 * domain has beside that. Nothing in them is wrong: Outlook finds the hub by the SRV record, and the certificate names it.
 *
 * @param {number} count of zones beside the hub
 * @returns {Generator<{ origin: string, text: string }>} the hub first; `origin` without its final dot
 */
export function* fleetZones(count) {
  yield { origin: hub, text: hubText };
  for (let i = 0; i < count; i++) {
    const origin = `company-${String(i).padStart(5, "0")}.example`;
    yield { origin, text: domainText(origin, i) };
  }
}

/**
 * The same fleet gone wrong: the autodiscover hosts are aliases of the hub, whose certificate does not name them, no
 * domain has an SRV record, and a web server stands at each apex.
 *
 * @param {number} count of zones beside the hub
 * @returns {Generator<{ origin: string, text: string }>} with as many records each as those of the sound fleet, and one more
 */
export function* ailingZones(count) {
  for (const { origin, text } of fleetZones(count)) {
    const ailing = text.replace(/^_autodiscover\._tcp.*$/m, `autodiscover\tIN\tCNAME\tautodiscover.${hub}.`);
    yield { origin, text: origin === hub ? text : `${ailing}@\tIN\tA\t192.0.2.80\n` };
  }
}

/** How many records each zone but the hub has. */
export const recordsPerZone = 30;
export const recordsOfHub = 12;

const hub = "hub.example";

/** The names of the hub's certificate. */
export const certificateNames = [`mail.${hub}`, `autodiscover.${hub}`];

const soa = (/** @type {string} */ origin) => `$ORIGIN ${origin}.
$TTL 3600
@\tIN\tSOA\tns1.${hub}. hostmaster.${hub}. 2026112201 7200 3600 1209600 900
\tIN\tNS\tns1.${hub}.
\tIN\tNS\tns2.${hub}.
`;

const hubText = `${soa(hub)}\tIN\tMX\t10 mail
\tIN\tTXT\t"v=spf1 mx -all"
mail\tIN\tA\t203.0.113.10
\tIN\tAAAA\t2001:db8:10::25
autodiscover\tIN\tA\t203.0.113.10
_spf\tIN\tTXT\t"v=spf1 ip4:203.0.113.0/24 -all"
k1._domainkey\tIN\tTXT\t"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
ns1\tIN\tA\t192.0.2.53
ns2\tIN\tA\t198.51.100.53
`;

const hosts = ["www", "shop", "intranet", "vpn", "files", "git", "wiki", "status", "cdn"];
const aliases = ["ftp", "blog", "help"];

/**
 * @param {string} origin
 * @param {number} i
 */
function domainText(origin, i) {
  const address = `198.51.100.${1 + (i % 250)}`;
  return `${soa(origin)}\tIN\tMX\t10 mail.${hub}.
\tIN\tTXT\t"v=spf1 mx include:_spf.${hub} -all"
\tIN\tCAA\t0 issue "ca.example.net"
_autodiscover._tcp\tIN\tSRV\t0 0 443 mail.${hub}.
_dmarc\tIN\tTXT\t"v=DMARC1; p=quarantine; rua=mailto:postmaster@${origin}"
k1._domainkey\tIN\tCNAME\tk1._domainkey.${hub}.
${hosts.map((host, n) => `${host}\t300\tIN\tA\t${address}\n\t300\tIN\tAAAA\t2001:db8:${i.toString(16)}::${n + 1}\n`).join("")}${aliases.map((alias) => `${alias}\tIN\tCNAME\twww\n`).join("")}`;
}
