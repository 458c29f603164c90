import { expect, test } from "vitest";
import { purposeOf } from "../../src/named-conf/view-purpose.js";
import { readText } from "./read-in.js";

/** What the last view of a configuration is taken for. */
function purposeIn(text: string): string | undefined {
  const { views, acls, faults } = readText(text);
  expect(faults).toEqual([]);
  const [view] = views.slice(-1);
  return view && purposeOf(view, acls)?.purpose;
}

test.each([
  ["internal", "internal"],
  ["Internal-DNS", "internal"],
  ["intern", "internal"],
  ["view_lan", "internal"],
  ["corp-v6", "internal"],
  ["trusted", "internal"],
  ["external", "public"],
  ["internet", "public"],
  ["world", "public"],
  ["public_dns", "public"],
  ["outside", "public"],
  // Words of neither kind, or of both: whom it answers is asked.
  ["international", undefined],
  ["guests", undefined],
  ["public-internal", undefined],
  ["default", undefined],
])("a view called %s is %s", (name, purpose) => {
  expect(purposeIn(`view "${name}" { match-clients { 198.51.100.7; }; };`)).toBe(purpose);
});

test.each([
  ["match-clients { any; };", "public"],
  ["", "public"],
  ["match-clients { any; }; match-destinations { any; };", "public"],
  ["match-clients { !10.0.0.0/8; any; };", "public"],
  ["match-clients { 10.0.0.0/8; any; };", "public"],
  ["match-clients { 198.51.100.7; any; };", "public"],
  ["match-clients { 10/8; 172.16/12; 192.168/16; };", "internal"],
  ["match-clients { 10.1.2.3; 127.0.0.1; ::1; fd00::/8; fe80::/10; };", "internal"],
  ["match-clients { localhost; localnets; };", "internal"],
  ["match-clients { !10.9.0.0/16; { 10.0.0.0/8; }; };", "internal"],
  ["match-clients { offices; };", "internal"],
  ["match-clients { OFFICES; };", "internal"],
  ["match-clients { 100.64.0.0/10; 169.254.0.0/16; };", "internal"],
  // Wider than what is private.
  ["match-clients { 0.0.0.0/0; };", undefined],
  ["match-clients { 10.0.0.0/7; };", undefined],
  ["match-clients { 172.16.0.0/11; };", undefined],
  ["match-clients { 192.0.0.0/8; };", undefined],
  ["match-clients { fc00::/6; };", undefined],
  ["match-clients { 198.51.100.0/24; };", undefined],
  ["match-clients { 10/8; 198.51.100.0/24; };", undefined],
  ["match-clients { key transfer; };", undefined],
  ["match-clients { none; };", undefined],
  ["match-clients { !any; };", undefined],
  ["match-clients { nobody-knows; };", undefined],
  ["match-clients { round; };", undefined],
  ["match-clients { any; }; match-destinations { 10.0.0.53; };", undefined],
  ["match-recursive-only yes;", undefined],
])("a view that says %s is %s", (text, purpose) => {
  const acls = "acl offices { 10/8; branch; }; acl branch { 192.168.7.0/24; }; acl round { round; };\n";
  expect(purposeIn(`${acls}view "v" { ${text} };`)).toBe(purpose);
});
