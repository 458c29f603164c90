import { describe, expect, test } from "vitest";
import { readText } from "../../zone/read-text.js";
import { readAgain, textOf } from "./rewritten.js";

function rewritten(text: string, origin = "example."): string {
  return textOf(readText(text, { origin }).reading);
}

test("groups by purpose, in them by name and type; one default TTL; columns", () => {
  const text = `$TTL 3600
$ORIGIN example.
_443._tcp.mail TLSA 3 1 1 ${"ab".repeat(32)}
www 300 CNAME @
ns.branch A 192.0.2.53
branch NS ns.branch
branch NS ns.elsewhere.example.net.
branch DS 1 8 2 ${"CD".repeat(32)}
autodiscover A 192.0.2.10
@ TXT "v=spf1 mx -all"
@ A 192.0.2.80
@ MX 10 mail
@ NS ns1
@ NS ns2.example.net.
@ IN SOA ns1 first\\.last ( 7 7200 900 1209600 300 )
*.apps A 192.0.2.81
sel._domainkey TXT "v=DKIM1; k=rsa; p=${"A".repeat(60)}" "${"B".repeat(40)}"
mail A 192.0.2.10 ; Exchange
mail AAAA 2001:db8::10
host2 A 192.0.2.2
host10 A 192.0.2.3
ns1 86400 A 192.0.2.1
a.host2 A 192.0.2.4
_dmarc TXT "v=DMARC1; p=none"
_autodiscover._tcp SRV 0 0 443 mail
`;
  expect(rewritten(text)).toBe(`$ORIGIN example.
$TTL 3600 ; 1 hour

; The zone itself
@                        IN SOA   (
                                  ns1         ; primary name server
                                  first\\.last ; mailbox of the administrator, first.last@example
                                  7           ; serial
                                  7200        ; refresh: 2 hours
                                  900         ; retry: 15 minutes
                                  1209600     ; expire: 2 weeks
                                  300         ; minimum, the TTL of negative answers: 5 minutes
                                  )
@                        IN NS    ns1
@                        IN NS    ns2.example.net.
@                        IN MX    10 mail
@                        IN A     192.0.2.80
@                        IN TXT   "v=spf1 mx -all"

; Autodiscover
_autodiscover._tcp       IN SRV   0 0 443 mail
autodiscover             IN A     192.0.2.10

; Mail: policies, keys and services
_dmarc                   IN TXT   "v=DMARC1; p=none"
sel._domainkey           IN TXT   ( "v=DKIM1; k=rsa; p=${"A".repeat(60)}"
                                    "${"B".repeat(40)}" )

; Services
_443._tcp.mail           IN TLSA  3 1 1 ${"AB".repeat(32)}

; Wildcards
*.apps                   IN A     192.0.2.81

; Hosts and aliases
host10                   IN A     192.0.2.3
host2                    IN A     192.0.2.2
a.host2                  IN A     192.0.2.4
mail                     IN A     192.0.2.10 ; Exchange
mail                     IN AAAA  2001:db8::10
ns1                86400 IN A     192.0.2.1
www                  300 IN CNAME @

; Delegations and their glue
branch                   IN NS    ns.branch
branch                   IN NS    ns.elsewhere.example.net.
branch                   IN DS    1 8 2 ${"CD".repeat(32)}
ns.branch                IN A     192.0.2.53
`);
});

test("a reverse zone counts", () => {
  const text = ["10 PTR c.example.", "9 PTR b.example.", "1.2 PTR d.example.", "2 NS ns.example.", "1 PTR a.example."];
  expect(
    rewritten(`$TTL 1\n${text.join("\n")}\n`, "2.0.192.in-addr.arpa.")
      .split("\n")
      .slice(2),
  ).toEqual([
    "",
    "; Addresses",
    "1   IN PTR   a.example.",
    "9   IN PTR   b.example.",
    "10  IN PTR   c.example.",
    "",
    "; Delegations and their glue",
    "2   IN NS    ns.example.",
    "1.2 IN PTR   d.example.",
    "",
  ]);
});

