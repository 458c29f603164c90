import { expect, test } from "vitest";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import { wildcardGap } from "../../src/certificate/wildcard-gap.js";
import { nameOf } from "../zone-from-text.js";

test.each<[string, string, string | undefined]>([
  ["*.contoso.com", "mail.contoso.com", undefined],
  ["*.contoso.com", "contoso.com", "apex of *.contoso.com"],
  ["*.contoso.com", "mail.sales.contoso.com", "deep below *.contoso.com"],
  ["*.contoso.com", "mx1.dc1.sales.contoso.com", "deep below *.contoso.com"],
  ["*.contoso.com mail.sales.contoso.com", "mail.sales.contoso.com", undefined],
  ["*.contoso.com *.sales.contoso.com", "mx1.dc1.sales.contoso.com", "deep below *.sales.contoso.com"],
  ["*.contoso.com *.sales.contoso.com", "sales.contoso.com", undefined],
  ["*.contoso.com", "mail.fabrikam.com", undefined],
  ["*.contoso.com", "mail.notcontoso.com", undefined],
  ["contoso.com", "mail.sales.contoso.com", undefined],
  ["*.com", "mail.contoso.com", undefined],
])("%s, %s", (names, name, said) => {
  const certificate = plannedCertificate(namesInArguments("--san", [names]));
  const gap = wildcardGap([certificate], nameOf(name));
  expect(gap && `${gap.kind === "apex" ? "apex of" : "deep below"} ${gap.wildcard.text}`).toBe(said);
});
