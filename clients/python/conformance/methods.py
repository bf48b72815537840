"""The methods of ttrpc.conformance.v1.ConformanceService."""

from conformance._generated import conformance_pb2 as pb
from ticketclient.ttrpc import Method, Shape

SERVICE = "ttrpc.conformance.v1.ConformanceService"
ECHO = Method(SERVICE, "Echo", Shape.UNARY, pb.EchoRequest, pb.EchoResponse)
SLEEP = Method(SERVICE, "Sleep", Shape.UNARY, pb.SleepRequest, pb.SleepResponse)
FAIL = Method(SERVICE, "Fail", Shape.UNARY, pb.FailRequest, pb.FailResponse)
OBSERVE = Method(SERVICE, "Observe", Shape.UNARY, pb.ObserveRequest, pb.ObserveResponse)
SUM = Method(SERVICE, "Sum", Shape.CLIENT_STREAM, pb.SumRequest, pb.SumResponse)
DOWNLOAD = Method(SERVICE, "Download", Shape.SERVER_STREAM, pb.DownloadRequest, pb.DownloadResponse)
PING_PONG = Method(SERVICE, "PingPong", Shape.BIDIRECTIONAL, pb.PingPongRequest, pb.PingPongResponse)
HALF_DUPLEX = Method(SERVICE, "HalfDuplex", Shape.BIDIRECTIONAL, pb.HalfDuplexRequest, pb.HalfDuplexResponse)
