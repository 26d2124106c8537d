#!/usr/bin/env bash
# Compares the benchmark with a peer that does the same work: both by turns, A B A B ..., the medians of each figure,
# and ours over the peer's.
#
#   bench/compare.sh PEER_SCRIPT MNIST_DIR [RUNS]
#
# PEER_SCRIPT takes the folder and a number of threads, and prints one line of JSON. RUNS is 3 unless given. The
# environment may set PYTHON (/usr/bin/python3), JAVA (java), MVN (mvn), JAVA_OPTIONS, and BENCHMARK_OPTIONS for more
# options of the benchmark, such as "--only introspect". Standard output: the medians, and a line "ratio KEY VALUE" for
# each figure that both have; progress goes to standard error. Below 1 we are faster, or smaller.
set -euo pipefail

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  echo "expected PEER_SCRIPT MNIST_DIR [RUNS], found $# arguments" >&2
  exit 2
fi
peer=$(realpath "$1")
data=$(realpath "$2")
runs=${3:-3}
python=${PYTHON:-/usr/bin/python3}
java=${JAVA:-java}
mvn=${MVN:-mvn}
[ -f "$peer" ] || { echo "expected the peer's script, found no file $1" >&2; exit 2; }
[ -d "$data" ] || { echo "expected a folder with MNIST's files, found no folder $2" >&2; exit 2; }
[[ $runs =~ ^[1-9][0-9]*$ ]] || { echo "expected a number of runs of at least 1, found $runs" >&2; exit 2; }

cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Each module writes the file anew; the examples, which need all others, come last.
# shellcheck disable=SC2086 # MVN may have options
$mvn -q -B -ntp -pl introspect-examples -am compile dependency:build-classpath \
  -DincludeScope=runtime -Dmdep.outputFile="$out/classpath" >&2
classpath=introspect-examples/target/classes:$(cat "$out/classpath")

# One native thread for each product: the best setting of either side. Ours works from as many Java threads as it likes.
export OMP_NUM_THREADS=1
for run in $(seq "$runs"); do
  echo "run $run of $runs: the peer" >&2
  "$python" "$peer" "$data" 1 >"$out/peer-$run.json"
  echo "run $run of $runs: introspect" >&2
  # shellcheck disable=SC2086 # options are words
  "$java" ${JAVA_OPTIONS:-} -cp "$classpath" io.introspect.examples.Benchmark \
    --data "$data" --out "$out/$run" ${BENCHMARK_OPTIONS:-} >"$out/ours-$run.json"
done

echo "cores $(getconf _NPROCESSORS_ONLN)"
echo "system $(uname -sm)"
[ ! -r /proc/cpuinfo ] || echo "processor $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
echo "java $("$java" -version 2>&1 | head -1)"
echo "python $("$python" --version 2>&1)"
"$python" - "$out" "$runs" <<'PYTHON'
import json
import statistics
import sys

folder, runs = sys.argv[1], int(sys.argv[2])


def read(side):
    return [json.loads(open(f"{folder}/{side}-{run + 1}.json").read().splitlines()[-1]) for run in range(runs)]


def medians(results):
    for name, first in results[0].items():
        values = [result[name] for result in results]
        if isinstance(first, list):
            yield name, [statistics.median(column) for column in zip(*values)]
        elif isinstance(first, str):
            yield name, first
        else:
            yield name, statistics.median(values)


peer, ours = dict(medians(read("peer"))), dict(medians(read("ours")))
print(f"runs {runs} of each, by turns")
for side, figures in ("peer", peer), ("ours", ours):
    for name, value in figures.items():
        print(side, name, value)
for name, value in ours.items():
    if name != "threads" and isinstance(value, (int, float)) and isinstance(peer.get(name), (int, float)) and peer[name]:
        print("ratio", name, round(value / peer[name], 3))
PYTHON
