"""What has to be installed, by Debian's names."""

import shutil
import subprocess

CALLS = [
    "gcc", "g++", "protobuf-compiler", "protobuf-compiler-grpc", "libprotobuf-c-dev", "libprotobuf-dev",
    "libgrpc++-dev", "golang-go", "golang-github-containerd-ttrpc-dev", "golang-github-gogo-protobuf-dev",
]
STORAGE = ["gcc", "libsqlite3-dev", "libpq-dev", "postgresql"]
SERVICE = ["gcc", "libsqlite3-dev", "libprotobuf-c-dev"]
COUNTS = ["strace", "valgrind", "binutils"]


def version(package: str) -> str:
    """The installed version of a package; empty if it is not installed, or where there are no Debian packages."""
    if not shutil.which("dpkg-query"):
        return ""
    shown = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", package],
        capture_output=True, text=True, check=False)
    status, _, number = shown.stdout.partition(" ")
    return number if status == "installed" else ""


def missing(packages: list[str]) -> list[str]:
    """Those that are not there. Elsewhere than on Debian nobody can tell, and the compilers will."""
    if not shutil.which("dpkg-query"):
        return []
    return sorted({package for package in packages if not version(package)})
