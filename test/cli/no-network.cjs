// Loaded before the program: whatever reaches for the network ends it with a status that no run has.
const forbidden = {
  "node:net": ["connect", "createConnection", "createServer"],
  "node:tls": ["connect", "createServer"],
  "node:dgram": ["createSocket"],
  "node:dns": ["lookup", "lookupService", "resolve", "resolve4", "resolve6", "resolveAny", "resolveNs", "resolveSoa", "reverse"],
  "node:dns/promises": ["lookup", "lookupService", "resolve", "resolve4", "resolve6", "resolveAny", "resolveNs", "resolveSoa", "reverse"],
  "node:http": ["request", "get", "createServer"],
  "node:https": ["request", "get", "createServer"],
  "node:http2": ["connect", "createServer"],
};

/**
 * @param {string} what
 * @returns {any} a function or constructor that never returns
 */
function refuse(what) {
  return () => {
    process.stderr.write(`network: ${what}\n`);
    process.exit(97);
  };
}

for (const [module, names] of Object.entries(forbidden)) {
  for (const name of names) require(module)[name] = refuse(`${module} ${name}`);
}
require("node:net").Socket.prototype.connect = refuse("a socket");
globalThis.fetch = refuse("fetch");
globalThis.WebSocket = refuse("WebSocket");
require("node:module").syncBuiltinESMExports();
