"""Compression of message payloads: each one is a complete zlib (RFC 1950) or gzip (RFC 1952) stream of its own."""

import zlib

from ticketclient.ttrpc.status import RPCError, StatusCode

# zlib's numbers for a window of 32 KiB in the format.
FORMATS = {"compress-zlib": 15, "compress-gzip": 15 + 16}
FEATURES = tuple(FORMATS)

WORTHWHILE_BYTES_MIN = 1_024


def compress(feature: str, payload: bytes) -> bytes | None:
    """The payload compressed; None when that saves nothing."""
    if len(payload) < WORTHWHILE_BYTES_MIN:
        return None
    stream = zlib.compressobj(level=1, wbits=FORMATS[feature])
    packed = stream.compress(payload) + stream.flush()
    return packed if len(packed) < len(payload) else None


def inflate(feature: str, data: bytes, bytes_max: int) -> bytes:
    """The payload. Raises RPCError: RESOURCE_EXHAUSTED when it is larger, INTERNAL when the data is not one stream."""
    if not data:
        return b""
    stream = zlib.decompressobj(wbits=FORMATS[feature])
    try:
        payload = stream.decompress(data, bytes_max + 1)
    except zlib.error:
        raise RPCError(StatusCode.INTERNAL, f"the payload is no {feature}") from None
    if len(payload) > bytes_max:
        raise RPCError(StatusCode.RESOURCE_EXHAUSTED, f"the payload inflates to more than {bytes_max} bytes")
    if not stream.eof or stream.unused_data:
        raise RPCError(StatusCode.INTERNAL, f"the payload is not exactly one stream of {feature}")
    return payload
