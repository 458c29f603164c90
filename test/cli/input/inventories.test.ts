import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Certificate } from "../../../src/certificate/certificate.js";
import { readCertificate } from "../../../src/certificate/read.js";
import { exchangeFacts, readInventories, withServices } from "../../../src/cli/input/inventories.js";

const path = "fixtures/certificates/company-abc.pem";
const certificate = readCertificate({ path, bytes: readFileSync(path) }) as Certificate;

async function inventory(...versions: string[]) {
  const files = versions.map((version) => `${process.cwd()}/fixtures/exchange/${version}.json`);
  return readInventories(files, [], process.cwd());
}

test("a certificate of which nobody said what it serves serves what Exchange uses it for", async () => {
  expect(certificate.services).toEqual([]);
  const [known] = withServices([certificate], await inventory("2016"));
  expect(known?.services).toEqual(["iis", "smtp"]);
  const stated = { ...certificate, services: ["pop"] as const };
  expect(withServices([stated], await inventory("2016"))).toEqual([stated]);
  expect(withServices([certificate], await inventory("2019"))).toEqual([certificate]);
  expect(withServices([certificate], undefined)).toEqual([certificate]);
});

test("several files are one organisation, in whatever order they are given", async () => {
  const [one, other] = [await inventory("2016", "se"), await inventory("se", "2016")];
  const sorted = (read: typeof one) => ({
    domains: read?.domains.map(({ name, mail }) => `${name} ${mail}`).sort(),
    certificates: read?.certificates.map(({ label, services }) => `${label} ${[...services].sort()}`).sort(),
    hosts: [...new Set(read?.facts.urls.map(({ uri }) => uri))].sort(),
    version: read?.facts.version,
  });
  expect(sorted(one)).toEqual(sorted(other));
  expect(sorted(one)).toMatchObject({ version: "se", domains: { length: 3 }, certificates: { length: 2 } });
});

test("what somebody states counts before what was collected, and URLs are added", async () => {
  const at = {
    source: { path: "zonewright.yaml", bytes: new Uint8Array(), encoding: "utf-8" as const },
    start: 0,
    end: 0,
  };
  const uri = { uri: "https://stated.example/Autodiscover/Autodiscover.xml", at };
  const read = await inventory("2016");
  const merged = exchangeFacts({ version: "2019", autodiscoverServiceInternalUri: uri, urls: [uri] }, read);
  expect(merged).toMatchObject({ version: "2019", autodiscoverServiceInternalUri: uri });
  expect(merged?.urls).toEqual([uri, ...(read?.facts.urls ?? [])]);
  expect(exchangeFacts(undefined, undefined)).toBeUndefined();
});
