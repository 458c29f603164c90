/** The zone that is moved. */
export const origin = "contoso.com.";

/** What a record of it says, before anybody writes it down. */
export type Said =
  | { readonly owner: string; readonly type: "A" | "AAAA"; readonly address: string }
  | { readonly owner: string; readonly type: "CNAME" | "NS"; readonly target: string }
  | { readonly owner: string; readonly type: "MX"; readonly preference: number; readonly target: string }
  | {
      readonly owner: string;
      readonly type: "SRV";
      readonly numbers: readonly [priority: number, weight: number, port: number];
      readonly target: string;
    }
  | { readonly owner: string; readonly type: "TXT"; readonly text: string }
  | {
      readonly owner: string;
      readonly type: "CAA";
      readonly flags: number;
      readonly tag: string;
      readonly value: string;
    };

export type Text = Extract<Said, { type: "TXT" }>;

/** `@` for the zone itself; the owners of a zone are written without its name. */
export function absolute(owner: string): string {
  return owner === "@" ? origin : `${owner}.${origin}`;
}

type Draw = (below: number) => number;

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A zone of a mail domain with everything that providers write each in their own way, in an order of chance. */
export function drawnZone(draw: Draw): Said[] {
  const octet = () => 1 + draw(250);
  const token = (length: number) => Array.from({ length }, () => letters[draw(letters.length)]).join("");
  const address = () => `192.0.2.${octet()}`;
  const optional = (...records: Said[]) => records.filter(() => draw(3) > 0);
  const records: Said[] = [
    { owner: "@", type: "A", address: address() },
    { owner: "@", type: "MX", preference: 10, target: "mail.contoso.com." },
    { owner: "@", type: "TXT", text: `v=spf1 mx include:spf.hoster.example ip4:192.0.2.${octet()} -all` },
    { owner: "@", type: "TXT", text: `MS=ms${10_000_000 + draw(65_536)}` },
    { owner: "@", type: "TXT", text: `google-site-verification=x${token(42)}` },
    { owner: "mail", type: "A", address: "192.0.2.251" },
    { owner: "mail", type: "A", address: "192.0.2.252" },
    { owner: "_autodiscover._tcp", type: "SRV", numbers: [0, 5, 443], target: "mail.contoso.com." },
    { owner: "_dmarc", type: "TXT", text: `v=DMARC1; p=none; rua=mailto:r${draw(99)}@contoso.com` },
    { owner: "sel1._domainkey", type: "TXT", text: `v=DKIM1; k=rsa; p=${token(260 + draw(140))}` },
    { owner: "sel2._domainkey", type: "CNAME", target: "sel2._domainkey.mailer.example." },
    { owner: "*.apps", type: "A", address: address() },
    ...optional(
      { owner: "@", type: "AAAA", address: `2001:db8::${octet().toString(16)}` },
      { owner: "@", type: "MX", preference: 20, target: "backup.hoster.example." },
      { owner: "@", type: "CAA", flags: 0, tag: "issue", value: "letsencrypt.org" },
      { owner: "@", type: "TXT", text: `${token(86)}==` },
      { owner: "www", type: "CNAME", target: "contoso.com." },
      { owner: "shop", type: "CNAME", target: `s${draw(99)}.shops.example.` },
      { owner: "_sip._tls", type: "SRV", numbers: [100, 1, 443], target: "sipdir.online.lync.com." },
      { owner: "note", type: "TXT", text: 'say "hello"; twice' },
      { owner: "path", type: "TXT", text: "C:\\mail\\new" },
      { owner: "gap", type: "TXT", text: "two  blanks, (brackets)" },
      { owner: "*.dev", type: "CNAME", target: "contoso.com." },
      { owner: "sub", type: "NS", target: "ns1.hosting.example." },
      { owner: "sub", type: "NS", target: "ns.sub.contoso.com." },
      { owner: "ns.sub", type: "A", address: address() },
      { owner: "autodiscover", type: "CNAME", target: "mail.contoso.com." },
    ),
  ];
  return shuffled(records, draw);
}

function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const left = [...items];
  return items.map(() => left.splice(draw(left.length), 1)[0] as T);
}
