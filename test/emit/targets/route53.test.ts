import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/route53.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { spec } from "../../fix/zone-text.js";
import { cases } from "../cases.js";
import { goldenOf } from "../golden-page.js";
import { model } from "../models/route53.js";

const companyB = toName("companyB.com") as Name;

interface Batch {
  readonly Comment: string;
  readonly Changes: readonly {
    readonly Action: string;
    readonly ResourceRecordSet: {
      readonly Name: string;
      readonly Type: string;
      readonly TTL: number;
      readonly ResourceRecords: readonly { readonly Value: string }[];
    };
  }[];
}

const batchOf = (lines: readonly string[]) => {
  const [text] = emit(target, [emissionOfRecords(companyB, lines.map(spec), [])]).texts;
  return JSON.parse(text?.text ?? "{}") as Batch;
};

const hostile = [
  'x.companyb.com. 60 IN TXT "a\\"b\\\\c<d>&amp;\'e" "\\000\\010\\195\\169\\255 $(id) `id` file:///etc/passwd"',
  'file.companyb.com. 60 IN TXT "file:///etc/passwd" "]]>" "<!-- -->"',
  "\\*\\032\\.\\\\\\064.companyb.com. 60 IN A 192.0.2.1",
  "*.companyb.com. 60 IN CNAME a\\,b.example.com.",
];

describe("route53", () => {
  it("creates and never writes over a set that nobody has read; taking it back deletes what was made", () => {
    const emission = emissionOfRecords(
      companyB,
      [spec("companyb.com. 60 IN A 192.0.2.1"), spec("companyb.com. 60 IN A 192.0.2.2")],
      [],
    );
    const [made] = emit(target, [emission]).texts;
    const [unmade] = emit(target, [inverse(emission)]).texts;
    expect(made?.text).toContain('"CREATE"');
    expect(() => model.carryOut(made?.text ?? "", ["companyb.com. 60 IN A 192.0.2.9"], companyB)).toThrow(
      "is there already",
    );
    const held = model.carryOut(made?.text ?? "", [], companyB) as string[];
    expect(held).toHaveLength(2);
    expect(model.carryOut(unmade?.text ?? "", held, companyB)).toEqual([]);
    expect(() => model.carryOut(unmade?.text ?? "", held.slice(1), companyB)).toThrow("is not so");
  });

  it("leaves the SOA and the name servers of the apex to Route 53", () => {
    const [{ zone } = { zone: undefined }] = cases;
    const { texts, left, isIncomplete } = emit(target, [emissionOfZone(companyB, zone?.all() ?? [], "zone")]);
    const { Changes } = JSON.parse(texts[0]?.text ?? "") as Batch;
    expect(Changes.map(({ ResourceRecordSet: { Name, Type } }) => `${Name} ${Type}`)).toEqual([
      "companyb.com. MX",
      "companyb.com. A",
      "companyb.com. TXT",
      "mail.companyb.com. A",
      "autodiscover.companyb.com. A",
      "old.companyb.com. CNAME",
      "*.companyb.com. A",
      "_autodiscover._tcp.companyb.com. SRV",
    ]);
    expect(left).toEqual([
      "companyb.com: its SOA record, the NS records of its apex and signatures are the provider's own and are left out.",
    ]);
    expect(isIncomplete).toBe(false);
  });

  it.each([
    ["companyb.com. 60 IN HINFO a b", "Route 53 takes no records of this type"],
    ["*.companyb.com. 60 IN NS ns.example.", "Route 53 takes no wildcard for NS records"],
    ['companyb.com. 60 IN CAA 0 issue "a\\"b"', "Route 53 says nowhere how such a value is escaped"],
    [
      `companyb.com. 60 IN TXT ${`"${"\\000".repeat(255)}" `.repeat(4)}`,
      "Route 53 takes a value of at most 4000 characters",
    ],
  ])("refuses %.40s", (line, why) => {
    expect(target.limit?.(spec(line), companyB)).toEqual({ kind: "refused", why });
  });

  it("writes nothing when it is more than a batch takes", () => {
    const records = Array.from({ length: 1001 }, (_, at) => spec(`h${at}.companyb.com. 60 IN A 192.0.2.1`));
    expect(emit(target, [emissionOfZone(companyB, records, "zone")])).toEqual({
      texts: [],
      left: [
        "companyb.com: no change is written, because Route 53 takes 1000 records and 32000 characters of values in a batch, and these are 1001 and 9009.",
      ],
      isIncomplete: true,
    });
    expect(emit(target, [emissionOfZone(companyB, records.slice(1), "zone")]).texts).toHaveLength(1);
  });

  it("counts the characters of the values as well", () => {
    // Quotes count: 80 values of 400 characters.
    const text = `"${"x".repeat(198)}" "${"x".repeat(197)}"`;
    const records = Array.from({ length: 81 }, (_, at) => spec(`h${at}.companyb.com. 60 IN TXT ${text}`));
    const textsOf = (count: number) => emit(target, [emissionOfZone(companyB, records.slice(0, count), "zone")]).texts;
    expect([textsOf(80).length, textsOf(81).length]).toEqual([1, 0]);
  });

  it("writes names and texts with what has to be in octal", () => {
    const [text, , name, alias] = batchOf(hostile).Changes.map(({ ResourceRecordSet }) => ResourceRecordSet);
    expect(text?.ResourceRecords[0]?.Value).toContain('"\\000\\012\\303\\251\\377 $(id) `id`');
    expect(name?.Name).toBe("*\\040\\056\\134\\100.companyb.com.");
    expect(alias).toMatchObject({ Name: "*.companyb.com.", ResourceRecords: [{ Value: "a\\054b.example.com." }] });
  });
});

