pack() {
  npm pack --silent --pack-destination "$scratch" || return 1
  mv "$scratch"/zonewright-*.tgz "$scratch/zonewright.tgz" || return 1
  tar -tzf "$scratch/zonewright.tgz" >"$scratch/packed" || return 1
  grep -qx 'package/scripts/exchange-inventory.ps1' "$scratch/packed" || return 1
  # Sources, tests and fixtures stay at home.
  ! grep -E '^package/(src|test|fixtures|scripts|bench)/' "$scratch/packed" | grep -vx 'package/scripts/exchange-inventory.ps1'
}

# zone NAME ADDRESS: a small zone with an Autodiscover host at the address.
zone() {
  cat <<ZONE
\$TTL 3600
@ IN SOA ns1.$1. hostmaster.$1. 2026010101 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mail
ns1 IN A 192.0.2.53
mail IN A $2
autodiscover IN A $2
ZONE
}

# expect STATUS COMMAND…
expect() {
  local wanted=$1 status
  shift
  "$@"
  status=$?
  [ $status -eq "$wanted" ] && return 0
  echo "$* ended with $status, not $wanted"
  return 1
}

install_package() {
  mkdir -p "$scratch/empty" && cd "$scratch/empty" || return 1
  [ -d node_modules/zonewright ] || npm install --silent "$scratch/zonewright.tgz" || return 1
  zone contoso.example 192.0.2.10 >contoso.example.zone
}

# exercise COMMAND…: the exit statuses that the README promises, by the command that starts the binary.
exercise() {
  local version
  version=$(node -p "require('$repo/package.json').version")
  [ "$("$@" --version)" = "$version" ] || { "$@" --version; return 1; }
  expect 0 "$@" lint contoso.example.zone --san mail.contoso.example,autodiscover.contoso.example || return 1
  expect 1 "$@" lint contoso.example.zone --san mail.contoso.example || return 1
  expect 1 "$@" lint contoso.example.zone --san mail.contoso.example --format json || return 1
  expect 2 "$@" lint nowhere.zone || return 1
  expect 2 "$@" lint --no-such-option || return 1
  expect 0 "$@" explain autodiscover-host-not-on-certificate || return 1
}

packed_binary() {
  install_package && exercise ./node_modules/.bin/zonewright
}

packed_library() {
  install_package || return 1
  cat >library.mjs <<'SCRIPT'
import { lint, readZone } from "zonewright";
import { readCertificate } from "zonewright/certificate";

for (const it of [lint, readZone, readCertificate]) if (typeof it !== "function") throw new Error("an export is missing");
SCRIPT
  node library.mjs
}
