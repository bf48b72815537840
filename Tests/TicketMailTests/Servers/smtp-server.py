"""An SMTP server of aiosmtpd that keeps what it takes in a folder, and misbehaves as it is told.

It prints its port in a line of its own when it listens. Each mail it takes is in FOLDER/NUMBER.eml, its envelope in
FOLDER/NUMBER.envelope, and a line "taken NUMBER GREETING RECIPIENT" printed, before the answer goes out.
"""

import argparse
import asyncio
import os
import signal
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

STAGES = [
    "connect", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "content", "before-answer", "after-answer",
]

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--die", choices=STAGES, help="kill this process at that stage")
parser.add_argument("--hang", choices=STAGES, help="say nothing more from that stage on")
parser.add_argument("--answer", action="append", default=[], help="STAGE=TEXT instead of what would be answered")
parser.add_argument("--refuse", help="there is nobody whose address begins with that")
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--implicit-tls", action="store_true")
parser.add_argument("--user", help="NAME:PASSWORD that has to sign in")
options = parser.parse_args()
answers = dict(answer.split("=", 1) for answer in options.answer)


async def reach(stage):
    """What happens at a stage; the answer to give instead of the usual one, if any."""
    if options.die == stage:
        os.kill(os.getpid(), signal.SIGKILL)
    if options.hang == stage:
        await asyncio.Event().wait()
    return answers.get(stage)


class Handler:
    count = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        answer = await reach("ehlo")
        return [answer] if answer else responses

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        answer = await reach("mail")
        if answer:
            return answer
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = await reach("rcpt")
        if answer:
            return answer
        if options.refuse and address.startswith(options.refuse):
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        # Refused, it is not taken; but a server may die after it has taken it.
        if "before-answer" not in answers:
            path = os.path.join(options.folder, str(Handler.count))
            Handler.count += 1
            with open(path + ".envelope", "w") as file:
                file.write(f"{envelope.mail_from}\n{','.join(envelope.rcpt_tos)}\n{server.transport.get_extra_info('sslcontext') is not None}\n")
            with open(path + ".eml", "wb") as file:
                file.write(envelope.original_content)
            print("taken", os.path.basename(path), session.host_name, ",".join(envelope.rcpt_tos), flush=True)
        return await reach("before-answer") or "250 2.0.0 taken"


class Server(SMTP):
    def connection_made(self, transport):
        if options.die == "connect":
            os.kill(os.getpid(), signal.SIGKILL)
        if options.hang == "connect":
            return
        super().connection_made(transport)

    async def smtp_DATA(self, arg):
        answer = await reach("data")
        if answer:
            await self.push(answer)
            return
        if "content" in (options.die, options.hang):
            await self.push("354 go on")
            await self._reader.readline()
            await reach("content")
        await super().smtp_DATA(arg)
        await reach("after-answer")

    async def smtp_STARTTLS(self, arg):
        await reach("starttls")
        await super().smtp_STARTTLS(arg)


def authenticate(server, session, envelope, mechanism, data):
    if options.die == "auth":
        os.kill(os.getpid(), signal.SIGKILL)
    name, password = options.user.encode().split(b":", 1)
    # Not "handled": the server answers a failure itself.
    return AuthResult(success=(data.login, data.password) == (name, password), handled=False)


def protocol():
    context = None
    if options.certificate and not options.implicit_tls:
        context = tls()
    return Server(
        Handler(), hostname="mx.example.com", tls_context=context, require_starttls=context is not None,
        authenticator=authenticate if options.user else None, auth_required=options.user is not None,
        auth_require_tls=not options.implicit_tls, data_size_limit=64 << 20, loop=asyncio.get_running_loop())


def tls():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(options.certificate, options.key)
    return context


async def serve():
    context = tls() if options.implicit_tls else None
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