describe("the AWS command line", () => {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-aws-"));
  let server: Server;
  let requests: { path: string; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        requests.push({ path: `${request.method} ${request.url}`, body });
        response.setHeader("content-type", "text/xml");
        response.end(accepted);
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  async function sent(batch: string): Promise<unknown> {
    const file = join(folder, "batch.json");
    writeFileSync(file, batch);
    requests = [];
    const { port } = server.address() as AddressInfo;
    const words = ["--endpoint-url", `http://127.0.0.1:${port}`, "route53", "change-resource-record-sets"];
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
      AWS_EC2_METADATA_DISABLED: "true",
    };
    await promisify(execFile)("aws", [...words, "--hosted-zone-id", "Z1", "--change-batch", `file://${file}`], { env });
    expect(requests.map(({ path }) => path)).toEqual(["POST /2013-04-01/hostedzone/Z1/rrset/"]);
    return batchIn(requests[0]?.body ?? "");
  }

  it("sends every case as it is meant", { timeout: 60_000 }, async () => {
    const batches = cases
      .flatMap(({ name }) => [goldenOf("route53", name), goldenOf("route53", `${name}, taken back`)])
      .map((text) => JSON.parse(text) as Batch);
    const all = {
      Comment: "All of them",
      Changes: [...batches.flatMap(({ Changes }) => Changes), ...batchOf(hostile).Changes],
    };
    expect(await sent(JSON.stringify(all))).toEqual(all);
  });

  it("takes a file as it is written", { timeout: 60_000 }, async () => {
    const text = goldenOf("route53", "cure");
    expect(await sent(text)).toEqual(JSON.parse(text));
  });
});

const accepted = `<?xml version="1.0"?><ChangeResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status><SubmittedAt>2026-11-22T10:00:00Z</SubmittedAt></ChangeInfo></ChangeResourceRecordSetsResponse>`;

/** The batch in a request of the API. */
function batchIn(xml: string): Batch {
  const sets = all(xml, "Change").map((change) => ({
    Action: one(change, "Action"),
    ResourceRecordSet: {
      Name: one(change, "Name"),
      Type: one(change, "Type"),
      TTL: Number(one(change, "TTL")),
      ResourceRecords: all(change, "ResourceRecord").map((record) => ({ Value: one(record, "Value") })),
    },
  }));
  return { Comment: one(xml, "Comment"), Changes: sets };
}

function all(xml: string, element: string): string[] {
  return Array.from(xml.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs")), ([, inner]) => inner ?? "");
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function one(xml: string, element: string): string {
  const [inner = ""] = all(xml, element);
  return inner.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? `?${name}?`);
}
