import { copyFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.js";
import { certificateWorkshop, dnsNames } from "../certificate/openssl.js";
import { runIn } from "./run-in.js";

const workshop = certificateWorkshop();
afterAll(workshop.remove);

const made = workshop.make({ subject: "/CN=mail.companya.com", extensions: [dnsNames("mail.companya.com")] });
const pfx = (password: string) =>
  workshop.openssl("pkcs12", "-export", "-inkey", made.keyFile, "-in", made.file, "-passout", `pass:${password}`);
const zone = `$ORIGIN companya.com.
@ 3600 IN SOA ns.companya.com. hostmaster 1 2 3 4 5
@ 3600 IN MX 10 mail
mail 3600 IN A 203.0.113.20
`;
const folder = workshop.path(".");
const files = {
  "a.zone": zone,
  "password.txt": "s3cret\r\nsecond line\n",
  "utf-16.txt": Buffer.from("\ufeffs3cret\r\n", "utf16le"),
  "wrong.txt": "wrong\n",
  "empty.txt": "\n",
  "mail.pfx": pfx("s3cret"),
  "open.pfx": pfx(""),
};
for (const [name, content] of Object.entries(files)) writeFileSync(workshop.path(name), content);

const show = (...args: string[]) => ["cert", "show", ...args];
const opened = { status: 0, out: expect.stringContaining("mail.pfx: certificate, PKCS#12 (PFX)\n"), err: "" };

describe("the password of a PKCS#12 file", () => {
  test.each([["password.txt"], ["utf-16.txt"]])("from %s", async (file) => {
    expect(await runIn(folder, show("mail.pfx", "--cert-password-file", file))).toEqual(opened);
  });

  test("from one of several files, and from the environment", async () => {
    const given = ["--cert-password-file", "wrong.txt", "--cert-password-file", "password.txt"];
    expect(await runIn(folder, show("mail.pfx", ...given))).toEqual(opened);
    const env = { ZONEWRIGHT_CERT_PASSWORD: "s3cret" };
    expect(await runIn(folder, show("mail.pfx"), { env })).toEqual(opened);
    expect(await runIn(folder, show("mail.pfx", "--cert-password-file", "wrong.txt"), { env })).toEqual(opened);
  });

  test("is not needed for one without", async () => {
    expect(await runIn(folder, show("open.pfx"))).toMatchObject({ status: 0, err: "" });
  });

  test("without it: one sentence, and the rest of the run", async () => {
    const { status, out, err } = await runIn(folder, ["lint", "a.zone", "--cert", "mail.pfx"]);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("mail.pfx is a PKCS#12 (PFX) file whose certificates are"),
    ]);
    expect(out).toContain("a.zone");
  });

  test("lint takes it too", async () => {
    const args = ["lint", "a.zone", "--cert", "mail.pfx", "--cert-password-file", "password.txt", "--format", "json"];
    const { status, out, err } = await runIn(folder, [...args, "--now", "2026-09-01"]);
    expect([status === 2, err.includes("encrypted")]).toEqual([false, false]);
    expect(JSON.parse(out).skipped).not.toContainEqual(expect.objectContaining({ missing: "certificate" }));
  });

  test.each([
    ["gone.txt", /^--cert-password-file gone\.txt: it cannot be read: .+\.\n$/],
    ["empty.txt", /^--cert-password-file empty\.txt: its first line has to be the password, in UTF-8\.\n$/],
    [".", /^--cert-password-file \.: it cannot be read: .+\.\n$/],
  ])("a file that holds none: %s", async (file, sentence) => {
    const { status, err } = await runIn(folder, show("mail.pfx", "--cert-password-file", file));
    expect([status, err]).toEqual([2, expect.stringMatching(sentence)]);
  });
});

describe("a person is asked", () => {
  async function answering(args: readonly string[], ...answers: string[]) {
    const text = { out: "", err: "" };
    const questions: string[] = [];
    const sink = (name: "out" | "err") => ({
      write: (chunk: string | Uint8Array) => {
        text[name] += chunk;
      },
    });
    const askSecret = async (question: string) => {
      questions.push(question);
      return answers.shift();
    };
    const status = await run(args, { cwd: folder, env: {}, stdout: sink("out"), stderr: sink("err"), askSecret });
    return { status, ...text, questions };
  }

  test("when nothing else opens it, and may be wrong twice", async () => {
    const question = "Password of mail.pfx: ";
    const again = `That password does not open it. ${question}`;
    expect(await answering(show("mail.pfx"), "s3cret")).toEqual({ ...opened, questions: [question] });
    expect(await answering(show("mail.pfx"), "a", "b", "s3cret")).toEqual({
      ...{ ...opened, questions: [question, again, again] },
    });
    const { status, questions, err, out } = await answering(show("mail.pfx"), "a", "b", "c", "s3cret");
    expect([status, questions.length, err, out]).toEqual([
      ...[2, 3, expect.stringContaining("that the given password does not open"), ""],
    ]);
  });

  test("once for several files of one password", async () => {
    copyFileSync(workshop.path("mail.pfx"), workshop.path("same.pfx"));
    expect((await answering(show("mail.pfx", "same.pfx"), "s3cret")).questions).toEqual(["Password of mail.pfx: "]);
  });

  test("who does not answer gets the sentence", async () => {
    const { status, err, questions } = await answering(show("mail.pfx"));
    expect([status, questions.length, err]).toEqual([2, 1, expect.stringContaining("--cert-password-file")]);
  });
});

test("what has no end is not read to its end", async () => {
  const { status, err } = await runIn(folder, show("/dev/zero"));
  expect([status, err]).toEqual([2, expect.stringContaining("is larger than 2 MiB, as no certificate is")]);
});

test("a request stands for a certificate without dates", async () => {
  const names = ["-addext", dnsNames("mail.companya.com", "autodiscover.companya.com")];
  const subject = ["-config", "ca.cnf", "-subj", "/CN=mail.companya.com"];
  writeFileSync(workshop.path("mail.csr"), workshop.openssl("req", "-new", "-key", made.keyFile, ...subject, ...names));
  const shown = await runIn(folder, show("mail.csr"));
  expect([shown.status, shown.out]).toEqual([0, expect.stringMatching(/^mail\.csr: certificate request, PEM\n/)]);
  const { out } = await runIn(folder, ["lint", "a.zone", "--cert", "mail.csr", "--format", "json"]);
  const { skipped } = JSON.parse(out);
  expect(skipped).toContainEqual({ rule: "certificate-expired", missing: "certificate dates" });
  expect(skipped.map(({ missing }: { missing: string }) => missing)).not.toContain("certificate");
});
