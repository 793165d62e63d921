# Builds Beam's Prism runner once, from Go's module proxy, into .cache/prism.
set -eu
version=v2.77.0
target="$(pwd)/.cache/prism"
[ -x "$target/prism" ] && exit 0
command -v go >/dev/null || { echo "make prism: Go is missing; see https://go.dev/dl" >&2; exit 1; }
GOBIN="$target" go install "github.com/apache/beam/sdks/v2/go/cmd/prism@$version"
