/** What every record has. */
interface Named {
  /** Relative to `$origin`, or absolute. */
  name: string;
  /** Seconds. */
  ttl?: number;
}

interface Soa extends Named {
  mname: string;
  rname: string;
  serial: number;
  refresh: number;
  retry: number;
  expire: number;
  minimum: number;
}

/** The records of the package by its keys: one SOA, of the others any number. */
export interface DnsZonefileRecords {
  soa: Soa;
  ns: Named & { host: string };
  mx: Named & { preference: number; host: string };
  a: Named & { ip: string };
  aaaa: Named & { ip: string };
  cname: Named & { alias: string };
  ptr: Named & { fullname: string; host: string };
  txt: Named & { txt: string };
  srv: Named & { priority: number; weight: number; port: number; target: string };
  spf: Named & { data: string };
  caa: Named & { flags: number; tag: string; value: string };
  ds: Named & { key_tag: string; algorithm: string; digest_type: string; digest: string };
}

type Lists = { [K in Exclude<keyof DnsZonefileRecords, "soa">]?: DnsZonefileRecords[K][] };

/** A zone in the JSON of the npm package dns-zonefile 0.3.2: what its `parse()` gives and its `generate()` takes. */
export interface DnsZonefile extends Lists {
  $origin: string;
  $ttl: number;
  soa?: Soa;
}
