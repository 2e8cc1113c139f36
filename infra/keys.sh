#!/bin/sh
# Writes the two keys of the product into the vault if they are not there yet. A key that is there is never changed: with another one, nobody
# is recognised and no contact can be read. azd runs this after each provisioning; it needs az, logged in as whoever deploys, and openssl.
set -eu

vault=${AZURE_KEY_VAULT_NAME:?is the name of the vault; azd sets it}
wait=${KEYS_WAIT_SECONDS:-20}

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
for name in identity-key encryption-key; do
  if printf '%s\n' "$present" | grep -qx "$name"; then
    echo "$name is there."
  else
    openssl rand -base64 32 | tr -d '\n' >"$file"
    az keyvault secret set --vault-name "$vault" --name "$name" --file "$file" --encoding utf-8 --output none
    echo "$name was made. Keep a copy outside Azure."
    written=1
  fi
done

if [ -n "${ATTRIBUTION_MAIL_USER_NAME:-}" ] && ! printf '%s\n' "$present" | grep -qx mail-password; then
  echo "mail-password is missing: az keyvault secret set --vault-name $vault --name mail-password --file FILE --encoding utf-8"
fi

# The app looks secrets up when its settings change and once a day; now it should look at once.
if [ "$written" -eq 1 ]; then
  az rest --method post --output none --url \
    "/subscriptions/${AZURE_SUBSCRIPTION_ID:?}/resourceGroups/${AZURE_RESOURCE_GROUP:?}/providers/Microsoft.Web/sites/${AZURE_FUNCTION_NAME:?}/config/configreferences/appsettings/refresh?api-version=2022-03-01"
fi
