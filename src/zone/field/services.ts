import { quoted, type Words } from "../words.js";
import type { Field, FieldFault } from "./field.js";
import { mnemonic } from "./mnemonic.js";
import { octetString } from "./string.js";

const tcp = 6;
const udp = 17;
const maxPort = 0xffff;

type Ports = ReadonlyMap<string, number>;

/** The protocol of WKS (RFC 1035 §3.4.2); BIND reads the names of its machine, of which these are on every one. */
export const wellKnownProtocol = mnemonic("protocol", { ICMP: 1, TCP: tcp, UDP: udp });

const tcpPorts: Ports = new Map(
  Object.entries({
    "ftp-data": 20,
    ftp: 21,
    ssh: 22,
    telnet: 23,
    smtp: 25,
    time: 37,
    whois: 43,
    domain: 53,
    finger: 79,
    http: 80,
    pop3: 110,
    sunrpc: 111,
    auth: 113,
    nntp: 119,
    imap: 143,
    imap2: 143,
    https: 443,
  }),
);

const udpPorts: Ports = new Map(Object.entries({ domain: 53, tftp: 69, sunrpc: 111, ntp: 123, snmp: 161 }));

/** BIND asks for a service of any protocol where it is neither TCP nor UDP. */
const anyPorts: Ports = new Map([...udpPorts, ...tcpPorts]);

/** The ports of WKS in ascending order, to the end of the entry. */
export const services: Field<readonly number[]> = {
  mayBeEmpty: true,
  check(words) {
    const ports = portsOf(words);
    for (; words.next < words.count; words.next++) {
      const fault = serviceFault(words, ports);
      if (fault !== undefined) return fault;
    }
    return undefined;
  },
  read(words) {
    const ports = portsOf(words);
    const values = new Set<number>();
    for (; words.next < words.count; words.next++) values.add(portOf(words, ports) as number);
    return [...values].sort((a, b) => a - b);
  },
  text: (ports) => ports.join(" "),
  decode(octets) {
    const bits = octets.bytes.subarray(octets.next);
    octets.next = octets.bytes.length;
    if (bits.length > (maxPort + 1) / 8 || bits.at(-1) === 0) return undefined;
    const ports: number[] = [];
    for (let port = 0; port < 8 * bits.length; port++) if (bits[port >> 3]! & (0x80 >> (port & 7))) ports.push(port);
    return ports;
  },
};

/** The services of the protocol that stands in the word before. */
function portsOf(words: Words): Ports {
  const protocol = wellKnownProtocol.read({ ...words, next: words.next - 1 });
  return protocol === udp ? udpPorts : protocol === tcp ? tcpPorts : anyPorts;
}

function serviceFault(words: Words, ports: Ports): FieldFault | undefined {
  const port = portOf(words, ports);
  if (port !== undefined && port <= maxPort && !(words.flags[words.next]! & quoted)) return undefined;
  return { word: words.next, reason: "neither a port nor a service that is known for this protocol" };
}

function portOf(words: Words, ports: Ports): number | undefined {
  const text = octetString(words.bytes, words.starts[words.next]!, words.ends[words.next]!);
  return /^\+?\d+$/.test(text) ? Number(text) : ports.get(text.toLowerCase());
}
