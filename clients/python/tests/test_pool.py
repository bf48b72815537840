"""Other packages may bring google.rpc as well."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
from google.protobuf.descriptor_pb2 import FileDescriptorProto
from google.protobuf.descriptor_pool import Default
for name, message in [("status", "Status"), ("error_details", "ErrorInfo")]:
    file = FileDescriptorProto(name=f"google/rpc/{name}.proto", package="google.rpc")
    file.message_type.add(name=message)
    Default().AddSerializedFile(file.SerializeToString())
import ticketclient, ticketclient.ttrpc
"""


def test_another_release_of_google_rpc_in_the_same_process_is_no_trouble() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, cwd=Path(__file__).parents[1])
