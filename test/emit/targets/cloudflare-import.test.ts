import { describe, expect, it } from "vitest";
import { emissionOf, emissionOfZone } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/cloudflare-import.js";
import type { Name } from "../../../src/zone/name.js";
import { add, remove, replace, spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";

const companyB = "companyb.com." as Name;
const zone = zoneOf(zoneText);

describe("cloudflare-import", () => {
  it("says what has to be deleted by hand, and when", () => {
    const edits = [
      remove(zone, "autodiscover.companyb.com. A 192.0.2.20"),
      remove(zone, "autodiscover.companyb.com. A 192.0.2.21"),
      add("autodiscover.companyb.com. 300 IN CNAME webmail.companya.com."),
      replace(zone, "companyb.com. A 203.0.113.80", "companyb.com. 3600 IN A 203.0.113.81"),
    ];
    expect(emit(target, [emissionOf({ zone, edits })])).toEqual({
      texts: [
        {
          origin: companyB,
          text: `; companyb.com, company.example.zone: 1 to add, 1 to replace, 2 to delete
; delete before the import: autodiscover.companyb.com. 300 IN A 192.0.2.20
; delete before the import: autodiscover.companyb.com. 300 IN A 192.0.2.21
autodiscover.companyb.com. 300 IN CNAME webmail.companya.com. ; cf_tags=cf-proxied:false
companyb.com. 3600 IN A 203.0.113.81 ; cf_tags=cf-proxied:false
; delete after the import: companyb.com. 3600 IN A 203.0.113.80
`,
        },
      ],
      left: [
        "companyb.com: 3 records have to be deleted by hand, because Cloudflare's import only adds; comments name what and when.",
      ],
      isIncomplete: true,
    });
  });

  it("has a record deleted first that only gets another TTL", () => {
    const edits = [replace(zone, "mail.companyb.com. A 192.0.2.10", "mail.companyb.com. 60 IN A 192.0.2.10")];
    const lines = emit(target, [emissionOf({ zone, edits })]).texts[0]?.text.split("\n");
    expect(lines?.[1]).toBe("; delete before the import: mail.companyb.com. 3600 IN A 192.0.2.10");
  });

  it("is complete where nothing goes", () => {
    const { left, isIncomplete } = emit(target, [
      emissionOf({ zone, edits: [add("a.companyb.com. 60 IN A 192.0.2.1")] }),
    ]);
    expect({ left, isIncomplete }).toEqual({ left: [], isIncomplete: false });
  });

  it("writes a whole zone but for what comes with it, and none that is too large to import", () => {
    const records = [...zone.all()];
    const { texts } = emit(target, [emissionOfZone(companyB, records, "z")]);
    const lines = texts[0]?.text.split("\n") ?? [];
    expect(lines.filter((line) => line !== "" && !line.startsWith(";"))).toHaveLength(records.length - 2);
    const many = Array.from({ length: 5000 }, (_, i) => spec(`h${i}.companyb.com. 60 IN A 192.0.2.1`));
    expect(emit(target, [emissionOfZone(companyB, many, "z")])).toMatchObject({ texts: [], isIncomplete: true });
  });
});
