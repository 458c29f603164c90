/**
 * A program for jq: it reads the plan and the list of the zone's records, and prints the batch, or stops with a message.
 * A text is compared as its octets, whether it stands there in quotes or without; a name in lower case without its dot.
 */
export const makeBatch = String.raw`
def host: if . == "." then . else ascii_downcase | rtrimstr(".") end;
def octet: if . < 128 then [.] | implode | @uri else
  "%" + ("0123456789ABCDEF" as $digits | $digits[(. / 16 | floor):(. / 16 | floor) + 1] + $digits[. % 16:. % 16 + 1]) end;
def text: if startswith("\"") then
  [scan("\"((?:[^\"\\\\]|\\\\.)*)\"") | .[0] | scan("\\\\[0-9]{3}|\\\\?.")
    | if test("^\\\\[0-9]{3}$") then .[1:] | tonumber | octet else ltrimstr("\\") | @uri end] | join("")
  else @uri end;
def fields: {
  SRV: ["priority", "weight", "port", "target"],
  CAA: ["flags", "tag", "value"],
  TLSA: ["usage", "selector", "matching_type", "certificate"],
  SMIMEA: ["usage", "selector", "matching_type", "certificate"],
  SSHFP: ["algorithm", "type", "fingerprint"]
};
def value:
  if .type == "TXT" then .content | text
  elif .type == "MX" then "\(.priority // .data.priority) \(.content | host)"
  elif fields[.type] then .data as $data | fields[.type] | map($data[.] | tostring) | join(" ") | host
  else .content // "" | host end;
def own_name: .name | host;
def isIn($zone): own_name | . == $zone or endswith("." + $zone);
.[0] as $plan | .[1] as $list
| if $list.success != true then error("Cloudflare does not list the records: \($list.errors // "no answer")") else . end
| $list.result as $held
| if ($list.result_info.total_count // 0) > ($held | length) then error("the zone has more records than were listed") else . end
| first(($held[] | select(isIn($plan.zone) | not)) // null) as $other
| if $other then error("CLOUDFLARE_ZONE_ID is not the id of \($plan.zone): it holds \($other.name)") else . end
| def found($type; $name): [$held[] | select(.type == $type and own_name == $name)];
  first(($plan.expect[] | . as $set
    | select((found($set.type; $set.name) | map(value) | sort) != ($set.records | map(value) | sort))) // null) as $changed
| if $changed then error("nothing is changed: the \($changed.type) records of \($changed.name) are not what they were") else . end
| def id: . as $one
    | found($one.type; $one.name) | map(select(value == ($one | value)))
    | if length == 1 then .[0].id else error("nothing is changed: \(length) \($one.type) records of \($one.name) are the one that was read") end;
  { deletes: [$plan.deletes[] | {id: id}], patches: [$plan.patches[] | {id: (.was | id)} + .now], posts: $plan.posts }
| with_entries(select(.value | length > 0))
`.trim();

/** The function `api`: calls Cloudflare with the options and the address that it is given. */
export const api = `# The token goes to curl through a pipe: arguments can be seen by everybody on the machine.
api() {
  printf 'header = "Authorization: Bearer %s"\\n' "$CLOUDFLARE_API_TOKEN" |
    curl --silent --show-error --config - "$@"
}`;

/** Stops when the variables are not what they have to be, before they reach a program. */
export const checkVariables = `case $CLOUDFLARE_ZONE_ID in
  *[!0-9a-f]*) stop 'CLOUDFLARE_ZONE_ID is no id of a zone' ;;
esac
case $CLOUDFLARE_API_TOKEN in
  *[!A-Za-z0-9_-]*) stop 'CLOUDFLARE_API_TOKEN is no token' ;;
esac`;

/** Makes the batch, and with DRY_RUN=1 shows it; else it is posted, all of it or nothing. */
export const postBatch = `records=https://api.cloudflare.com/client/v4/zones/$CLOUDFLARE_ZONE_ID/dns_records
batch=$({ plan && api "$records?per_page=50000"; } | jq --slurp "$make_batch")

if [ -n "\${DRY_RUN:-}" ]; then
  printf '%s\\n' "$batch"
  exit
fi
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '%s\\n' "$batch" >"$body"
api --request POST --header 'Content-Type: application/json' --data-binary "@$body" "$records/batch" |
  jq --exit-status --raw-output \\
    'if .success then "Done." else error("Cloudflare changed nothing: \\(.errors)") end'`;
