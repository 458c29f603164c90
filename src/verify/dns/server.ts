/** One address at which a name server is asked. */
export interface Server {
  /** In its usual form. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  /** How people know it: `192.0.2.1`, `[2001:db8::1]:5353`, `ns1.contoso.com (192.0.2.1)`. */
  readonly label: string;
}
