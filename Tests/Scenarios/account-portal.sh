#!/usr/bin/env bash
# The life of a ticket at the desk account-portal, from its creation to its end, each step as a person would type it.
# Needs ticketctl in PATH, the address of a development server in TICKET_SERVER and its dev.json in TICKET_DEV_FILE.
# Exits with 1 at the first answer that is not the expected one.
set -euo pipefail
: "${TICKET_SERVER:?HOST:PORT of a server started with --dev}" "${TICKET_DEV_FILE:?the dev.json of that server}"
export TICKET_SERVER

# Bold on a terminal.
if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold="" plain=""; fi

say() { printf '\n%s%s%s\n\n' "$bold" "$*" "$plain"; }

fail() {
    printf '\nFAILED: %s\n' "$*" >&2
    exit 1
}

# token_of PERSON
token_of() {
    tr -d '\n' <"$TICKET_DEV_FILE" | tr '}' '\n' \
        | sed -n "s/.*\"name\" *: *\"$1\".*\"token\" *: *\"\([^\"]*\)\".*/\1/p"
}

# typed WORD…: the words as one would type them.
typed() {
    local word line=""
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9_./:@=,-]*) line+=" \"$word\"" ;;
            *) line+=" $word" ;;
        esac
    done
    printf '%s' "${line# }"
}

# as PERSON WORD…: shows the command at that person's prompt, runs it with that person's token, and shows what comes.
# The output is then in $output and the exit status in $status.
as() {
    local person=$1
    shift
    printf '%s$ %s\n' "$person" "$(typed "$@")"
    status=0
    output=$(TICKET_TOKEN=$(token_of "$person") "$@" 2>&1) || status=$?
    printf '%s\n\n' "$output"
}

# expect STATUS TEXT…: the last command ended so, and its output holds each text.
expect() {
    local text expected=$1
    shift
    [ "$status" = "$expected" ] || fail "exit status $status instead of $expected"
    for text in "$@"; do
        case $output in
            *"$text"*) ;;
            *) fail "\"$text\" is not in the output" ;;
        esac
    done
}

# expect_no TEXT: the last output does not hold it.
expect_no() {
    case $output in *"$1"*) fail "\"$1\" is in the output" ;; esac
}

# What ticketctl exits with: 64 and the status code.
not_found=69
failed_precondition=73

say "Ana of the account acme submits a ticket, shared with her colleagues, and tells two people of it."
as ana ticketctl ticket create --desk account-portal --subject "No puedo entrar en la app 🔑" \
    --type account-access --description "Desde ayer me pide la contraseña una y otra vez. ¿Qué hago?" \
    --cc marta@acme.example --cc julien@acme.example --share -o id
expect 0
number=$output

as ana ticketctl ticket get "$number" --language es
expect 0 "No puedo entrar en la app 🔑" "Abierto" "Inicio de sesión y Acceso a la cuenta" "marta@acme.example"

say "Bruno of the same account sees it."
as bruno ticketctl ticket list
expect 0 "$number" "No puedo entrar en la app 🔑" "Abierto"

say "Chloé of the account globex does not: for her it is not there."
as chloe ticketctl ticket get "$number"
expect $not_found "NOT_FOUND"
as chloe ticketctl ticket list
expect 0
expect_no "No puedo entrar"

say "Alba, an agent, answers with a question, and the ticket waits for the customer."
as alba ticketctl ticket comment "$number" --body "¿Has probado a restablecer la contraseña?"
expect 0 "awaiting_customer"
as ana ticketctl ticket list --language es
expect 0 "En espera de tu respuesta"
as bruno ticketctl ticket list --language fr
expect 0 "En attente de votre réponse"

say "Ana answers Alba's comment, and the ticket is open again."
as ana ticketctl ticket comment "$number" --body "Sí, pero el correo no llega." --reply-to 1
expect 0 "open"

say "Alba works on it, says so without asking anything, and resolves it."
as alba ticketctl ticket transition "$number" pending
expect 0 "pending"
as alba ticketctl ticket comment "$number" --informational \
    --body "Tu dirección tenía una errata; la hemos corregido. Ya puedes entrar."
expect 0 "pending"
as alba ticketctl ticket transition "$number" resolved
expect 0 "resolved"

say "A resolved ticket cannot become pending; the refusal names what it can become."
as alba ticketctl ticket transition "$number" pending
expect $failed_precondition "FAILED_PRECONDITION" "open (Abierto), closed (Cerrado)"
as alba ticketctl ticket transitions "$number"
expect 0 "open" "closed"

say "Alba closes it."
as alba ticketctl ticket transition "$number" closed
expect 0 "closed"
as ana ticketctl ticket list --language es
expect 0 "Cerrado"

say "The conversation, and everything that happened, in order."
as ana ticketctl ticket comments "$number"
expect 0 "¿Has probado" "el correo no llega" "Ya puedes entrar"
as ana ticketctl ticket watch "$number" --from-start --limit 9
expect 0 "created: No puedo" "open -> awaiting_customer by the agent's reply" \
    "awaiting_customer -> open by the customer's reply" "open -> pending" "pending -> resolved" "resolved -> closed"

say "Everything was as expected."
