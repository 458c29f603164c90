import { describe, expect, it } from "vitest";
import { generateFederation } from "../../src/generate/federation.js";
import type { Generation } from "../../src/generate/generated.js";
import { generateHost } from "../../src/generate/host.js";
import { generateRedirect } from "../../src/generate/redirect.js";
import { generateSrv } from "../../src/generate/srv.js";

const target = "webmail.companyA.com";
// 64 octets 0 … 63, by node:buffer.
const proof = Buffer.from(Array.from({ length: 64 }, (_, i) => i)).toString("base64");

function recordsOf(generation: Generation) {
  if ("mistake" in generation) throw new Error(generation.mistake);
  return generation.records;
}

function mistakeOf(generation: Generation): string {
  return "mistake" in generation ? generation.mistake : "none";
}

describe("generateSrv", () => {
  it("makes the record of Exchange's documentation", () => {
    const generation = generateSrv({ domain: "companyB.com", target });
    expect(recordsOf(generation)).toEqual([
      {
        owner: "_autodiscover._tcp.companyb.com.",
        ttl: 3600,
        type: "SRV",
        data: { priority: 0, weight: 0, port: 443, target: "webmail.companya.com." },
      },
    ]);
    expect(generation).toMatchObject({ origin: "companyb.com." });
  });

  it("takes U-labels, final dots, blanks around and another TTL", () => {
    const [record] = recordsOf(
      generateSrv({ domain: " bücher.example. ", target: "webmail.MÜLLER.example.", ttl: 300 }),
    );
    expect(record).toMatchObject({
      owner: "_autodiscover._tcp.xn--bcher-kva.example.",
      ttl: 300,
      data: { target: "webmail.xn--mller-kva.example." },
    });
  });

  it.each([
    ["", "DOMAIN is missing. Type a full name, such as companyB.com"],
    ["user@companyB.com", "DOMAIN user@companyB.com is an e-mail address. Type the name alone: companyB.com"],
    ["https://companyB.com/owa", "DOMAIN https://companyB.com/owa is a URL. Type the name alone: companyB.com"],
    ["companyB.com/owa", "DOMAIN companyB.com/owa has a path. Type the name alone: companyB.com"],
    ["companyB.com:443", "has a port; the port is always 443. Type the name alone: companyB.com"],
    ["203.0.113.10", "DOMAIN 203.0.113.10 is an IP address, and a name is needed here. Type a full name"],
    ["2001:db8::1", "is an IP address"],
    [
      "_autodiscover._tcp.companyB.com",
      "zonewright adds the labels with underscores itself. Type the name alone: companyB.com",
    ],
    ["autodiscover._tcp.companyB.com", "Type the name alone: companyB.com"],
    ["autodiscover.tcp.companyB.com", "Type the name alone: companyB.com"],
    ["_autodiscover.companyB.com", "Type the name alone: companyB.com"],
    ["autodiscover.companyB.com", "is the Autodiscover host of a domain. Type the domain alone: companyb.com"],
    ["*.companyB.com", "is a wildcard, and one name is needed here"],
    ["companyB", "is a single label"],
    ["company B.com", "is no host name"],
    ["companyB..com", "is no host name"],
    ["-company.com", "is no host name"],
    ["company\u001b[31m.com", "DOMAIN company\\u001b[31m.com is no host name"],
    [`${"a".repeat(64)}.com`, "is no host name"],
    [`${`${"a".repeat(59)}.`.repeat(4)}com`, "leaves no room for _autodiscover._tcp"],
  ])("refuses the domain %j", (domain, reason) => {
    expect(mistakeOf(generateSrv({ domain, target }))).toContain(reason);
  });

  it.each([
    ["203.0.113.10", "--target 203.0.113.10 is an IP address, and a name is needed here"],
    ["https://webmail.companyA.com/owa", "Type the name alone: webmail.companyA.com"],
    ["CORP-SBS", "is a single label"],
    ["CORP-SBS.local", "--target corp-sbs.local is an internal name: it belongs to multicast DNS"],
    ["_autodiscover._tcp.companyA.com", "Type the name alone: companyA.com"],
    ["*.companyA.com", "is a wildcard"],
    [
      "autodiscover.outlook.com",
      "is an alias at Microsoft 365, and an SRV record must not lead to one (RFC 2782). For mailboxes in Microsoft 365 type: zonewright generate host companyb.com --target autodiscover.outlook.com",
    ],
    [".", "is no host name"],
    ["autodiscover.companyB.com", "is asked before the SRV record is looked for"],
    ["user@companyA.com", "is an e-mail address"],
  ])("refuses the target %j", (wrong, reason) => {
    expect(mistakeOf(generateSrv({ domain: "companyB.com", target: wrong }))).toContain(reason);
  });

  it.each([-1, 1.5, 2 ** 31, Number.NaN])("refuses the TTL %d", (ttl) => {
    expect(mistakeOf(generateSrv({ domain: "companyB.com", target, ttl }))).toContain("is no TTL");
  });

  it("warns of Outlook's question only where the target is outside the domain", () => {
    const notes = (domain: string) => JSON.stringify(generateSrv({ domain, target }));
    expect(notes("companyB.com")).toContain("Outlook asks");
    expect(notes("companyA.com")).not.toContain("Outlook asks");
  });
});

