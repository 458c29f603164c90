import { expect, test } from "vitest";
import { displayWidth } from "../../src/report/width.js";
import { labelled, wrap } from "../../src/report/wrap.js";

test("breaks at blanks and never inside a word", () => {
  expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(wrap("autodiscover.contoso.com is long", 10)).toEqual(["autodiscover.contoso.com", "is long"]);
});

test("keeps line feeds as breaks, and an empty text as one empty line", () => {
  expect(wrap("one\ntwo three", 80)).toEqual(["one", "two three"]);
  expect(wrap("", 80)).toEqual([""]);
});

test("counts columns, not characters", () => {
  expect(wrap("日本 日本 日本", 9)).toEqual(["日本 日本", "日本"]);
  expect(displayWidth("e\u0301 日")).toBe(4);
});

test("sets the other lines under the text of the first", () => {
  expect(labelled("help:", "aaaaaaaaa bbbbbbbbb ccccccccc", 27, "  ")).toEqual([
    "  help: aaaaaaaaa bbbbbbbbb",
    "        ccccccccc",
  ]);
});
