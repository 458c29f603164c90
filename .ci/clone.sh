npm_test() {
  local report="$scratch/tests.json"
  npm test --silent -- --reporter=default --reporter=json --outputFile.json="$report"
  local status=$?
  node -e '
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    // A file that could not even be loaded fails no test; it is counted itself.
    console.log(`${numPassedTests} passed, ${numFailedTests || numFailedTestSuites} failed`);
  ' "$report"
  return $status
}

# The README's first command, in a clone of what is committed.
fresh_clone() {
  export npm_config_cache="$scratch/cache"
  git clone -q "$repo" "$scratch/clone" && cd "$scratch/clone" || return 1
  npm start || return 1
  npm start >"$scratch/again" 2>&1 || return 1
  ! grep -E 'added [0-9]+ packages' "$scratch/again" || return 1
  [ -z "$(git status --porcelain)" ] || { git status; return 1; }
}

quick_bench() {
  npm run bench --silent -- --quick
}
