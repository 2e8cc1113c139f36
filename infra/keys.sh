#!/bin/sh
# Keys of the product in the vault. Without arguments, as azd runs it after each provisioning: writes those that are not there yet, and touches no other;
# with another key nobody is recognised and no contact can be read. Beside each key lies the one before it, which is the same while none is changed.
#   keys.sh change NAME   puts a new key in the place of identity-key or encryption-key, the present one in that of the previous one
#   keys.sh forget NAME   puts the present key in the place of the previous one, which is gone from then on
# It needs az, logged in as whoever deploys, and openssl. When and why: ../SECURITY.md#keys.
set -eu

vault=${AZURE_KEY_VAULT_NAME:?is the name of the vault; azd sets it}
wait=${KEYS_WAIT_SECONDS:-20}
order=${1:-}
asked=${2:-}
case "$order $asked" in
  " " | "change identity-key" | "change encryption-key" | "forget identity-key" | "forget encryption-key") ;;
  *) echo "Usage: keys.sh, or keys.sh change|forget identity-key|encryption-key" >&2; exit 2 ;;
esac

# The role that lets the deployer in was assigned seconds ago and may take minutes. Whether a secret is there must be known for certain: only
# an answered question counts, never a failed one.
tries=15
until present=$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv); do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ]; then
    echo "The vault $vault does not tell what it holds. Nothing was written." >&2
    exit 1
  fi
  sleep "$wait"
done

file=$(mktemp)
trap 'rm -f "$file"' EXIT
written=0

has() { printf '%s\n' "$present" | grep -qx "$1"; }
write() { az keyvault secret set --vault-name "$vault" --name "$1" --file "$file" --encoding utf-8 --output none; written=1; }
value() { az keyvault secret show --vault-name "$vault" --name "$1" --query value --output tsv; }
copy() { secret=$(value "$1"); printf '%s' "$secret" >"$file"; write "$2"; }
make() { openssl rand -base64 32 | tr -d '\n' >"$file"; write "$1"; }

for name in identity-key encryption-key; do
  if has "$name"; then
    echo "$name is there."
    has "previous-$name" || copy "$name" "previous-$name"
  else
    make "$name"
    write "previous-$name"
    echo "$name was made. Keep a copy outside Azure."
  fi
done

case "$order" in
  change)
    if [ "$(value "$asked")" != "$(value "previous-$asked")" ]; then
      echo "$asked was changed before, and previous-$asked is still needed or was not forgotten: keys.sh forget $asked" >&2
      exit 1
    fi
    make "$asked"
    echo "$asked was changed; previous-$asked is the one before it. Keep a copy of the new one outside Azure."
    ;;
  forget)
    copy "$asked" "previous-$asked"
    echo "previous-$asked is $asked now: the key before it is gone from the settings."
    ;;
esac

if [ -n "${ATTRIBUTION_MAIL_USER_NAME:-}" ] && ! has mail-password; then
  echo "mail-password is missing: az keyvault secret set --vault-name $vault --name mail-password --file FILE --encoding utf-8"
fi

# The app looks secrets up when its settings change and once a day; now it should look at once.
if [ "$written" -eq 1 ]; then
  az rest --method post --output none --url \
    "/subscriptions/${AZURE_SUBSCRIPTION_ID:?}/resourceGroups/${AZURE_RESOURCE_GROUP:?}/providers/Microsoft.Web/sites/${AZURE_FUNCTION_NAME:?}/config/configreferences/appsettings/refresh?api-version=2022-03-01"
fi
