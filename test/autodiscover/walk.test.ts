import { describe, expect, test } from "vitest";
import type { Probe, StepKind, Verdict } from "../../src/autodiscover/probe.js";
import { walks } from "../../src/autodiscover/walk.js";
import type { AcceptedDomain, Client } from "../../src/estate/estate.js";
import type { Certainty } from "../../src/finding.js";
import { estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

type Told = readonly [StepKind, Verdict, Certainty?];

const [domain] = estateFromText({ zones: { "b.example.": "@ MX 10 mail\nmail A 203.0.113.10\n" } }).domains;

/** How it ends for a client whose steps give this, and by which step it is served. */
function endOf(client: Client, ...told: readonly Told[]): string {
  const probes = told.map(
    ([kind, verdict, certainty = "certain"]): Probe => ({
      ...{ kind, verdict, certainty },
      name: nameOf("b.example."),
      because: "",
    }),
  );
  const [walk] = walks({ ...(domain as AcceptedDomain), clients: [client] }, probes);
  return [walk?.outcome, walk?.servedBy?.kind].filter(Boolean).join(" by ");
}

// Effects by client: Microsoft KB 3211279, KB 2783881, KB 3066652, KB 3150466 and ews-managed-api, as src/autodiscover/client.ts says.
describe("the end of a walk", () => {
  test.each<[string, Client, Told[], string]>([
    ["nothing answers", "outlook", [["autodiscover", "silent"]], "fails"],
    ["Exchange answers with the name", "outlook", [["autodiscover", "covered"]], "served by autodiscover"],
    ["what may be Exchange", "outlook", [["autodiscover", "covered", "possible"]], "unknown by autodiscover"],
    ["the host prompts, at Exchange", "outlook", [["autodiscover", "mismatch"]], "warns"],
    ["the host prompts, elsewhere", "outlook", [["autodiscover", "foreign-mismatch"]], "fails"],
    ["a prompt at another host cannot be clicked away", "outlook-legacy", [["apex", "foreign-mismatch"]], "fails"],
    [
      "Exchange at the apex is passed over in silence, and the prompt comes from another host",
      "outlook",
      [
        ["apex", "mismatch"],
        ["autodiscover", "foreign-mismatch"],
      ],
      "fails",
    ],
    [
      "a prompt on the way to what serves",
      "outlook-legacy",
      [
        ["apex", "foreign-mismatch"],
        ["autodiscover", "covered"],
      ],
      "warns by autodiscover",
    ],
    [
      "programs go on where others prompt",
      "ews",
      [
        ["apex", "foreign-mismatch"],
        ["srv", "covered"],
      ],
      "served by srv",
    ],
    ["a host in a zone that was not supplied", "outlook", [["autodiscover", "unknown", "possible"]], "unknown"],
    [
      "one that may serve comes before one that fails",
      "mobile",
      [
        ["apex", "unknown", "possible"],
        ["autodiscover", "mismatch"],
      ],
      "unknown",
    ],
    [
      "a service connection point of which nothing is known ends no search",
      "outlook",
      [
        ["scp", "unknown"],
        ["autodiscover", "mismatch"],
      ],
      "warns",
    ],
    [
      "a service connection point serves computers of the domain alone",
      "outlook",
      [
        ["scp", "covered"],
        ["autodiscover", "silent"],
      ],
      "fails",
    ],
    [
      "a service connection point with a wrong name is no step of who is outside",
      "outlook",
      [
        ["scp", "mismatch"],
        ["srv", "covered"],
      ],
      "served by srv",
    ],
    ["another host that knows no Autodiscover", "outlook", [["autodiscover", "foreign-ok"]], "fails"],
    ["another host that may know it", "outlook", [["autodiscover", "foreign-ok", "possible"]], "unknown"],
    [
      "what may prompt, and in this client does not",
      "outlook",
      [
        ["apex", "possible", "possible"],
        ["autodiscover", "silent"],
      ],
      "fails",
    ],
    [
      "a host that as far as anybody said answers nothing, and then a refusal",
      "mobile",
      [
        ["autodiscover", "foreign-ok", "possible"],
        ["srv", "mismatch"],
      ],
      "fails",
    ],
    [
      "settings of another service end the search",
      "ews",
      [
        ["apex", "foreign-answer"],
        ["autodiscover", "covered"],
      ],
      "fails",
    ],
    ["port 80 sends on", "outlook", [["redirect", "redirects"]], "served by redirect"],
    [
      "port 80 sends on to what nobody follows",
      "outlook",
      [
        ["redirect", "refused"],
        ["srv", "covered"],
      ],
      "served by srv",
    ],
    ["whether phones ask for the record nobody documents", "mobile", [["srv", "covered"]], "unknown by srv"],
  ])("%s", (_, client, told, end) => {
    expect(endOf(client, ...told)).toBe(end);
  });

  test("what serves for certain ends the search", () => {
    const steps: Told[] = [
      ["autodiscover", "covered"],
      ["srv", "mismatch"],
    ];
    expect(endOf("outlook", ...steps)).toBe("served by autodiscover");
    expect(endOf("outlook", ["autodiscover", "silent"], ["srv", "mismatch"])).toBe("warns");
  });
});
