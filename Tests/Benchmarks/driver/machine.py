"""What a run was made on and with."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from .packages import version
from .paths import BUILD, ROOT

DEBIAN = ["libprotobuf-c1", "libgrpc++1.51", "golang-1.19-go", "golang-go", "golang-github-containerd-ttrpc-dev",
          "libsqlite3-0", "postgresql-15"]
SWIFT_PACKAGES = ["grpc-swift-2", "grpc-swift-nio-transport", "grpc-swift-protobuf", "swift-protobuf", "swift-nio"]


def first_line(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout.splitlines() or [""])[0].strip()


def field(path: str, name: str) -> str:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""


def swift_versions() -> dict[str, str]:
    """What the package was resolved to."""
    try:
        state = json.loads((BUILD / "workspace-state.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    found = {}
    for dependency in state["object"]["dependencies"]:
        identity = dependency["packageRef"]["identity"]
        number = dependency["state"].get("checkoutState", {}).get("version")
        if identity in SWIFT_PACKAGES and number:
            found[identity] = number
    return found


def described(folder: Path) -> dict:
    system = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines() if "=" in line)
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "commit": first_line("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"),
        "cpu": field("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(int(field("/proc/meminfo", "MemTotal").split()[0]) / 1024**2),
        "system": system.get("PRETTY_NAME", "").strip('"'),
        "kernel": platform.release(),
        "disk": first_line("findmnt", "-n", "-o", "FSTYPE", "-T", str(folder)),
        "load": os.getloadavg()[0],
        "swift": first_line("swift", "--version"),
        "swift_packages": swift_versions(),
        "debian": {package: number for package in DEBIAN if (number := version(package))},
    }
