#!/usr/bin/env bash
# `packs listen` over two machines, which are two network namespaces of this one:
#
#     sudo benchmarks/two_machines.sh [PACK] [SAMPLE]
#
# "near" holds the scheduler, a worker and the program, "far" the other worker. A cable joins them;
# neither has any other network. Printed are what was sent through it, whether the results are
# those of this computer alone, and what is said of a far worker that has no models.
# Needs root and iproute2, the extra `cluster`, espeak-ng and flite. PYTHON names another Python.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONPATH=$PWD
pack=${1:-tests/data/bicycle} sample=${2:-5} python=${PYTHON:-.venv/bin/python}
declare -A address=([near]=10.77.0.1 [far]=10.77.0.2)
at=tcp://${address[near]}:8786 folder=$(mktemp -d)

on() { ip netns exec "voice-$1" "${@:2}"; }
listen() { on near "$python" -m voice_skill packs listen "$pack" --sample "$sample" --no-words "$@"; }
# In the background only: what is ended at the end is Dask, not a shell around it.
dask() { exec ip netns exec "voice-$1" "$python" -m dask "${@:2}" --no-dashboard; }
worker() { dask "$1" worker $at --nthreads 1 --no-nanny; }
connected() { until grep -q "Registered to" "$1"; do sleep 1; done; }
seconds() { ps -o cputimes= --ppid "$1" -p "$1" | awk '{s += $1} END {print s}'; }

clean() {
    jobs -p | xargs -r kill 2>/dev/null || true
    wait
    ip netns del voice-near || true  # the cable goes with it
    ip netns del voice-far || true
    rm -rf "$folder"
}
trap clean EXIT

for side in near far; do ip netns add voice-$side; done
ip link add cable netns voice-near type veth peer name cable netns voice-far
for side in near far; do
    on $side ip address add "${address[$side]}/24" dev cable
    on $side ip link set cable up
    on $side ip link set lo up
done

dask near scheduler --host "${address[near]}" 2>"$folder/scheduler" &
worker near 2>"$folder/near" &
near=$!
worker far 2>"$folder/far" &
far=$!
connected "$folder/near"
connected "$folder/far"

echo "== near and far"
listen --afresh --scheduler $at --json >"$folder/both.json" 2>"$folder/told" || cat "$folder/told"
echo "takes: $(grep -c '"key"' "$folder/both.json")"
echo "CPU seconds: near worker $(seconds $near), far worker $(seconds $far)"
on far cat /sys/class/net/cable/statistics/{rx_bytes,tx_bytes} | paste -sd' ' |
    awk '{printf "kilobytes through the cable: %.0f to the far worker, %.0f back\n", $1 / 1e3, $2 / 1e3}'

echo "== this computer alone"
listen --afresh --jobs 1 --json >"$folder/alone.json" 2>/dev/null
cmp "$folder/both.json" "$folder/alone.json" && echo "the same results, to the letter"

echo "== a far worker without models"
VOICE_SKILL_MODELS=/nonexistent worker far 2>"$folder/bare" &
connected "$folder/bare"
listen --afresh --scheduler $at 2>&1 >/dev/null | tail -1
