#!/usr/bin/env node
require("./load.js")(require.resolve("../dist/cli.cjs"));
