"""google.rpc.Status for the messages of ticket.v1, which lie in protobuf's own pool.

It is put there unless another package of the process has done so.
"""

from google.protobuf import descriptor_pool

from ticketclient._generated.google.rpc import status_pb2

_default = descriptor_pool.Default()
try:
    _default.FindFileByName("google/rpc/status.proto")
except KeyError:
    _default.AddSerializedFile(status_pb2.DESCRIPTOR.serialized_pb)
