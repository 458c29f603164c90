import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { stringify } from "yaml";
import { capture } from "../check/capture.mjs";
import { factsIn, withoutComments, withoutPurpose } from "../fixture/comments.mjs";
import { configOf, fixtureTime } from "../fixture/config.mjs";
import { isCertificateFile, isEstateFile, isZoneFile } from "../fixture/files.mjs";
import { purposeFile } from "../fixture/fixtures.mjs";
import { root } from "../paths.mjs";

/** @typedef {import("../fixture/fixtures.mjs").Fixture} Fixture */

/**
 * Lints a fixture as a user would: its zones without the comments that only the tests read, its facts in a
 * zonewright.yaml, the built program in that folder.
 *
 * @param {Fixture} fixture
 * @returns {Promise<{ files: { name: string, text: string }[], command: string, output: string }>} what the page shows
 */
export async function exampleRun(fixture) {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  try {
    const { files, config, args, inventories } = exampleFiles(fixture);
    if (Object.keys(config).length > 0)
      files.push({ name: "zonewright.yaml", text: stringify(config, { lineWidth: 0 }) });
    for (const { name, text } of files.filter(({ name }) => !isCertificateFile(name) || name.endsWith(".txt"))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    for (const { file } of listed(config)) if (file) copyFileSync(certificatePath(fixture, file), join(folder, file));
    for (const path of inventories) copyFileSync(join(root, path), join(folder, posix.basename(path)));
    const all = ["lint", ...args];
    // Every year the same: a fixture that says no time is judged at the one that its test has.
    const time = args.includes("--now") ? [] : ["--now", fixtureTime];
    const env = { ...process.env, NO_COLOR: "1", COLUMNS: "100" };
    const { stdout } = await capture(process.execPath, [join(root, "bin/zonewright.js"), ...all, ...time], {
      cwd: folder,
      env,
    });
    return { files, command: `zonewright ${all.join(" ")}`, output: stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Fixture} fixture
 * @param {string} file
 */
function certificatePath(fixture, file) {
  const own = join(root, fixture.folder, file);
  return existsSync(own) ? own : join(root, "fixtures/certificates", file);
}

/** @param {Fixture} fixture */
function exampleFiles(fixture) {
  const texts = fixture.files.map((path) => {
    const text = readFileSync(join(root, path), "utf8");
    const bare = isEstateFile(path);
    return {
      name: posix.relative(fixture.folder, path),
      bare,
      text,
      facts: isZoneFile(path) || bare ? factsIn(text, { bare }) : [],
    };
  });
  const { config, args } = configOf(texts.flatMap(({ facts }) => facts));
  const certificates = [
    ...texts.flatMap(({ name }) => (isCertificateFile(name) ? [{ file: name }] : [])),
    ...listed(config),
  ];
  const purpose = posix.relative(fixture.folder, purposeFile(fixture) ?? "");
  const files = texts
    .filter(({ bare }) => !bare)
    .map(({ name, text }) => ({ name, text: name === purpose ? withoutPurpose(text) : withoutComments(text) }));
  const zones = zonesOf(texts.filter(({ name }) => isZoneFile(name)));
  const { file: inventories = [], ...exchange } = /** @type {{ file?: string[] }} */ (config.exchange ?? {});
  const whole = {
    ...(zones && { zones }),
    ...config,
    ...(certificates.length > 0 && { certificates }),
    ...(inventories.length > 0 && { exchange: { file: inventories.map((path) => posix.basename(path)), ...exchange } }),
  };
  return {
    files,
    inventories,
    config: whole,
    args: zones ? args : [...files.filter(({ name }) => isZoneFile(name)).map(({ name }) => name), ...args],
  };
}

/**
 * Origins and views are settings of a zone; without any, the command names the zones.
 *
 * @param {readonly { name: string, facts: readonly import("../fixture/comments.mjs").Fact[] }[]} texts
 */
function zonesOf(texts) {
  const zones = texts.map(({ name, facts }) => {
    const value = (/** @type {string} */ keyword) => facts.find((fact) => fact.keyword === keyword)?.words[0]?.text;
    const origin = value("origin");
    const internal = value("view") === "internal" || name.startsWith("internal/");
    return { internal, plain: !origin && !internal, zone: origin ? { path: name, origin } : name };
  });
  if (zones.every(({ plain }) => plain)) return undefined;
  const of = (/** @type {boolean} */ internal) =>
    zones.filter((zone) => zone.internal === internal).map(({ zone }) => zone);
  return { public: of(false), internal: of(true) };
}

/**
 * @param {Record<string, unknown>} config
 * @returns {{ file?: string }[]}
 */
function listed(config) {
  return /** @type {{ file?: string }[]} */ (config.certificates ?? []);
}
