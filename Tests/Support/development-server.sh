# For scripts to source: a development server of their own, with temporary data and a port that the system chose.
#
#     start_server [OPTION OF ticketd serve ...]
#
# sets `address` and `server` (its process), and stops it when the script ends; the script's status is then the server's
# where that failed. `work` is a folder for temporary files, gone at the end. `bin` is the folder with ticketd.
# TICKETD_BIN names it, if it is not .build/debug.
bin=${TICKETD_BIN:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/.build/debug}
work=$(mktemp -d)
server=""

finish() {
    status=$?
    trap - EXIT INT TERM
    if [ -n "$server" ] && kill -TERM "$server" 2>/dev/null; then
        wait "$server" || status=$?
    fi
    if [ "$status" != 0 ] && [ -s "$work/log" ]; then
        printf '\nThe server said:\n' >&2
        tail -n 40 "$work/log" >&2
    fi
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

start_server() {
    local word value
    # The server's standard output comes through a pipe, so that reading waits for the line "listening HOST:PORT".
    mkfifo "$work/out"
    "$bin/ticketd" serve --dev --listen 127.0.0.1:0 --data "$work/data" "$@" >"$work/out" 2>"$work/log" &
    server=$!
    address=""
    exec 3<"$work/out"
    while read -r word value <&3; do
        if [ "$word" = listening ]; then
            address=$value
            return
        fi
    done
    echo "ticketd did not start" >&2
    wait "$server"
    exit 1
}
