import { describe, expect, test } from "vitest";
import type { Certificate } from "../../src/certificate/certificate.js";
import { namesInArguments, plannedCertificate, withPlannedNames } from "../../src/certificate/planned.js";
import { readCertificate } from "../../src/certificate/read.js";
import { positionAt } from "../../src/text/position.js";

describe("names in arguments", () => {
  const places = (...values: string[]) =>
    namesInArguments("--san", values).map(({ text, at }) => {
      const { line, column } = positionAt(at.source, at.start);
      return `${at.source.path}:${line}:${column} ${text} ${at.end - at.start}`;
    });

  test.each([
    [["a.contoso.com"], ["--san:1:1 a.contoso.com 13"]],
    [["a.contoso.com,b.contoso.com"], ["--san:1:1 a.contoso.com 13", "--san:1:15 b.contoso.com 13"]],
    [[" a.contoso.com , ,b.contoso.com,"], ["--san:1:2 a.contoso.com 13", "--san:1:19 b.contoso.com 13"]],
    [
      ["a.contoso.com", "b.contoso.com"],
      ["--san:1:1 a.contoso.com 13", "--san:1:1 b.contoso.com 13"],
    ],
    [["m\u00fcller.example,b.example"], ["--san:1:1 m\u00fcller.example 15", "--san:1:16 b.example 9"]],
    [[""], []],
    [[], []],
  ])("%j", (values, expected) => expect(places(...values)).toEqual(expected));
});

describe("a planned certificate", () => {
  test("is names alone", () => {
    const { names, at, ...rest } = plannedCertificate(
      namesInArguments("--san", ["Mail.contoso.com,*.contoso.com,mail.contoso.com"]),
    );
    expect(rest).toEqual({ label: "--san", kind: "planned", format: "planned", services: [], issuerKind: "public" });
    expect(names.map(({ text, name, wildcard }) => [text, name, wildcard])).toEqual([
      ["mail.contoso.com", "mail.contoso.com.", false],
      ["*.contoso.com", "contoso.com.", true],
    ]);
    expect(at.source.path).toBe("--san");
  });

  test("may be called otherwise, and may have no name", () => {
    expect(plannedCertificate([], "next year")).toMatchObject({
      label: "next year",
      names: [],
      at: { source: { path: "--san" } },
    });
  });
});

test("names planned beside a certificate are added to it", () => {
  const bytes = Buffer.from("mail.contoso.com\nowa.contoso.com\n");
  const given = readCertificate({ path: "names.txt", bytes, services: ["iis"] }) as Certificate;
  const planned = withPlannedNames(given, namesInArguments("--san", ["owa.contoso.com,autodiscover.contoso.com"]));
  expect(planned).toMatchObject({ label: "names.txt", format: "list", services: ["iis"], at: given.at });
  expect(planned.names.map(({ text, at }) => `${at.source.path} ${text}`)).toEqual([
    "names.txt mail.contoso.com",
    "names.txt owa.contoso.com",
    "--san autodiscover.contoso.com",
  ]);
  expect(given.names).toHaveLength(2);
});
