"""The envelopes of ttrpc: what is in the data of requests and responses."""

from dataclasses import dataclass, field

from ticketclient._generated.ttrpc.ttrpc_pb2 import Request, Response
from ticketclient._generated.ttrpcx.v1.connection_pb2 import Metadata as PackedMetadata
from ticketclient.ttrpc import wire
from ticketclient.ttrpc.codec import parse
from ticketclient.ttrpc.limits import Limits
from ticketclient.ttrpc.metadata import Metadata
from ticketclient.ttrpc.status import RPCError, StatusCode

INT64_MIN, INT64_MAX = -(1 << 63), (1 << 63) - 1
METADATA_FIELD = 5


@dataclass(frozen=True, slots=True)
class RequestEnvelope:
    """What opens a call. `timeout_nanoseconds` 0 is no deadline, a negative one has expired."""

    service: str
    method: str
    payload: bytes = b""
    timeout_nanoseconds: int = 0
    metadata: Metadata = field(default_factory=Metadata)

    def packed(self) -> bytes:
        return Request(
            service=self.service,
            method=self.method,
            payload=self.payload,
            timeout_nano=min(max(self.timeout_nanoseconds, INT64_MIN), INT64_MAX),
            metadata=self.metadata.packed(),
        ).SerializeToString()

    @classmethod
    def read(cls, data: bytes, limits: Limits) -> "RequestEnvelope":
        """Raises RPCError: INVALID_ARGUMENT for no envelope, RESOURCE_EXHAUSTED for too much metadata."""
        _count_pairs(data, limits, StatusCode.INVALID_ARGUMENT)
        request = parse(Request, data, malformed=StatusCode.INVALID_ARGUMENT)
        metadata = Metadata.of(request.metadata)
        check_metadata(metadata, limits)
        return cls(request.service, request.method, request.payload, request.timeout_nano, metadata)


def pack_response(payload: bytes) -> bytes:
    return Response(payload=payload).SerializeToString()


def pack_error(error: RPCError, bytes_max: int) -> bytes:
    """A response of at most so many bytes; details and text are cut, the code is kept."""
    # The field of the status takes a tag and up to four bytes of length.
    return Response(status=error.status(bytes_max - 5)).SerializeToString()


def read_response(data: bytes) -> Response:
    """Raises RPCError with INTERNAL for no envelope."""
    return parse(Response, data)


def pack_metadata(metadata: Metadata) -> bytes:
    """The data of HEADERS and TRAILERS."""
    return PackedMetadata(metadata=metadata.packed()).SerializeToString()


def read_metadata(data: bytes, limits: Limits) -> Metadata:
    """Raises RPCError: INTERNAL for no metadata, RESOURCE_EXHAUSTED for too much."""
    _count_pairs(data, limits, StatusCode.INTERNAL)
    metadata = Metadata.of(parse(PackedMetadata, data).metadata)
    check_metadata(metadata, limits)
    return metadata


def check_metadata(metadata: Metadata, limits: Limits) -> None:
    """Raises RPCError with RESOURCE_EXHAUSTED above the bounds."""
    if not fits(metadata, limits):
        raise _too_much(limits)


def fits(metadata: Metadata, limits: Limits) -> bool:
    return len(metadata) <= limits.metadata_pairs and metadata.size_bytes <= limits.metadata_bytes


def _count_pairs(data: bytes, limits: Limits, malformed: StatusCode) -> None:
    """Looks before parsing, so that a million pairs never take the memory of a million objects."""
    pairs = 0
    try:
        for number, _, _ in wire.fields(data):
            pairs += number == METADATA_FIELD
            if pairs > limits.metadata_pairs:
                raise _too_much(limits)
    except wire.Malformed as error:
        raise RPCError(malformed, f"the envelope is malformed: {error}") from None


def _too_much(limits: Limits) -> RPCError:
    return RPCError(
        StatusCode.RESOURCE_EXHAUSTED,
        f"metadata is bounded to {limits.metadata_pairs} pairs and {limits.metadata_bytes} bytes",
    )
