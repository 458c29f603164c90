import { generateKeyPairSync, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { RequestKey } from "../certificate-request/pkcs10.js";
import { CannotRun } from "./exit.js";
import { reasonOf } from "./input/gather.js";
import type { Terminal } from "./terminal.js";

/**
 * Makes an RSA key of 2048 bits and leaves it in a file that its owner alone may read; it is shown nowhere.
 * @param file as given; it must not exist
 * @throws CannotRun when it cannot be written
 */
export function newKeyIn(file: string, { cwd }: Pick<Terminal, "cwd">): RequestKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  try {
    writeFileSync(resolve(cwd, file), pem, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new CannotRun(
      isThere
        ? `--key ${file}: the file is there already; a key is never written over.`
        : `--key ${file} cannot be written: ${reasonOf(error)}.`,
    );
  }
  return {
    publicKey: publicKey.export({ type: "spki", format: "der" }),
    sign: (octets) => sign("sha256", octets, privateKey),
  };
}
