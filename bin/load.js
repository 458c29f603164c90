const Module = require("node:module");

/** Whoever lints first may have nothing but good zones, and no need of what judges the others: the next runs add to it. */
const lessons = 4;

/**
 * Scripts of which V8 has still to learn what is needed, with what it knew of them, by the file where that is kept.
 *
 * @type {Map<string, { script: import("node:vm").Script, known: Buffer, runs: number }>}
 */
const learning = new Map();

/**
 * Runs a CommonJS file, and the files that it requires, with the bytecode that V8 made of them the last time: a short run
 * spends a third of its time on compiling. It is kept beside each file, where nobody can plant one who could not change
 * the file as well. Node 22 keeps such a cache by itself, which has only what is compiled before anything runs, a third of
 * what a lint needs: it serves where this folder belongs to somebody else. NODE_DISABLE_COMPILE_CACHE switches both off.
 *
 * @param {string} path absolute
 */
module.exports = function load(path) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE || !mayKeep(cacheOf(path))) {
    Module.enableCompileCache?.();
    return require(path);
  }
  process.once("exit", (status) => {
    for (const [cache, { script, known, runs }] of learning) {
      if (cache === cacheOf(path) && !isTypical(status)) continue;
      const data = script.createCachedData();
      // A long run forgets what it has not used for a while.
      keep(cache, Buffer.concat([data.length > known.length ? data : known, Buffer.of(runs + 1)]));
    }
  });
  return loadCached(path);
};

/** @param {string} cache */
function mayKeep(cache) {
  const { accessSync, constants, existsSync } = require("node:fs");
  const { dirname } = require("node:path");
  if (existsSync(cache)) return true;
  try {
    accessSync(dirname(cache), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether this run has compiled what most will need: lint is what hooks and pipelines run. One that did not come to a
 * verdict, or only showed its help, has compiled next to nothing.
 *
 * @param {number} status
 */
function isTypical(status) {
  const [, , command, ...rest] = process.argv;
  return command === "lint" && status <= 1 && !rest.some((arg) => arg === "--help" || arg === "-h");
}

/**
 * @param {string} path
 * @returns {unknown} what the file exports
 */
function loadCached(path) {
  if (require.cache[path]) return require.cache[path].exports;
  const { dirname } = require("node:path");
  const loaded = new Module(path);
  require.cache[path] = loaded;
  compiled(path).runInThisContext()(loaded.exports, requireFrom(path), loaded, path, dirname(path));
  return loaded.exports;
}

/** @param {string} path */
function requireFrom(path) {
  const itself = Module.createRequire(path);
  return (/** @type {string} */ id) => (id.startsWith(".") ? loadCached(itself.resolve(id)) : itself(id));
}

/** @param {string} path */
function compiled(path) {
  const { readFileSync } = require("node:fs");
  const { Script } = require("node:vm");
  const cache = cacheOf(path);
  const kept = unlessOlder(cache, path);
  const cachedData = kept?.subarray(0, -1);
  // The build writes ASCII, which takes half of the memory so.
  const script = new Script(Module.wrap(readFileSync(path, "latin1")), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  const runs = script.cachedDataRejected ? 0 : (kept?.at(-1) ?? 0);
  if (runs < lessons) learning.set(cache, { script, known: (runs > 0 && cachedData) || Buffer.of(), runs });
  return script;
}

/** @param {string} path */
function cacheOf(path) {
  return `${path}.${process.version}-${process.arch}.cache`;
}

/**
 * @param {string} cache
 * @param {string} path
 * @returns {Buffer | undefined} bytecode, and in the last byte how many runs have added to it
 */
function unlessOlder(cache, path) {
  const { readFileSync, statSync } = require("node:fs");
  const made = statSync(cache, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  try {
    return made > statSync(path).mtimeMs ? readFileSync(cache) : undefined;
  } catch {
    // Whoever made it kept it for themselves.
    return undefined;
  }
}

/**
 * @param {string} cache
 * @param {Buffer} data
 */
function keep(cache, data) {
  const { renameSync, writeFileSync } = require("node:fs");
  try {
    // V8 trusts what it reads: there must never be half of it.
    writeFileSync(`${cache}-${process.pid}`, data, { flush: true });
    renameSync(`${cache}-${process.pid}`, cache);
  } catch {
    // The package belongs to somebody else, or the disk is full: then without.
  }
}
