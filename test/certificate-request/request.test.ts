import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCertificate } from "../../src/certificate/read.js";
import { certreqRequest, infString } from "../../src/certificate-request/certreq-request.js";
import { exchangeRequest } from "../../src/certificate-request/exchange-request.js";
import { opensslRequest, opensslValue } from "../../src/certificate-request/openssl-request.js";
import { requestForms, requestText } from "../../src/certificate-request/request-form.js";
import { requestedSubject, windowsSubject } from "../../src/certificate-request/subject.js";
import { folderWith } from "../cli/folder.js";

const names = ["webmail.companya.com", "autodiscover.companya.com", "*.companyb.com"];
const requested = { names, subject: requestedSubject(names, undefined) };

/** Words that would end a literal, name a variable or begin a comment, in one language or another. */
const hostile = fc.stringMatching(/^[ a-z"'`$%#;\\,+=<>&{}()\u2018\u2019|@!^\u00e4-]{1,40}$/);

describe("the subject", () => {
  test("the first name that fits, and the organisation of today without its unit", () => {
    const today = "CN=old.companya.com, OU=IT, O=Company A\\, Inc., L=K\u00f6ln, ST=NRW, C=DE";
    expect(requestedSubject(names, today)).toEqual([
      { type: "C", value: "DE" },
      { type: "ST", value: "NRW" },
      { type: "L", value: "K\u00f6ln" },
      { type: "O", value: "Company A, Inc." },
      { type: "CN", value: "webmail.companya.com" },
    ]);
  });

  test("a common name has 64 characters at most, and none is asked for when every name is longer", () => {
    const long = `${"a".repeat(60)}.example.com`;
    expect(requestedSubject([long, "b.example.com"], undefined)).toEqual([{ type: "CN", value: "b.example.com" }]);
    expect(requestedSubject([long], undefined)).toEqual([]);
  });

  test("values with control characters are left out", () => {
    expect(requestedSubject(["a.com"], "O=Com\u001bpany\nA, C=DE").map(({ type }) => type)).toEqual(["C", "CN"]);
  });

  test("a separator stands in quotes for Windows", () => {
    const subject = [
      { type: "ST", value: "NRW" },
      { type: "O", value: 'Say "A", Inc.' },
      { type: "CN", value: "a.com" },
    ] as const;
    expect(windowsSubject(subject)).toBe('S=NRW,O="Say ""A"", Inc.",CN=a.com');
  });

  test("whatever the organisation is called, Windows reads it as one value", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const read = windowsParts(
          windowsSubject([
            { type: "O", value },
            { type: "CN", value: "a.com" },
          ]),
        );
        expect(read).toEqual([`O=${value}`, "CN=a.com"]);
      }),
    );
  });
});

