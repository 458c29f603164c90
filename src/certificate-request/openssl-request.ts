import type { RequestedCertificate } from "./subject.js";

/**
 * The command that makes the key and the request of a configuration; the key is for its owner's eyes alone. A subject with
 * nothing in it has to be asked for.
 */
function opensslCommand(subject: RequestedCertificate["subject"]): string {
  const empty = subject.length === 0 ? " -subj /" : "";
  return `(umask 077 && openssl req -new -newkey rsa:2048 -nodes${empty} -config request.cnf -keyout request.key -out request.csr)`;
}

/**
 * A configuration for `openssl req` (config(5), req(1)); the command to run stands in its first lines.
 * Each name stands in a line of its own, where a comma separates nothing.
 */
export function opensslRequest({ names, subject }: RequestedCertificate): string {
  const attributes = subject.map(({ type, value }) => `${type} = ${opensslValue(value)}`);
  const alternatives = names.map((name, i) => `DNS.${i + 1} = ${opensslValue(name)}`);
  return `# Save as request.cnf, then run
# ${opensslCommand(subject)}

[req]
prompt = no
utf8 = yes
string_mask = utf8only
default_md = sha256
distinguished_name = subject
req_extensions = extensions

[subject]
${attributes.join("\n")}

[extensions]
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = @names

[names]
${alternatives.join("\n")}
`;
}

/**
 * A value in which nothing is expanded, quoted or cut: `$` names a variable, `#` begins a comment, a backslash takes the
 * next character as it is; blanks at the ends are dropped unless they stand in quotes. Line ends have escapes of their own,
 * and no other control character is in a value.
 */
export function opensslValue(text: string): string {
  return text
    .replace(/[\\$#"'`;]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/^ | $/g, '" "');
}
