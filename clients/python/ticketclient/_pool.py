"""A pool of descriptors for published protos, apart from protobuf's own one.

Other packages of the same process may bring google.rpc and grpc.health too, in other releases; one pool takes each name once.
"""

from typing import Any

from google.protobuf import any_pb2, duration_pb2, message_factory
from google.protobuf.descriptor_pool import DescriptorPool

POOL = DescriptorPool()
for _file in (any_pb2, duration_pb2):
    POOL.AddSerializedFile(_file.DESCRIPTOR.serialized_pb)
# Before release 4.22 of `protobuf`, a message cannot be put into a field whose class nobody asked for in this pool.
if not hasattr(message_factory, "GetMessageClass"):
    _factory: Any = message_factory.MessageFactory(POOL)
    _factory.GetPrototype(POOL.FindMessageTypeByName("google.protobuf.Any"))
