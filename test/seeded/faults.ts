import type { DeclaredDomain } from "../../src/estate/build.js";

/** One fault as lines of a zone that has none. */
export interface Fault {
  /**
   * `%` stands for a name of the fault's own, relative to the origin. `; here` ends each line that has to be reported;
   * without any, the finding stands where the domain is declared.
   */
  readonly lines: readonly string[];
  /** What else has to be said of the domain for this very reason: rules, each found where it is declared. */
  readonly also?: readonly string[];
  /** The fault concerns mail: `%` is declared as an accepted domain, with these facts. */
  readonly domain?: Omit<DeclaredDomain, "name" | "at">;
}

const mailDomain = {};
const federated = (proof: string) => ({ federation: { proofs: [proof] } });
/** Federation proofs: one for each domain, as in life. */
const [proof, misplacedProof, missingProof, renewedProof] = ["Ab", "Cd", "Ef", "Gh"].map(
  (text) => `${text.repeat(43)}==`,
) as [string, string, string, string];

const mail = "% IN MX 10 mail";
const service = "_autodiscover._tcp.% IN SRV 0 0 443 mail";

/**
 * A fault for every rule that lines of one zone can break, by the rule's id. `mail` and its alias `covered` are the
 * zone's Exchange server (203.0.113.25) and on the certificate; 203.0.113.80 is known to be a web server.
 */
