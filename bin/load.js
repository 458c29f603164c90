const Module = require("node:module");

/**
 * Runs a CommonJS file with the bytecode that V8 made of it the last time: a short run spends a third of its time on
 * compiling. Node 22 keeps such a cache by itself; for Node 20 it is kept beside the file, where nobody can plant one
 * who could not change the file as well. NODE_DISABLE_COMPILE_CACHE switches both off.
 *
 * @param {string} path absolute
 */
module.exports = function load(path) {
  Module.enableCompileCache?.();
  if (Module.enableCompileCache || process.env.NODE_DISABLE_COMPILE_CACHE) require(path);
  else loadCached(path, `${path}.${process.version}-${process.arch}.cache`);
};

/**
 * @param {string} path
 * @param {string} cache
 */
function loadCached(path, cache) {
  const { dirname } = require("node:path");
  const { readFileSync } = require("node:fs");
  const { Script } = require("node:vm");
  const cachedData = unlessOlder(cache, path);
  const script = new Script(Module.wrap(readFileSync(path, "latin1")), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  // Lint is what hooks and pipelines run; what it compiled serves the other commands too.
  if ((!cachedData || script.cachedDataRejected) && process.argv[2] === "lint") {
    process.once("exit", () => keep(cache, script.createCachedData()));
  }
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, Module.createRequire(path), loaded, path, dirname(path));
}

/**
 * @param {string} cache
 * @param {string} path
 * @returns {Buffer | undefined}
 */
function unlessOlder(cache, path) {
  const { readFileSync, statSync } = require("node:fs");
  const made = statSync(cache, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return made > statSync(path).mtimeMs ? readFileSync(cache) : undefined;
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
