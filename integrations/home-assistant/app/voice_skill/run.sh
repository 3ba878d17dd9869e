#!/usr/bin/env bash
# Fetches the models the first time, tells Home Assistant where it is, and serves.
set -euo pipefail
country=gb
[ -s /data/options.json ] && country=$(jq -r '.country // "gb"' /data/options.json)
voice-skill models install --yes
if [ -n "${SUPERVISOR_TOKEN:-}" ]; then
    # The Supervisor hands this on to Home Assistant, which offers to add it.
    curl -sf -X POST -H "Authorization: Bearer $SUPERVISOR_TOKEN" http://supervisor/discovery \
        -d "{\"service\": \"wyoming\", \"config\": {\"uri\": \"tcp://$(hostname):10500\"}}" >/dev/null ||
        echo "Home Assistant was not told. Add the Wyoming integration by hand." >&2
fi
exec voice-skill wyoming --host 0.0.0.0 --port 10500 --country "$country"
