"""A real IMAP server, Debian's dovecot, with one mailbox, behind a door that misbehaves as it is told.

It prints its port in a line of its own when it listens. The mailbox is a Maildir in FOLDER/mail, whose owner signs in as
desk with the password secret. FOLDER/door says what the door does with connections: "open" lets them through, "shut"
closes them, "silent" takes what comes and says nothing, and "cut N" closes each after N bytes of the server's.
"""

import argparse
import asyncio
import ctypes
import grp
import os
import pwd
import shutil
import signal
import subprocess

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--certificate")
parser.add_argument("--key")
options = parser.parse_args()
folder = options.folder
socket = f"{folder}/imap"

if options.certificate:
    shutil.copy(options.certificate, f"{folder}/certificate")
    shutil.copy(options.key, f"{folder}/key")
# Dovecot's processes are never root.
if os.getuid() == 0:
    nobody = pwd.getpwnam("nobody")
    for path in [folder] + [f"{folder}/{name}" for name in os.listdir(folder)]:
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
user, group = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name

CONFIGURATION = f"""
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail
mail_fsync = never
disable_plaintext_auth = no
auth_failure_delay = 0
ssl = {"yes" if options.certificate else "no"}
{"ssl_cert = <" + folder + "/certificate" if options.certificate else ""}
{"ssl_key = <" + folder + "/key" if options.certificate else ""}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={os.getuid()} gid={os.getgid()} home={folder}
}}
service anvil {{
  chroot =
  # Who was refused once waits for the next answer otherwise.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = 0
  }}
  unix_listener {socket} {{
    mode = 0600
  }}
}}
"""


def start():
    for name in ["run", "mail/new", "mail/cur", "mail/tmp"]:
        os.makedirs(f"{folder}/{name}", exist_ok=True)
    with open(f"{folder}/dovecot.conf", "w") as file:
        file.write(CONFIGURATION)

    def die_with_parent():
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)

    return subprocess.Popen(
        ["/usr/sbin/dovecot", "-F", "-c", f"{folder}/dovecot.conf"], preexec_fn=die_with_parent, stdout=2)


def door():
    try:
        with open(f"{folder}/door") as file:
            return file.read().split()
    except FileNotFoundError:
        return ["open"]


async def copy(reader, writer, count=None):
    try:
        while data := await reader.read(65536):
            if count is not None:
                data = data[:count]
                count -= len(data)
            writer.write(data)
            await writer.drain()
            if count == 0:
                break
    except OSError:
        pass
    writer.close()


async def serve(reader, writer):
    kind, *numbers = door()
    if kind == "shut":
        writer.close()
    elif kind == "silent":
        await reader.read()
        writer.close()
    else:
        inner_reader, inner_writer = await asyncio.open_unix_connection(socket)
        limit = int(numbers[0]) if numbers else None
        await asyncio.gather(copy(reader, inner_writer), copy(inner_reader, writer, limit))


async def main():
    process = start()
    while not os.path.exists(socket):
        if process.poll() is not None:
            raise SystemExit("dovecot has not started")
        await asyncio.sleep(0.01)
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