export const faults: Readonly<Record<string, Fault>> = {
  // The first of all: it is said once, at the first domain whose people are led outside it.
  "srv-redirect-prompt": { domain: mailDomain, lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 443 mail ; here"] },
  "apex-https-name-mismatch": { domain: mailDomain, lines: [mail, "% IN A 203.0.113.80 ; here", service] },
  "autodiscover-cname-no-cure": {
    domain: mailDomain,
    also: ["srv-missing"],
    lines: [mail, "autodiscover.% IN CNAME mail ; here"],
  },
  "apex-slow-probe": { domain: mailDomain, lines: [mail, "% IN A 192.168.1.10 ; here", service] },
  "autodiscover-https-rr": { domain: mailDomain, lines: [mail, service, "autodiscover.% IN HTTPS 0 mail ; here"] },
  "autodiscover-host-foreign": {
    domain: mailDomain,
    also: ["srv-missing"],
    lines: [mail, "autodiscover.% IN A 203.0.113.80 ; here"],
  },
  "autodiscover-host-not-on-certificate": {
    domain: mailDomain,
    also: ["srv-missing"],
    lines: [mail, "autodiscover.% IN A 203.0.113.25 ; here"],
  },
  "autodiscover-owner-typo": { domain: mailDomain, lines: [mail, service, "autdiscover.% IN A 203.0.113.25 ; here"] },
  "autodiscover-unreachable": { domain: mailDomain, lines: [mail] },
  "caa-blocks-issuer": { lines: ['mail IN CAA 0 issue ";" ; here'] },
  "dmarc-several": {
    lines: ['_dmarc.% IN TXT "v=DMARC1; p=none"', '_dmarc.% IN TXT "v=DMARC1; p=reject" ; here'],
  },
  "cname-and-other-data": { lines: ["% IN CNAME mail ; here", '% IN TXT "beside an alias"'] },
  "data-below-dname": { lines: ["% IN DNAME elsewhere.example.", "www.% IN A 203.0.113.80 ; here"] },
  "dname-and-other-data": { lines: ["% IN DNAME elsewhere.example. ; here", "% IN DNAME nowhere.example."] },
  "dnssec-leftovers": {
    lines: ["% IN A 203.0.113.80", "% IN RRSIG A 13 3 3600 20270101000000 20260101000000 1 bench.example. AAAA ; here"],
  },
  "duplicate-record": { lines: ["% IN A 203.0.113.80", "% IN A 203.0.113.80 ; here"] },
  "duplicate-soa": { lines: ["% IN SOA ns1 hostmaster 1 7200 3600 1209600 900 ; here"] },
  "occluded-data": { lines: ["% IN NS ns1", "% IN NS ns2", 'lost.% IN TXT "lost" ; here'] },
  "out-of-zone-data": { lines: ["%.elsewhere.example. IN A 203.0.113.80 ; here"] },
  "rrset-ttl-mismatch": { lines: ["% 300 IN A 203.0.113.80", "% 600 IN A 203.0.113.81 ; here"] },
  "spf-type-record": { lines: ['% IN SPF "v=spf1 -all" ; here'] },
  "ttl-out-of-range": { lines: ["% 4294967295 IN A 203.0.113.80 ; here"] },
  "zonemd-stale": { lines: [`@ IN ZONEMD 1 1 1 ${"ab".repeat(48)} ; here`] },
  "federation-proof-mismatch": {
    domain: federated(proof),
    also: ["autodiscover-unreachable"],
    lines: [mail, `% IN TXT "${proof.toLowerCase()}" ; here`],
  },
  "federation-proof-misplaced": {
    domain: federated(misplacedProof),
    also: ["autodiscover-unreachable"],
    lines: [mail, `www.% IN TXT "${misplacedProof}" ; here`],
  },
  "federation-proof-stale": {
    domain: federated(renewedProof),
    also: ["autodiscover-unreachable"],
    lines: [mail, `% IN TXT "${renewedProof}"`, `% IN TXT "${"Ij".repeat(43)}==" ; here`],
  },
  "federation-proof-missing": {
    domain: federated(missingProof),
    also: ["autodiscover-unreachable"],
    lines: [`${mail} ; here`],
  },
  "owner-at-label": { lines: ["%.@ IN HINFO PC Linux ; here"] },
  "placeholder-record": { lines: ["% IN CNAME mail.example.com. ; here"] },
  "public-internal-target": {
    domain: mailDomain,
    also: ["srv-missing"],
    lines: [mail, "autodiscover.% IN CNAME exch.bench.local. ; here"],
  },
  "public-private-address": {
    domain: mailDomain,
    also: ["srv-missing"],
    lines: [mail, "autodiscover.% IN A 192.168.1.10 ; here"],
  },
  "spf-several": { lines: ['% IN TXT "v=spf1 -all"', '% IN TXT "v=spf1 mx -all" ; here'] },
  "srv-only-domain": {
    domain: { clients: ["mobile"] },
    lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 443 mail ; here"],
  },
  "srv-priority-conflict": {
    domain: mailDomain,
    lines: [mail, service, "_autodiscover._tcp.% IN SRV 10 0 443 autodiscover.outlook.com. ; here"],
  },
  "mail-srv-names": {
    domain: mailDomain,
    lines: [mail, service, "_pop3._tcp.% IN SRV 0 0 0 . ; here", "_pop3._tcp.% IN SRV 0 0 110 mail"],
  },
  "mta-sts-uncovered": { domain: mailDomain, lines: [mail, service, '_mta-sts.% IN TXT "v=STSv1; id=1" ; here'] },
  "mx-target-ip": { lines: ["% IN MX 10 203.0.113.26 ; here"] },
  "tls-rpt-malformed": { domain: mailDomain, lines: [mail, service, `_smtp._tls.% IN TXT "v=TLSRPTv1;" ; here`] },
  "srv-port-not-443": { domain: mailDomain, lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 80 mail ; here"] },
  "srv-shadowed": { domain: mailDomain, lines: [mail, service, "autodiscover.% IN A 203.0.113.25 ; here"] },
  "srv-target-is-alias": {
    domain: mailDomain,
    lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 443 covered ; here"],
  },
  "srv-target-not-on-certificate": {
    domain: mailDomain,
    lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 443 exch.% ; here", "exch.% IN A 203.0.113.25"],
  },
  "srv-target-relative": {
    domain: mailDomain,
    lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 443 mail.bench.example ; here"],
  },
  "srv-target-unresolvable": {
    domain: mailDomain,
    lines: [mail, "_autodiscover._tcp.% IN SRV 0 0 443 gone.% ; here"],
  },
  "srv-wrong-owner": { domain: mailDomain, lines: [mail, "_autodiscover._tls.% IN SRV 0 0 443 mail ; here"] },
  "tlsa-usage-unusable": { lines: [`_25._tcp.mail IN TLSA 1 1 1 ${"AB".repeat(32)} ; here`] },
  "hybrid-points-to-cloud": {
    domain: { mail: "hybrid" },
    lines: [mail, "autodiscover.% IN CNAME autodiscover.outlook.com. ; here"],
  },
  "m365-autodiscover-target": {
    domain: { mail: "exchange-online" },
    lines: [mail, "autodiscover.% IN CNAME autodiscover.hoster.example. ; here"],
  },
  "m365-device-cnames": {
    domain: { mail: "on-premises" },
    lines: [mail, service, "enterpriseregistration.% IN CNAME manage.microsoft.com. ; here"],
  },
  "m365-dkim": {
    domain: { mail: "hybrid" },
    lines: [mail, service, "selector1._domainkey.% IN CNAME selector1-x._domainkey.x.onmicrosoft.com. ; here"],
  },
  "m365-spf": {
    domain: { mail: "exchange-online" },
    lines: ["% IN MX 0 x.mail.protection.outlook.com.", '% IN TXT "v=spf1 mx -all" ; here'],
  },
  "m365-srv": {
    domain: { mail: "on-premises" },
    lines: [mail, service, "_sipfederationtls._tcp.% IN SRV 100 1 443 sipfed.online.lync.com. ; here"],
  },
  "m365-residue": {
    domain: mailDomain,
    lines: [mail, service, "msoid.% IN CNAME clientconfig.microsoftonline-p.net. ; here"],
  },
  "txt-string-too-long": { lines: [`% IN TXT "${"x".repeat(256)}" ; here`] },
  "txt-unescaped-semicolon": { lines: ["_dmarc.% IN TXT v=DMARC1; p=none ; here"] },
  "txt-unquoted": { lines: ["% IN TXT v=spf1 mx -all ; here"] },
  "cname-loop": { lines: ["% IN CNAME % ; here"] },
  "dangling-cname": { lines: ["% IN CNAME gone.% ; here"] },
  "host-name-not-ascii": { lines: ["ü-% IN A 203.0.113.80 ; here"] },
  "host-name-not-valid": { lines: ["-% IN A 203.0.113.80 ; here"] },
  "missing-final-dot": { lines: ["% IN CNAME mail.bench.example ; here"] },
  "missing-glue": { lines: ["% IN NS ns.% ; here"] },
  "proxied-mail-host": {
    domain: mailDomain,
    lines: ["% IN MX 10 mx.%", service, "mx.% IN A 203.0.113.25 ; cf_tags=cf-proxied:true, ; here"],
  },
  "reverse-name-in-forward-zone": { lines: ["10.113.0.203.in-addr.arpa IN PTR mail ; here"] },
  "target-is-alias": { lines: ["% IN MX 10 covered ; here"] },
  "target-without-address": { lines: ["% IN MX 10 gone.% ; here"] },
  "wildcard-covers-service-name": {
    domain: mailDomain,
    lines: [mail, service, 'autodiscover.% IN TXT "none"', '*.% IN TXT "v=spf1 -all" ; here'],
  },
  "wildcard-dns-synthesises-autodiscover": {
    domain: mailDomain,
    lines: [mail, service, "*.% IN A 203.0.113.80 ; here"],
  },
  "zone-syntax": { lines: ["% IN A 203.0.113.800 ; here"] },
};

/**
 * Rules that no line of a zone alone can break: they are about what a zone lacks or has at its apex already, about
 * certificates, files or facts from elsewhere.
 */
export const notSeeded: readonly string[] = [
  "apex-answers-autodiscover",
  "autodiscover-address-split",
  "autodiscover-view-unknown",
  "certificate-elliptic-key",
  "http-redirect-method",
  "apex-cname",
  "certificate-expired",
  "certificate-expires-soon",
  "certificate-is-exchange-builtin",
  "certificate-missing-server-auth",
  "certificate-no-san",
  "certificate-not-yet-valid",
  "certificate-private-ca",
  "certificate-self-signed",
  "certificate-too-many-names",
  "certificate-validity-too-long",
  "certificate-weak-key",
  "certificate-weak-signature",
  "certificate-wildcard-on-public-suffix",
  "csr-differs-from-plan",
  "duplicate-zone",
  "federation-autodiscover-unreachable",
  "federation-certificate-unfit",
  "federation-domain-too-long",
  "internal-apex-is-dc",
  "internal-public-address",
  "legacy-name-not-on-certificate",
  "mx-target-not-on-certificate",
  "ns-missing",
  "pop-imap-wildcard",
  "single-nameserver",
  "soa-missing",
  "soa-rname-unescaped",
  "soa-timers",
  "not-accepted-by-server",
  "san-autodiscover-typo",
  "san-domain-typo",
  "san-internal-name",
  "san-missing-service-name",
  "san-unused",
  "scp-uri-not-on-certificate",
  "splitbrain-divergent-target",
  "splitbrain-missing-internal",
  "splitbrain-missing-public",
  "tls-certificate-name-malformed",
  "m365-mx",
  "tlsa-mismatch",
  // The signature of another fault signs the zone.
  "tlsa-unsigned",
  "wildcard-san-depth",
];
