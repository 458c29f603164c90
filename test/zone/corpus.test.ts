import { describe, expect, test } from "vitest";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { readZone, type ZoneReading } from "../../src/zone/reader.js";
import { nameOf } from "../zone-from-text.js";
import { asLoaded } from "./bind-habits.js";
import { type CorpusFile, corpus, includeBeside, placeIn } from "./corpus.js";
import { asBindAnswer, askServer, isServerMissing } from "./name-servers.js";
import { isBindMissing } from "./named-compilezone.js";
import { readText } from "./read-text.js";

function read(file: CorpusFile): ZoneReading {
  return readZone(file.source, { origin: nameOf("example."), include: includeBeside });
}

/** What is loaded, as BIND would say it; undefined when something cannot be read. */
function loaded(file: CorpusFile): readonly string[] | undefined {
  const { zone, problems } = read(file);
  return problems.length > 0 ? undefined : asLoaded([...canonicalRecords(zone)]);
}

// They answer side by side, while the records of BIND are compared.
const others = ["knot", "nsd", "ldns"] as const;
const asked = new Map(
  others.map((server) => [server, isServerMissing(server) ? undefined : askServer(server, corpus)]),
);

describe("what cannot be read is said at the place that the file states", () => {
  test.each(corpus.map((file) => [file.name, file] as const))("%s", (_, file) => {
    const found = read(file).problems.map(({ at, reason }, i) => {
      const words = file.errors[i]?.words ?? "nothing";
      return { place: placeIn(file, at), words: reason.includes(words) ? words : reason };
    });
    expect(found).toEqual(file.errors);
  });
});

describe.skipIf(isBindMissing())("BIND's records, or its refusal", async () => {
  const answers = await askServer("bind", corpus);

  test.each(corpus.map((file, i) => [file.name, file, i] as const))("%s", (_, file, i) => {
    const answer = answers[i];
    if (!answer) throw new Error("BIND did not come so far");
    const { records, messages } = asBindAnswer(answer);
    expect(answer.verdict, messages.join("\n")).toBe(file.verdicts.bind);
    const bind = answer.verdict === "read" ? records.toSorted() : undefined;
    if (file.differs === undefined) expect(loaded(file)).toEqual(bind);
    else expect(loaded(file), "and yet the file says that it differs").not.toEqual(bind);
  });

  test("each line of bad rdata is named by BIND", () => {
    const silent = corpus.flatMap((file, i) => {
      if (!file.name.startsWith("rdata-bad/") || file.differs !== undefined) return [];
      const named = linesNamed(answers[i]?.stderr ?? "");
      return file.errors.flatMap(({ place }) => (named.has(place.replace(/:.*/, "")) ? [] : [`${file.name} ${place}`]));
    });
    expect(silent).toEqual([]);
  });
});

/** The lines that BIND's messages name. */
function linesNamed(messages: string): Set<string> {
  return new Set(Array.from(messages.matchAll(/\.zone:(\d+):/g), (match) => match[1] as string));
}

describe.each(others)("what %s makes of the files", (server) => {
  const answering = asked.get(server);

  test.skipIf(answering === undefined)(
    "is what they say",
    async () => {
      const answers = (await answering) ?? [];
      const all = (verdictOf: (file: CorpusFile, i: number) => unknown) =>
        corpus.map((file, i) => [file.name, verdictOf(file, i)]);
      expect(all((_, i) => answers[i]?.verdict)).toEqual(all(({ verdicts }) => verdicts[server]));
      for (const [i, { name, nsdPrints }] of corpus.entries()) {
        if (server !== "nsd" || nsdPrints.length === 0) continue;
        expect(readText(answers[i]?.stdout ?? "").records, name).toEqual(expect.arrayContaining([...nsdPrints]));
      }
    },
    60_000,
  );
});
