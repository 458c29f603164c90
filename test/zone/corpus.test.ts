import { describe, expect, test } from "vitest";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { readZone, type ZoneReading } from "../../src/zone/reader.js";
import { nameOf } from "../zone-from-text.js";
import { asLoaded } from "./bind-habits.js";
import { type CorpusFile, corpus, includeBeside, placeIn, type Said } from "./corpus.js";
import { asBindAnswer, askServer, isServerMissing } from "./name-servers.js";
import { isBindMissing } from "./named-compilezone.js";
import { readText } from "./read-text.js";

function read(file: CorpusFile): ZoneReading {
  return readZone(file.source, { origin: nameOf("example."), include: includeBeside });
}

// They answer side by side, while the records of BIND are compared.
const others = ["knot", "nsd", "ldns"] as const;
const asked = new Map(
  others.map((server) => [server, isServerMissing(server) ? undefined : askServer(server, corpus)]),
);

describe("what is said is said at the place that the file states", () => {
  test.each(corpus.map((file) => [file.name, file] as const))("%s", (_, file) => {
    const { problems, notes } = read(file);
    expect(
      problems.map(({ at, reason }, i) => ({ place: placeIn(file, at), words: wordsIn(reason, file.errors[i]) })),
    ).toEqual(file.errors);
    expect(
      notes.map(({ at, about, subject, because }, i) => ({
        place: at ? placeIn(file, at) : "nowhere",
        words: wordsIn(`${about}: ${subject}: ${because}`, file.notes[i]),
      })),
    ).toEqual(file.notes);
  });
});

/** The words that are expected, if they are said; else all of it. */
function wordsIn(said: string, expected: Said | undefined): string {
  return expected && said.includes(expected.words) ? expected.words : said;
}

describe.skipIf(isBindMissing())("what BIND reads is read so, and what it refuses is explained", async () => {
  const answers = await askServer("bind", corpus);

  test.each(corpus.map((file, i) => [file.name, file, i] as const))("%s", (_, file, i) => {
    const answer = answers[i];
    if (!answer) throw new Error("BIND did not come so far");
    const { records, messages } = asBindAnswer(answer);
    expect(answer.verdict, messages.join("\n")).toBe(file.verdicts.bind);
    expect(file.errors.length + file.notes.length).toBeGreaterThanOrEqual(explanationsOwed(file));
    if (answer.verdict === "refused") return;
    const loaded = asLoaded([...canonicalRecords(read(file).zone)]);
    expect(loaded).toEqual(expect.arrayContaining([...file.here]));
    expect([...loaded.filter((record) => !file.here.includes(record)), ...file.bindPrints].sort()).toEqual(
      records.toSorted(),
    );
  });

  test("few files have records that BIND does not read", () => {
    expect(corpus.filter(({ here }) => here.length > 0).map(({ name }) => name)).toEqual([
      "bytes/cr-after-comment",
      "exporters/godaddy-owner",
    ]);
  });

  test("each line of bad rdata is named by BIND", () => {
    const silent = corpus.flatMap((file, i) => {
      if (!file.name.startsWith("rdata-bad/") || file.verdicts.bind === "read") return [];
      const named = linesNamed(answers[i]?.stderr ?? "");
      return file.errors.flatMap(({ place }) => (named.has(place.replace(/:.*/, "")) ? [] : [`${file.name} ${place}`]));
    });
    expect(silent).toEqual([]);
  });
});

/** How many words about a file are the least: one where BIND refuses it, or reads something else. */
function explanationsOwed({ verdicts, here }: CorpusFile): 0 | 1 {
  return verdicts.bind === "refused" || here.length > 0 ? 1 : 0;
}

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
