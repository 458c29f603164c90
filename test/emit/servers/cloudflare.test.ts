import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emissionOf } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/cloudflare.js";
import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { remove, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";
import { listed } from "../models/cloudflare.js";
import { runTool } from "./run-tool.js";

interface Asked {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly token: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

const zone = zoneOf(zoneText);
const list = listed([...zone.all()].map(recordText), "companyb.com." as Name);
const asked: Asked[] = [];
let batchAnswer: object = { success: true, errors: [] };
let server: Server;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked.push(await read(request));
    const whole = { success: true, result: list, result_info: { total_count: list.length } };
    response.end(JSON.stringify(request.method === "GET" ? whole : batchAnswer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function read(request: IncomingMessage): Promise<Asked> {
  const { method, url: path, headers } = request;
  let body = "";
  for await (const part of request) body += part;
  return { method, path, token: headers.authorization, type: headers["content-type"], body };
}

function run(): ReturnType<typeof runTool> {
  const emission = emissionOf({ zone, edits: [remove(zone, "autodiscover.companyb.com. A 192.0.2.20")] });
  const [{ text } = { text: "" }] = emit(target, [emission]).texts;
  const { port } = server.address() as AddressInfo;
  const here = text.replace("https://api.cloudflare.com", `http://127.0.0.1:${port}`);
  asked.length = 0;
  return runTool("env", ["CLOUDFLARE_ZONE_ID=0a1b", "CLOUDFLARE_API_TOKEN=t0k-en_", "sh", "-s"], here);
}

describe("the script for Cloudflare, with a real curl", () => {
  it("lists the records, then posts the batch, each time with the token", async () => {
    expect(await run()).toEqual({ status: 0, out: "Done.\n" });
    const records = "/client/v4/zones/0a1b/dns_records";
    expect(asked.map(({ method, path, token }) => [method, path, token])).toEqual([
      ["GET", `${records}?per_page=50000`, "Bearer t0k-en_"],
      ["POST", `${records}/batch`, "Bearer t0k-en_"],
    ]);
    expect(asked[1]?.type).toBe("application/json");
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ deletes: [{ id: "6" }] });
  });

  it("fails with what Cloudflare says when it refuses the batch", async () => {
    batchAnswer = { success: false, errors: [{ code: 81058, message: "An identical record already exists." }] };
    const { status, out } = await run();
    expect(status).toBe(5);
    expect(out).toContain('Cloudflare changed nothing: [{"code":81058');
  });
});
