/** What a conversation with a host may take. */
export interface ProbeLimits {
  /** Milliseconds for each step of one: to connect, to agree on TLS, to be answered. */
  readonly patience: number;
  /** Hosts that are asked at the same time. */
  readonly atOnce: number;
}

/** Outlook waits 25 seconds (Microsoft KB 3211279); whatever is of use answers far sooner. */
export const usualLimits: ProbeLimits = { patience: 8000, atOnce: 16 };

/** Addresses of one name that are tried. */
export const mostAddresses = 8;

/** Octets of an answer that are read: of its head, and of what follows. */
export const mostHead = 16 * 1024;
export const mostBody = 64 * 1024;
