import { expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import { requestDifferences } from "../../src/certificate/request-plan.js";

const key = (octet: number) => ({ publicKey: Uint8Array.of(octet), der: new Uint8Array(), subject: new Uint8Array() });

function plan(...names: string[]): Certificate {
  return plannedCertificate(namesInArguments("--san", names));
}

function request(...names: string[]): Certificate {
  return { ...plan(...names), kind: "request", encoding: key(1) };
}

function issued(...names: string[]): Certificate {
  return { ...plan(...names), kind: "certificate", encoding: key(1) };
}

/** Each name that differs, with a letter for where it stands: plan, request, certificate. */
function found(...certificates: Certificate[]): string[] {
  return requestDifferences(certificates).flatMap(({ names }) =>
    names.map(({ written, planned, requested, issued: isIssued }) =>
      [written.text, planned && "P", requested && "R", isIssued && "C"].filter(Boolean).join(" "),
    ),
  );
}

test.each<[string, Certificate[], string[]]>([
  ["nothing to hold it against", [request("a.contoso.com")], []],
  ["no request", [plan("a.contoso.com"), issued("b.contoso.com")], []],
  ["alike", [plan("a.contoso.com", "b.contoso.com"), request("b.contoso.com", "A.contoso.com")], []],
  ["less", [plan("a.contoso.com", "b.contoso.com"), request("a.contoso.com")], ["b.contoso.com P"]],
  ["more", [plan("a.contoso.com"), request("a.contoso.com", "b.contoso.com")], ["b.contoso.com R"]],
  ["one for another", [plan("a.contoso.com"), request("b.contoso.com")], ["a.contoso.com P", "b.contoso.com R"]],
  ["a wildcard for names", [plan("a.contoso.com"), request("*.contoso.com")], []],
  [
    "a wildcard for no name",
    [plan("a.contoso.com"), request("a.contoso.com", "*.b.contoso.com")],
    ["*.b.contoso.com R"],
  ],
  ["names for a wildcard", [plan("*.contoso.com"), request("a.contoso.com")], ["*.contoso.com P"]],
  [
    "left out by the authority",
    [request("a.contoso.com", "b.contoso.com"), issued("a.contoso.com")],
    ["b.contoso.com R"],
  ],
  ["added by the authority", [request("a.contoso.com"), issued("a.contoso.com", "www.a.contoso.com")], []],
  ["a certificate with another key", [request("a.contoso.com"), { ...issued("b.contoso.com"), encoding: key(2) }], []],
  [
    "all three",
    [plan("a.contoso.com", "b.contoso.com"), request("a.contoso.com", "c.contoso.com"), issued("a.contoso.com")],
    ["b.contoso.com P", "c.contoso.com R"],
  ],
  [
    "two plans: the nearest counts",
    [plan("x.contoso.com", "y.contoso.com"), plan("a.contoso.com", "b.contoso.com"), request("a.contoso.com")],
    ["b.contoso.com P"],
  ],
])("%s", (_, certificates, expected) => {
  expect(found(...certificates)).toEqual(expected);
});