describe("generateHost", () => {
  const domain = "companyB.com";

  it("makes an alias for a target", () => {
    expect(recordsOf(generateHost({ domain, target }))).toEqual([
      { owner: "autodiscover.companyb.com.", ttl: 3600, type: "CNAME", data: { target: "webmail.companya.com." } },
    ]);
  });

  it("asks for no name on the certificate where Microsoft 365 answers", () => {
    const notes = (to: string) => JSON.stringify(generateHost({ domain, target: to }));
    expect(notes("autodiscover.outlook.com")).toContain("no certificate has to carry autodiscover.companyb.com");
    expect(notes(target)).toContain("The certificate must carry autodiscover.companyb.com itself");
  });

  it("makes A and AAAA records for addresses, equal ones once", () => {
    const addresses = ["203.0.113.10", "2001:DB8:0:0:1::1", "203.0.113.10", "2001:db8::1:0:0:1"];
    expect(recordsOf(generateHost({ domain, addresses })).map(({ type, data }) => [type, data])).toEqual([
      ["A", { address: "203.0.113.10" }],
      ["AAAA", { address: "2001:db8::1:0:0:1" }],
    ]);
  });

  it.each([
    ["nothing", {}, "A host needs --address"],
    ["both", { target, addresses: ["203.0.113.10"] }, "a name cannot be both"],
    ["an alias of itself", { target: "Autodiscover.companyB.com." }, "an alias of itself"],
    ["a name as address", { addresses: [target] }, "For a name use --target"],
    ["three numbers", { addresses: ["203.0.113"] }, "--address 203.0.113 is no IP address"],
    ["a number over 255", { addresses: ["203.0.113.256"] }, "is no IP address"],
    ["leading zeros", { addresses: ["203.0.113.010"] }, "is no IP address"],
    ["a prefix", { addresses: ["203.0.113.0/24"] }, "is no IP address"],
    ["a scope", { addresses: ["fe80::1%eth0"] }, "is no IP address"],
  ])("refuses %s", (_, wrong, reason) => {
    expect(mistakeOf(generateHost({ domain, ...wrong }))).toContain(reason);
  });

  it("says that a private address serves an internal zone only", () => {
    expect(JSON.stringify(generateHost({ domain, addresses: ["10.0.0.5"] }))).toContain("right in an internal zone");
  });
});

describe("generateRedirect", () => {
  const domain = "companyB.com";

  it("makes the host that redirects and says what it must answer", () => {
    const generation = generateRedirect({ domain, target, addresses: ["203.0.113.20"] });
    expect(recordsOf(generation)).toEqual([
      { owner: "autodiscover.companyb.com.", ttl: 3600, type: "A", data: { address: "203.0.113.20" } },
    ]);
    expect(JSON.stringify(generation)).toContain(
      "Location: https://webmail.companya.com/autodiscover/autodiscover.xml",
    );
  });

  it.each([
    ["no address", { target, addresses: [] }, "A redirect needs --address"],
    [
      "itself as target",
      { target: "autodiscover.companyB.com", addresses: ["203.0.113.20"] },
      "is the host that redirects",
    ],
    ["an address as target", { target: "203.0.113.10", addresses: ["203.0.113.20"] }, "is an IP address"],
  ])("refuses %s", (_, wrong, reason) => {
    expect(mistakeOf(generateRedirect({ domain, ...wrong }))).toContain(reason);
  });
});

describe("generateFederation", () => {
  const domain = "companyB.com";

  it("makes one TXT record per proof, at the domain itself", () => {
    expect(recordsOf(generateFederation({ domain, proofs: [proof, `${proof}\n`] }))).toEqual([
      { owner: "companyb.com.", ttl: 3600, type: "TXT", data: { strings: [proof] } },
    ]);
  });

  it.each([
    ["no proof", [], "A proof is missing"],
    [
      "a proof without its end",
      [proof.slice(0, -2)],
      "has 86 characters, and a proof has 88: the == at its end is missing",
    ],
    ["a lost character", [proof.slice(1)], "has 87 characters"],
    ["a proof broken over two lines", [`${proof.slice(0, 40)}\n${proof.slice(40)}`], "a blank or a line break"],
    ["quotes", [`"${proof}"`], "has quotes in it"],
    ["a foreign character", [`${proof.slice(0, 40)}-${proof.slice(41)}`], "holds the character -"],
    ["small letters only", [`${proof.slice(0, -3).toLowerCase()}w==`], "has no capital letter left"],
    ["padding inside", [`${proof.slice(0, 84)}====`], "does not end in two equals signs"],
    ["bits that 64 octets do not have", [`${proof.slice(0, -3)}x==`], "is no base64 of 64 octets"],
  ])("refuses %s", (_, proofs, reason) => {
    expect(mistakeOf(generateFederation({ domain, proofs }))).toContain(reason);
  });

  it("counts 32 characters, U-labels as A-labels", () => {
    const federation = (name: string) => generateFederation({ domain: name, proofs: [proof] });
    expect(recordsOf(federation(`${"a".repeat(28)}.com`))).toHaveLength(1);
    expect(mistakeOf(federation(`${"a".repeat(29)}.com`))).toContain("has 33 characters");
    expect(mistakeOf(federation(`${"ü".repeat(12)}-unternehmen.example`))).toContain("at most 32");
  });
});