/** X.500 text as CertStrToName reads it: parts end at a separator outside of quotes; blanks around a bare value go. */
function windowsParts(text: string): string[] {
  const parts = text.match(/(?:[^",;+\n]|"(?:[^"]|"")*")+/g) ?? [];
  return parts.map((part) => {
    const [type = "", ...rest] = part.split("=");
    const value = rest.join("=");
    return `${type}=${value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value.trim()}`;
  });
}

describe("openssl", () => {
  const subjectOf = (config: string): string => {
    const folder = folderWith({ "request.cnf": config });
    execFileSync("sh", ["-c", /^# (\(umask.*)$/m.exec(config)?.[1] ?? ""], { cwd: folder, stdio: "pipe" });
    return folder;
  };

  test("the command makes a request that asks for these names, and a key for its owner alone", () => {
    const folder = subjectOf(opensslRequest(requested));
    const read = readCertificate({ path: "request.csr", bytes: readFileSync(join(folder, "request.csr")) });
    expect("names" in read && read.names.map(({ text }) => text)).toEqual(names);
    const text = execFileSync("openssl", ["req", "-in", "request.csr", "-noout", "-text", "-verify"], {
      cwd: folder,
      stdio: "pipe",
    }).toString();
    expect(text.match(/DNS:[^,\s]+/g)).toEqual(names.map((name) => `DNS:${name}`));
    expect(text).toContain("TLS Web Server Authentication");
    expect(text).toMatch(/Subject: CN ?= ?webmail\.companya\.com/);
    expect(execFileSync("stat", ["-c", "%a", "request.key"], { cwd: folder }).toString().trim()).toBe("600");
  });

  test("names that are all too long for a common name are asked for without one", () => {
    const long = `${"a".repeat(60)}.example.com`;
    const folder = subjectOf(opensslRequest({ names: [long], subject: requestedSubject([long], undefined) }));
    const read = readCertificate({ path: "request.csr", bytes: readFileSync(join(folder, "request.csr")) });
    expect("names" in read && read.names.map(({ text }) => text)).toEqual([long]);
  });

  test("hostile values reach the request as they are", () => {
    const values = fc.sample(hostile, { numRuns: 40, seed: 7 });
    const config = opensslRequest({ names, subject: [{ type: "C", value: "DE" }] }).replace(
      "[subject]\n",
      `[subject]\n${values.map((value, i) => `${i}.OU = ${opensslValue(value)}`).join("\n")}\n`,
    );
    const folder = subjectOf(config);
    // What -subject prints is escaped; this is what the request holds.
    const shown = execFileSync("openssl", ["asn1parse", "-in", "request.csr"], { cwd: folder }).toString();
    const read = shown.split("\n").flatMap((line) => /UTF8STRING +:(.*)$/s.exec(line)?.[1] ?? []);
    expect(read).toEqual(values);
  });
});

describe("certreq", () => {
  const inf = certreqRequest({
    names,
    subject: [
      { type: "O", value: '50 % of "A"' },
      { type: "CN", value: "a.com" },
    ],
  });

  test("lines of an INF file, each name in one of its own", () => {
    expect(inf.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const continued = inf.split("\r\n").filter((line) => line.startsWith("_continue_"));
    expect(continued).toEqual(names.map((name) => `_continue_ = "dns=${name}&"`));
  });

  test("quotes and percent signs are doubled", () => {
    expect(inf).toContain('Subject = "O=""50 %% of """"A"""""",CN=a.com"\r\n');
  });

  test("a string is one string whatever is in it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = infString(text);
        expect(written).toMatch(/^"(?:[^"]|"")*"$/);
        expect(written.slice(1, -1).replaceAll('""', '"').replaceAll("%%", "%")).toBe(text);
      }),
    );
  });
});

describe("the shell of Exchange", () => {
  /** What PowerShell makes of single-quoted literals; everything else as it stands. */
  const literals = (text: string) =>
    [...text.matchAll(/'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'/g)].map(([, inner = ""]) =>
      inner.replace(/(['\u2018-\u201b])\1/g, "$1"),
    );

  test("up to 2013 it writes the file, afterwards the bytes are written by hand", () => {
    const old = exchangeRequest(requested, "exchange-2013");
    expect(old).toContain("-RequestFile 'C:\\request.req'");
    expect(old).toContain("-DomainName 'webmail.companya.com','autodiscover.companya.com','*.companyb.com'");
    const now = exchangeRequest(requested, "exchange-2016");
    expect(now).not.toContain("-RequestFile");
    expect(now).toContain(
      "[System.IO.File]::WriteAllBytes('C:\\request.req', [System.Text.Encoding]::Unicode.GetBytes($request))",
    );
  });

  test("whatever the organisation is called, it stays within its literal", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const subject = [
          { type: "O", value },
          { type: "CN", value: "a.com" },
        ] as const;
        const text = exchangeRequest({ names: ["a.com"], subject }, "exchange-2016");
        expect(literals(text)).toContain(windowsSubject(subject));
        expect(text.split("\n")).toHaveLength(3);
      }),
    );
  });
});

test.each(requestForms)("%s names every name once", (form) => {
  const text = requestText({ names, subject: [] }, form);
  for (const name of names) expect(text.split(name).length - 1).toBeGreaterThanOrEqual(1);
});
