import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCertificate } from "../../src/certificate/read.js";
import { positionAt } from "../../src/text/position.js";

function read(content: string | Uint8Array) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const list = readCertificate({ path: "names.txt", bytes });
  if ("unreadable" in list) throw new Error(list.unreadable);
  return list;
}

function namesIn(content: string | Uint8Array): string[] {
  return read(content).names.map(({ text }) => text);
}

describe("how people write lists of names", () => {
  const two = ["mail.contoso.com", "autodiscover.contoso.com"];
  test.each([
    ["one per line", "mail.contoso.com\nautodiscover.contoso.com\n"],
    ["without a final line end", "mail.contoso.com\nautodiscover.contoso.com"],
    ["CRLF", "mail.contoso.com\r\nautodiscover.contoso.com\r\n"],
    ["CR", "mail.contoso.com\rautodiscover.contoso.com"],
    ["commas", "mail.contoso.com,autodiscover.contoso.com"],
    ["commas and blanks", "mail.contoso.com, autodiscover.contoso.com"],
    ["blanks", "  mail.contoso.com\tautodiscover.contoso.com  "],
    ["capitals and final dots", "Mail.Contoso.COM.\nAUTODISCOVER.contoso.com."],
    ["comments", "# names\nmail.contoso.com # OWA\n; old: legacy.contoso.com\nautodiscover.contoso.com ; for all\n"],
    ["bullets", "\u2022 mail.contoso.com\n\u2022\tautodiscover.contoso.com"],
    ["hyphens", "- mail.contoso.com\n- autodiscover.contoso.com"],
    ["asterisks", "* mail.contoso.com\n * autodiscover.contoso.com"],
    ["numbers", "1. mail.contoso.com\n2) autodiscover.contoso.com"],
    ["as OpenSSL prints them", "DNS:mail.contoso.com, DNS:autodiscover.contoso.com"],
    ["as Windows prints them", "DNS Name=mail.contoso.com\nDNS Name=autodiscover.contoso.com"],
    ["as OpenSSL is configured", "[alt_names]\nDNS.1 = mail.contoso.com\nDNS.2=autodiscover.contoso.com"],
    ["a JSON list", '["mail.contoso.com",\n "autodiscover.contoso.com"]'],
    ["a PowerShell list", "'mail.contoso.com', 'autodiscover.contoso.com'"],
    ["as Exchange prints them", "{mail.contoso.com, autodiscover.contoso.com}"],
    ["a byte order mark", "\ufeffmail.contoso.com\nautodiscover.contoso.com"],
    ["no-break and zero-width blanks", "mail.contoso.com\u00a0\u200bautodiscover.contoso.com"],
    ["names twice", "mail.contoso.com autodiscover.contoso.com MAIL.contoso.com."],
  ])("%s", (_, content) => expect(namesIn(content)).toEqual(two));

  test("UTF-16 with a byte order mark", () => {
    const text = "\ufeffmail.contoso.com\r\nautodiscover.contoso.com\r\n";
    expect(namesIn(Buffer.from(text, "utf16le"))).toEqual(two);
    expect(namesIn(Buffer.from(text, "utf16le").swap16())).toEqual(two);
  });

  test("a list tells nothing but names", () => {
    const { at, names, ...rest } = read("mail.contoso.com");
    expect(rest).toEqual({ label: "names.txt", kind: "planned", format: "list", services: [], issuerKind: "public" });
    expect(positionAt(at.source, at.start)).toMatchObject({ line: 1, column: 1 });
  });
});

describe("what a word is as a name", () => {
  test.each([
    ["*.contoso.com", "*.contoso.com", "contoso.com.", true],
    ["CORP-SBS.local", "corp-sbs.local", "corp-sbs.local.", false],
    ["my_host.contoso.com", "my_host.contoso.com", "my_host.contoso.com.", false],
    ["M\u00dcLLER.example", "xn--mller-kva.example", "xn--mller-kva.example.", false],
    ["*.m\u00fcller.example", "*.xn--mller-kva.example", "xn--mller-kva.example.", true],
    ["fa\u00df.example", "xn--fa-hia.example", "xn--fa-hia.example.", false],
    ["192.0.2.1", "192.0.2.1", undefined, false],
    ["IP Address:2001:DB8::1", "2001:db8::1", undefined, false],
    ["auto*.contoso.com", "auto*.contoso.com", undefined, false],
    ["mail.*.contoso.com", "mail.*.contoso.com", undefined, false],
    ["*.*.contoso.com", "*.*.contoso.com", undefined, false],
    ["0.contoso.com", "0.contoso.com", "0.contoso.com.", false],
  ])("%s", (word, text, name, wildcard) => {
    expect(read(`${word} a.contoso.com`).names[0]).toMatchObject({ text, wildcard, ...(name && { name }) });
    expect(read(`${word} a.contoso.com`).names[0]?.name).toBe(name);
  });

  test("a label of 64 octets makes no name", () => {
    expect(read(`${"a".repeat(64)}.contoso.com b.contoso.com`).names.map(({ name }) => name)).toEqual([
      undefined,
      "b.contoso.com.",
    ]);
  });
});

describe("places", () => {
  const places = (content: string) =>
    read(content).names.map(({ at }) => {
      const { line, column } = positionAt(at.source, at.start);
      return [line, column, Buffer.from(at.source.bytes.subarray(at.start, at.end)).toString()];
    });

  test("of every name, in lines and UTF-16 columns", () => {
    const content = "\ufeff# \u540d\u524d\r\n\u2022 mail.contoso.com, DNS:m\u00fcller.example\n\n 'b.contoso.com'";
    expect(places(content)).toEqual([
      [2, 3, "mail.contoso.com"],
      [2, 25, "m\u00fcller.example"],
      [4, 3, "b.contoso.com"],
    ]);
  });

  test("property: the bytes at a place are the name", () => {
    const word = fc.constantFrom(
      "a.contoso.com",
      "b.m\u00fcller.example",
      "*.c.example",
      "\u6771\u4eac.example",
      "host.local",
    );
    const between = fc.constantFrom(
      " ",
      ", ",
      "\n",
      "\r\n",
      "\r",
      "\t",
      "\n- ",
      "\n\u2022 ",
      " # \u6ce8\n",
      "\n; \ud83d\ude00 x.y\n",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(between, word), { minLength: 1, maxLength: 20 }), (parts) => {
        const content = parts.flat().join("");
        const expected = [...new Set(parts.map(([, name]) => name))];
        expect(places(content).map(([, , text]) => text)).toEqual(expected);
      }),
    );
  });
});
