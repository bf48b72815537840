internal import Synchronization
internal import TTRPC

/// One call on its way: the caller waits at one end, the connection feeds the other.
///
/// The connection's side runs on its event loop; the caller's side is any task.
protocol ClientCall: AnyObject, Sendable {
    var request: ClientRequest { get }
    /// True when nobody waits any more, so that the call need not begin.
    var isOver: Bool { get }

    /// A unary reply. The payload is valid during the call only.
    func receive(reply payload: UnsafeRawBufferPointer)
    /// One message of a stream. The payload is valid during the call only.
    func receive(message payload: UnsafeRawBufferPointer)
    /// The end: nil for OK.
    func end(_ error: RPCError?)
}

/// What a call sends.
final class ClientRequest: Sendable {
    let shape: CallShape
    /// A whole Request frame whose stream id is still 0.
    let frame: [UInt8]
    let deadline: MonotonicTime?
    /// Where the metadata of the answer goes.
    let responseMetadata: ResponseMetadata?
    private let id = Atomic<UInt32>(0)

    init(shape: CallShape, frame: [UInt8], deadline: MonotonicTime?, responseMetadata: ResponseMetadata?) {
        self.shape = shape
        self.frame = frame
        self.deadline = deadline
        self.responseMetadata = responseMetadata
    }

    /// The id on the call's connection, or 0 while it has none.
    var streamID: UInt32 {
        get { id.load(ordering: .relaxed) }
        set { id.store(newValue, ordering: .relaxed) }
    }
}
