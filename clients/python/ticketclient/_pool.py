"""A pool of descriptors for published protos, apart from protobuf's own one.

Other packages of the same process may bring google.rpc and grpc.health too, in other releases; one pool takes each name once.
"""

from google.protobuf import any_pb2, duration_pb2
from google.protobuf.descriptor_pool import DescriptorPool

POOL = DescriptorPool()
for _file in (any_pb2, duration_pb2):
    POOL.AddSerializedFile(_file.DESCRIPTOR.serialized_pb)
