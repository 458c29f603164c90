import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a test wants its certificate to be. */
export interface Recipe {
  readonly subject: string;
  /** Lines of an OpenSSL extension section. */
  readonly extensions?: readonly string[];
  /** UTC, as RFC 5280 writes it: `20260601000000Z`. */
  readonly from?: string;
  readonly until?: string;
  readonly key?: keyof typeof keyArguments;
  readonly digest?: string;
  /** Absent: the certificate signs itself. */
  readonly issuer?: Made;
  /** Further arguments of `openssl ca`, such as `-sigopt`. */
  readonly options?: readonly string[];
}

export interface Made {
  readonly pem: string;
  readonly der: Uint8Array;
  readonly file: string;
  readonly keyFile: string;
  readonly requestFile: string;
}

const keyArguments = {
  ec: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  ec384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  ed25519: ["-algorithm", "ED25519"],
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  rsa1024: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
};

const command = "openssl";

const config = `
[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = .
default_md = sha256
rand_serial = yes
unique_subject = no
policy = any
copy_extensions = none
email_in_dn = yes
[any]
countryName = optional
stateOrProvinceName = optional
organizationName = optional
organizationalUnitName = optional
commonName = optional
domainComponent = optional
emailAddress = optional
serialNumber = optional
[req]
distinguished_name = empty
string_mask = utf8only
[empty]
`;

/** A folder in which OpenSSL makes what tests read; `remove` ends it. */
export function certificateWorkshop() {
  if (spawnSync(command, ["version"]).status !== 0)
    throw new Error(`${command} is not installed, and these tests need it`);
  const folder = mkdtempSync(join(tmpdir(), "zonewright-certificates-"));
  const path = (name: string) => join(folder, name);
  writeFileSync(path("ca.cnf"), config);
  writeFileSync(path("index.txt"), "");
  let count = 0;

  const openssl = (...args: string[]): Buffer => execFileSync(command, args, { cwd: folder, stdio: "pipe" });

  const keyFor = (kind: keyof typeof keyArguments, own: string): string => {
    // A key of one's own only where certificates must differ in it; making an RSA key takes long.
    const file = path(`${own || kind}.key`);
    if (!existsSync(file)) openssl("genpkey", ...keyArguments[kind], "-out", file);
    return file;
  };

  const make = (recipe: Recipe, ownKey = ""): Made => {
    const stem = path(`made-${++count}`);
    const keyFile = keyFor(recipe.key ?? "ec", ownKey);
    const [file, requestFile, extensionFile] = [`${stem}.pem`, `${stem}.csr`, `${stem}.ext`];
    writeFileSync(extensionFile, `${(recipe.extensions ?? []).join("\n")}\n`);
    const subject = ["-utf8", "-multivalue-rdn", "-subj", recipe.subject];
    openssl("req", "-new", "-config", "ca.cnf", "-key", keyFile, ...subject, "-out", requestFile);
    const signer = recipe.issuer
      ? ["-cert", recipe.issuer.file, "-keyfile", recipe.issuer.keyFile]
      : ["-selfsign", "-keyfile", keyFile];
    const dates = ["-startdate", recipe.from ?? "20260601000000Z", "-enddate", recipe.until ?? "20261217235959Z"];
    const digest = recipe.digest === undefined ? [] : ["-md", recipe.digest];
    const issue = ["ca", "-batch", "-notext", "-utf8", "-preserveDN", "-config", "ca.cnf", "-extfile", extensionFile];
    openssl(...issue, ...dates, ...digest, ...signer, ...(recipe.options ?? []), "-in", requestFile, "-out", file);
    const pem = readFileSync(file, "latin1");
    return { pem, der: openssl("x509", "-in", file, "-outform", "DER"), file, keyFile, requestFile };
  };

  return { make, openssl, path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A subjectAltName extension of dNSNames, as a line of an extension section. */
export function dnsNames(...names: string[]): string {
  return `subjectAltName=${names.map((name) => `DNS:${name}`).join(",")}`;
}

/** A subjectAltName extension of raw GeneralNames: whatever octets OpenSSL itself would not write. */
export function rawNames(...names: readonly { tag: number; content: Uint8Array }[]): string {
  const elements = names.map(({ tag, content }) => element(tag, content));
  return `subjectAltName=DER:${Buffer.from(element(0x30, Buffer.concat(elements))).toString("hex")}`;
}

function element(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  const header = length < 0x80 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}