describe("comments", () => {
  test.each([
    ["a A 192.0.2.1 ; web ; server", "a IN A     192.0.2.1 ; web ; server"],
    ["a A ( ; first\n192.0.2.1 ; second\n)", "a IN A     192.0.2.1 ; first; second"],
    ["a A 192.0.2.1 ;", "a IN A     192.0.2.1"],
    ["a A 192.0.2.1 ; Exchange cf_tags=cf-proxied:false", "a IN A     192.0.2.1 ; Exchange"],
    ['a A 192.0.2.1 ; cf_tags=cf-proxied:true,team:"a b"', "a IN A     192.0.2.1"],
    // Nothing gets out of the line, and nothing steers a terminal.
    [
      "a A 192.0.2.1 ; \u001b[31m\u0000\u2028b A 192.0.2.2",
      "a IN A     192.0.2.1 ; \\u001b[31m\\u0000\\u2028b A 192.0.2.2",
    ],
    ["a A 192.0.2.1 ; tab\there", "a IN A     192.0.2.1 ; tab here"],
    ["xn--mller-kva A 192.0.2.1", "xn--mller-kva IN A     192.0.2.1 ; müller"],
    ["m\u00fcller A 192.0.2.1 ; desk", "m\\195\\188ller IN A     192.0.2.1 ; müller; desk"],
    ["a MX 1 xn--mller-kva.example.net.", "a IN MX    1 xn--mller-kva.example.net. ; müller.example.net"],
    // A right-to-left override.
    ["\\226\\128\\174a A 192.0.2.1", "\\226\\128\\174a IN A     192.0.2.1 ; \\u202ea"],
    ["\\255 A 192.0.2.1", "\\255 IN A     192.0.2.1"],
  ])("%j", (line, written) => {
    const text = rewritten(`$TTL 1\n${line}\n`);
    expect(text.split("\n").slice(4)).toEqual([written, ""]);
    const { zone, aliasLines } = readAgain(text, readText("").reading.zone.origin);
    expect(textOf({ zone, aliasLines })).toBe(text);
  });
});

describe("names", () => {
  test.each([
    ["a CNAME www.EXAMPLE.", "www.EXAMPLE."],
    ["a CNAME WWW.example.", "WWW"],
    ["a CNAME example.", "@"],
    ["a CNAME .", "."],
    ["a CNAME notexample.", "notexample."],
    ["a CNAME x\\.example.", "x\\.example."],
    ["a CNAME \\@", "\\@"],
    ["a RP b.example. c.example.", "b.example. c.example."],
  ])("%s", (line, rdata) => {
    expect(
      rewritten(`$TTL 1\n${line}\n`)
        .trimEnd()
        .split(/ +/)
        .slice(3)
        .join(" ")
        .replace(/^.*(?:CNAME|RP) /s, ""),
    ).toBe(rdata);
  });

  test("of the root", () => {
    expect(rewritten("$TTL 60\n@ NS a.b.\nb. NS a.b.\n", ".").split("\n")).toContain("b IN NS    a.b");
  });
});

test("what only a provider can answer is a comment", () => {
  const text = "@ 300 IN AWS ALIAS A www $self false ; x\nWww 60 ALIAS (lb\n .example.net.)\n";
  expect(rewritten(text).split("\n").slice(-4)).toEqual([
    "; Aliases that the provider resolves, and no name server: state them as A and AAAA records",
    ";@ 300 IN AWS ALIAS A www $self false",
    ";www 60 ALIAS (lb .example.net.",
    "",
  ]);
});

test("a comment with a long gap is no trap", () => {
  const comment = `; x${" ".repeat(400_000)}y`;
  expect(rewritten(`$TTL 1\na A 192.0.2.1 ${comment}\n`)).toContain(comment);
});

test("0 and 1 are no default TTL where there is another", () => {
  expect(rewritten("a 1 A 192.0.2.1\nb 1 A 192.0.2.1\nc 300 A 192.0.2.1\n")).toContain("$TTL 300 ");
  expect(rewritten("a 0 A 192.0.2.1\nb 0 A 192.0.2.1\n")).toContain("$TTL 0 ; 0 seconds");
});

test("an empty zone", () => {
  expect(rewritten("")).toBe("$ORIGIN example.\n");
});
