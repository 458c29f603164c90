import { expect, test } from "vitest";
import { builtInKind } from "../../src/certificate/built-in.js";
import type { Certificate } from "../../src/certificate/certificate.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";

const auth = "Microsoft Exchange Server Auth Certificate";

test.each<[string, Partial<Certificate>, string[], string | undefined]>([
  [
    "by its friendly name",
    { friendlyName: "Microsoft Exchange", commonName: "EX01", selfSigned: true },
    [],
    "Microsoft Exchange",
  ],
  [
    "by its friendly name, whatever the case",
    { friendlyName: "microsoft exchange", selfSigned: true },
    [],
    "Microsoft Exchange",
  ],
  ["for tokens, by its subject", { commonName: auth }, [], auth],
  ["for tokens, by its friendly name", { friendlyName: auth, commonName: "x" }, [], auth],
  ["of web management", { friendlyName: "WMSVC" }, [], "WMSVC"],
  ["of web management, since Windows Server 2016", { commonName: "WMSvc-SHA2-EX01" }, [], "WMSVC"],
  ["by server names", { commonName: "EX01", selfSigned: true }, ["EX01", "EX01.contoso.local"], "Microsoft Exchange"],
  ["with server names, and issued by somebody", { commonName: "EX01", selfSigned: false }, ["EX01"], undefined],
  ["with a name that clients dial", { commonName: "EX01", selfSigned: true }, ["EX01", "mail.contoso.com"], undefined],
  ["with a wildcard", { commonName: "EX01", selfSigned: true }, ["*.ex01"], undefined],
  ["of a public name", { commonName: "mail.contoso.com", selfSigned: true }, ["mail.contoso.com"], undefined],
  ["called like it and not it", { friendlyName: "Microsoft Exchange 2027" }, [], undefined],
  [
    "bought, and called as New-ExchangeCertificate calls a request",
    { friendlyName: "Microsoft Exchange", selfSigned: false },
    [],
    undefined,
  ],
  ["a request", { kind: "request", friendlyName: "Microsoft Exchange" }, [], undefined],
])("%s", (_, facts, names, expected) => {
  const certificate = plannedCertificate(namesInArguments("--san", names));
  expect(builtInKind({ ...certificate, kind: "certificate", ...facts })).toBe(expected);
});
