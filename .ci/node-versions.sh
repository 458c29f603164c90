# The packed binary on other Node releases, installed in folders of their own; `node` stays what it was.
on_node_22() { on_node 22; }
on_node_24() { on_node 24; }

on_node() {
  install_package || return 1
  npm install --silent --prefix "$scratch/node$1" "node@$1" || return 1
  local node="$scratch/node$1/node_modules/node/bin/node"
  [[ $("$node" --version) == v$1.* ]] || return 1
  exercise "$node" node_modules/zonewright/bin/zonewright.js
}
