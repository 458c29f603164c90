import { describe, expect, test } from "vitest";
import { emissionOf, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { type TargetName, targets } from "../../../src/emit/targets/index.js";
import { toName } from "../../../src/zone/name.js";
import { add, find, replace, spec, zoneOf } from "../../fix/zone-text.js";

const origin = spec("companyb.com. 0 IN A 192.0.2.1").owner;

async function limitOf(name: TargetName, line: string) {
  const limit = (await targets[name]()).limit?.(spec(line), origin);
  return limit && `${limit.kind}: ${limit.why}`;
}

async function sheet(name: TargetName, ...lines: string[]): Promise<string> {
  const emission = emissionOfRecords(origin, lines.map(spec), []);
  return emit(await targets[name](), [emission])
    .texts.map(({ text }) => text)
    .join("");
}

const txt = (rdata: string) => `x.companyb.com. 3600 IN TXT ${rdata}`;

describe("what no box takes", () => {
  test.each([
    ["a\\000b", "cannot be typed, or be seen"],
    ["a\\009b", "cannot be typed, or be seen"],
    ["a\\027[31m", "cannot be typed, or be seen"],
    ["\\226\\128\\174rgb", "cannot be typed, or be seen"],
    ["\\239\\187\\191bom", "cannot be typed, or be seen"],
    ["a\\194\\160b", "cannot be typed, or be seen"],
    ["\\227\\133\\164", "cannot be typed, or be seen"],
    ["\\195x", "no UTF-8"],
    [" a", "begins or ends with a blank"],
    ["a ", "begins or ends with a blank"],
    ["", "an empty box is no value"],
  ])("the text %j", async (text, why) => {
    expect(await limitOf("console", txt(`"${text}"`))).toMatch(new RegExp(`^refused: it .*${why}`));
  });

  test.each<[TargetName, string, string]>([
    ["console", "a\\.b.companyb.com. 60 IN A 192.0.2.1", "characters that are written in no documented way"],
    ["console", 'x.companyb.com. 60 IN HINFO "a\\010" "b"', "only a zone file can write"],
    ["console", "x.companyb.com. 60 IN TYPE65280 \\# 1 AA", "only a zone file can write"],
    ["console-godaddy", txt('"say \\"hi\\""'), "quotation marks or backslashes"],
    ["console-godaddy", txt('"\\195\\169"'), "letters beyond ASCII"],
    ["console-godaddy", "x.companyb.com. 60 IN SRV 0 0 443 a.example.", "does not begin with two labels"],
    ["console-godaddy", "companyb.com. 3600 IN MX 0 .", "whether the form takes a lone dot is not known"],
    ["console-godaddy", "x.companyb.com. 3600 IN TLSA 3 1 1 AABB", "how GoDaddy takes TLSA records is not known"],
    ["console-namecheap", "_sip._tls.x.companyb.com. 3600 IN SRV 0 0 443 a.example.", "no box for a name below"],
    [
      "console-cloudflare",
      txt(
        Array(9)
          .fill(`"${"x".repeat(250)}"`)
          .join(" "),
      ),
      "2250 characters long, .* at most 2048",
    ],
    ["console-route53", "companyb.com. 3600 IN CNAME a.example.", "no CNAME record at the name of the zone"],
    [
      "console-route53",
      txt(
        Array(16)
          .fill(`"${"x".repeat(255)}"`)
          .join(" "),
      ),
      "4127 characters long, .* at most 4000",
    ],
    ["console-azure", "companyb.com. 3600 IN CNAME a.example.", "no CNAME record set at the name of the zone"],
    ["console-azure", "*.companyb.com. 3600 IN NS a.example.", "no wildcard record sets of NS"],
    ["console-azure", "x.companyb.com. 0 IN A 192.0.2.1", "a TTL of 1 to 2147483647 seconds, and its is 0"],
    ["console-azure", 'x.companyb.com. 60 IN CAA 0 issue "a\\"b"', "quotation marks or backslashes"],
    ["console-hetzner", "x.companyb.com. 30 IN A 192.0.2.1", "a TTL of 60 to"],
    ["console-hetzner", txt('"a\\\\b"'), "Hetzner does not document"],
    ["console-microsoft365", "x.companyb.com. 3600 IN AAAA 2001:db8::1", "how Microsoft 365 takes AAAA"],
  ])("%s: %.60s", async (name, line, why) => {
    expect(await limitOf(name, line)).toMatch(new RegExp(`^refused: .*${why}`));
  });
});

describe("what arrives otherwise", () => {
  test.each<[TargetName, string, string]>([
    ["console-godaddy", "x.companyb.com. 300 IN A 192.0.2.1", "TTL of 300 seconds becomes 600"],
    ["console-namecheap", "x.companyb.com. 7200 IN A 192.0.2.1", "TTL of 7200 seconds becomes 3600"],
    ["console-namecheap", "x.companyb.com. 900 IN A 192.0.2.1", "TTL of 900 seconds becomes 300"],
    ["console-cloudflare", "x.companyb.com. 10 IN A 192.0.2.1", "TTL of 10 seconds becomes 60"],
    ["console-cloudflare", "x.companyb.com. 172800 IN A 192.0.2.1", "TTL of 172800 seconds becomes 86400"],
    ["console-ovh", txt('"a" "b"'), "typed as one text"],
    ["console-namecheap", `x.companyb.com. 900 IN TXT "a" "b"`, "becomes 300.*, and its strings are typed as one text"],
  ])("%s: %s", async (name, line, why) => {
    expect(await limitOf(name, line)).toMatch(new RegExp(`^altered: .*${why}`));
  });

  test("a record that goes is not said to be written otherwise", async () => {
    const zone = zoneOf(`$ORIGIN companyb.com.\n@ 300 SOA ns h 1 2 3 4 5\nx 300 A 192.0.2.1\n`);
    const edits = [{ kind: "remove" as const, old: find(zone, "x.companyb.com. A 192.0.2.1") }];
    const target = await targets["console-godaddy"]();
    expect(emit(target, [emissionOf({ zone, edits })]).left).toEqual([]);
    expect(emit(target, [inverse(emissionOf({ zone, edits }))]).left).toEqual([
      "companyb.com: the A record of x.companyb.com is written otherwise: its TTL of 300 seconds becomes 600, as GoDaddy offers.",
    ]);
  });
});

describe("what is typed", () => {
  test("letters beyond ASCII as they are, where the form is anybody's", async () => {
    expect(await sheet("console", txt('"caf\\195\\169 \\240\\159\\152\\128"'))).toContain("\n   Value: café 😀\n");
  });

  test("octets in octal at Route 53", async () => {
    expect(await sheet("console-route53", txt('" \\"\\\\\\195\\000" "b"'))).toContain(
      'Value:          " \\042\\134\\303\\000" "b"\n',
    );
  });

  test("the lone dot of a null MX where a form is anybody's", async () => {
    expect(await sheet("console", "companyb.com. 3600 IN MX 0 .")).toContain("Value:    .\n");
  });

  test("an SRV record of a host below the domain, divided", async () => {
    const text = await sheet("console-ionos", "_sip._tls.x.companyb.com. 3600 IN SRV 0 0 443 a.example.");
    expect(text).toContain("   Service:   _sip\n   Protocol:  tls\n   Host name: x\n");
  });

  test("other names than those of services in one shape alone", async () => {
    const text = await sheet("console", "x.companyb.com. 3600 IN SRV 0 0 443 a.example.");
    expect(text).toContain("1. Add a record:\n   Type:  SRV\n   Name:  x\n   Value: 0 0 443 a.example.\n");
    expect(text).not.toContain("Service");
  });

  test("several values of a set in boxes that are numbered", async () => {
    const srv = (target: string) => `_sip._tls.companyb.com. 90 IN SRV 0 0 443 ${target}.example.`;
    const text = await sheet("console-azure", srv("a"), srv("b"));
    expect(text).toMatch(/TTL: +90\n.*TTL unit: +Seconds\n.*Priority 1: +0\n/);
    expect(text).toMatch(/Target 1: +a\.example\n.*Priority 2: +0\n/);
  });
});

describe("where no zone was read", () => {
  const line = "_sip._tls.companyb.com. 3600 IN SRV 0 0 443 a.example.";

  test("what is there already is asked for, and left in its set", async () => {
    for (const name of ["console", "console-route53"] as const) {
      expect(await sheet(name, line)).toContain("\nNo zone was read for this: see first whether the list has records");
    }
    expect(await sheet("console-route53", line)).toContain(
      "\n   If the list has that set already, edit it: add these values",
    );
  });

  test("the way back takes out what came, and no more", async () => {
    const back = inverse(emissionOfRecords(origin, [spec(line)], []));
    const text = emit(await targets["console-route53"](), [back]).texts[0]?.text;
    expect(text).toContain(
      "\n   Its value: 0 0 443 a.example.\n   If it has other values too, edit it and take out these alone.\n",
    );
    expect(text).not.toContain("No zone was read");
  });
});

const zone = zoneOf(`$ORIGIN companyb.com.
$TTL 300
@ SOA ns h 1 2 3 4 5
@ SPF "v=spf1 -all"
a TXT "v=spf1" " -all"
b A 192.0.2.1
b A 192.0.2.2
`);

describe("a change that", () => {
  const changed = async (name: TargetName, old: string, line: string) => {
    const { texts } = emit(await targets[name](), [emissionOf({ zone, edits: [replace(zone, old, line)] })]);
    return texts[0]?.text;
  };

  test("makes another type of a record is two steps", async () => {
    const text = await changed("console", 'companyb.com. SPF "v=spf1 -all"', 'companyb.com. 300 IN TXT "v=spf1 -all"');
    expect(text).toMatch(/\n1\. Add a record:\n {3}Type: {2}TXT\n.*\nPause before step 2: .*\n2\. Delete a record\. /s);
  });

  test("cannot be seen in the boxes names them all", async () => {
    const old = 'a.companyb.com. TXT "v=spf1" " -all"';
    expect(await changed("console", old, 'a.companyb.com. 300 IN TXT "v=spf1 -all"')).toContain(
      "   Edit it, so that these boxes hold:\n   Type:  TXT\n   Name:  a\n   Value: v=spf1 -all\n   TTL:   300\n",
    );
  });

  test("is of the TTL alone touches that box", async () => {
    const [old, line] = ["b.companyb.com. A 192.0.2.1", "b.companyb.com. 60 IN A 192.0.2.1"];
    expect(await changed("console-cloudflare", old, line)).toContain(
      "   Edit it, so that these boxes hold:\n   TTL: 1 minute\n",
    );
    expect(await changed("console-route53", old, line)).toContain(
      "   Record type:   A\n   Leave:         192.0.2.1\n   Leave:         192.0.2.2\n   TTL (seconds): 60\n\n",
    );
  });
});

test("a shell reads every question as it stands", async () => {
  const text = await sheet(
    "console",
    "*.companyb.com. 60 IN A 192.0.2.1",
    "-v.companyb.com. 60 IN A 192.0.2.1",
    'x.companyb.com. 60 IN CAA 0 issue "a"',
  );
  expect(text.slice(text.indexOf("Check ")).split("\n").slice(1, -1)).toEqual([
    '   nslookup -type=A "*.companyb.com."',
    "      shows 192.0.2.1",
    "   dig -t A -q -v.companyb.com.",
    "      shows 192.0.2.1",
    "   dig -t CAA -q x.companyb.com.",
    '      shows 0 issue "a"',
  ]);
});

test("several zones are several sheets, and a whole zone is one", async () => {
  const other = toName("companyc.com") as typeof origin;
  const target = await targets["console-cloudflare"]();
  const whole = emissionOfZone(origin, zone.all(), "zone");
  const more = emissionOfRecords(other, [spec("x.companyc.com. 60 IN A 192.0.2.1")], []);
  const { texts, isIncomplete } = emit(target, [whole, more]);
  expect(texts).toHaveLength(1);
  expect(texts[0]?.text.match(/^\S.*\n=+$/gm)).toEqual([
    "companyb.com: Cloudflare\n========================",
    "companyc.com: Cloudflare\n========================",
  ]);
  expect(isIncomplete).toBe(true);
});

test("no form's record is said to stay that an edit touches", async () => {
  const both = ["b.companyb.com. A 192.0.2.1", "b.companyb.com. A 192.0.2.2"];
  const edits = [
    ...both.map((line) => ({ kind: "remove" as const, old: find(zone, line) })),
    add("b.companyb.com. 60 IN A 192.0.2.3"),
  ];
  const text = emit(await targets.console(), [emissionOf({ zone, edits })]).texts[0]?.text;
  expect(text).not.toContain("Stays");
});
