#!/usr/bin/env bash
# What runs in the image: reads the options, fetches the models the first time, tells Home Assistant
# where it is, and serves. Begins as root, since only root reads what the Supervisor puts into
# /data; everything that strangers can reach, and everything fetched, is another user's.
set -euo pipefail
options=/data/options.json
if [ -s "$options" ]; then
    option() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1])).get(sys.argv[2], ""))' "$options" "$1"; }
    VOICE_SKILL_COUNTRY=$(option country)
    VOICE_SKILL_RATE=$(option rate)
    VOICE_SKILL_END_SILENCE=$(option end_silence)
    export VOICE_SKILL_COUNTRY VOICE_SKILL_RATE VOICE_SKILL_END_SILENCE
fi

# Anybody's files may lie there after a backup was put back.
for each in models cache state kept; do
    mkdir -p "/data/$each"
    chown -R skill:skill "/data/$each"
done
as_skill=(env -u SUPERVISOR_TOKEN -u HASSIO_TOKEN
    setpriv --reuid skill --regid skill --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all)
"${as_skill[@]}" voice-skill models install --yes --plain

tell_home() {  # once it answers: the Supervisor hands this on, and Home Assistant offers to add it
    until /health.sh 2>/dev/null; do sleep 1; done
    python3 - "tcp://$HOSTNAME:10500" <<'PY' || echo "Home Assistant was not told. Add the Wyoming integration by hand." >&2
import json, os, sys, urllib.request

told = {"service": "wyoming", "config": {"uri": sys.argv[1]}}
token = {"Authorization": f"Bearer {os.environ['SUPERVISOR_TOKEN']}"}
request = urllib.request.Request("http://supervisor/discovery", json.dumps(told).encode(), token)
urllib.request.urlopen(request, timeout=30)
PY
}
[ -z "${SUPERVISOR_TOKEN:-}" ] || (tell_home &)  # no child of the server, which would not bury it
exec "${as_skill[@]}" voice-skill wyoming --host 0.0.0.0 --port 10500
