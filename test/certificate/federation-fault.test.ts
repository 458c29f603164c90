import { expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { federationFaults } from "../../src/certificate/federation-fault.js";
import { plannedCertificate } from "../../src/certificate/planned.js";

const clientAuthentication = "1.3.6.1.5.5.7.3.2";
const serverAuthentication = "1.3.6.1.5.5.7.3.1";
const fit: Certificate = {
  ...plannedCertificate([]),
  kind: "certificate",
  keyType: "rsa",
  signature: "sha256WithRSAEncryption",
  subjectKeyId: "0A0B",
  usages: [serverAuthentication, clientAuthentication],
};
const { subjectKeyId: _none, ...withoutIdentifier } = fit;
const { usages: _any, ...withoutUsages } = fit;

test.each<[string, Certificate, string[]]>([
  ["fit", fit, []],
  ["on a curve", { ...fit, keyType: "ec" }, ["has a key of type ec, not RSA certain"]],
  [
    "signed by a curve",
    { ...fit, signature: "ecdsa-with-SHA384" },
    ["is signed with ecdsa-with-SHA384, not with RSA certain"],
  ],
  ["without an identifier", withoutIdentifier, ["has no subject key identifier certain"]],
  ["for servers alone", { ...fit, usages: [serverAuthentication] }, ["is not meant for client authentication certain"]],
  ["for anything", { ...fit, usages: ["2.5.29.37.0"] }, ["does not name client authentication as a usage possible"]],
  ["without usages", withoutUsages, ["does not name client authentication as a usage possible"]],
  ["a request, to which the authority adds", { ...withoutIdentifier, kind: "request" }, []],
  ["names alone", plannedCertificate([]), []],
])("%s", (_, certificate, expected) => {
  expect(federationFaults(certificate).map(({ what, certainty }) => `${what} ${certainty}`)).toEqual(expected);
});
