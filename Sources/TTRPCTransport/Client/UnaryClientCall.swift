internal import ProtobufC
internal import Synchronization
internal import TTRPC

/// A call that waits for one reply.
///
/// Sendable because the outcome is written once, under the lock, and read after the lock has told that it is there.
final class UnaryClientCall<Reply: ProtobufMessage>: ClientCall, @unchecked Sendable {
    let request: ClientRequest
    private let progress = Mutex(UnaryProgress.created)
    // Not in the lock's value: what is made of two types of which one is a parameter, Swift looks up at each use.
    private var reply: Reply?
    private var error: RPCError?

    init(request: ClientRequest) {
        self.request = request
    }

    var isOver: Bool {
        progress.withLock { if case .ended = $0 { true } else { false } }
    }

    /// Waits for the end. Call once.
    nonisolated(nonsending) func wait() async {
        // Unchecked, since the lock sees to it that it is resumed once.
        await withUnsafeContinuation { continuation in
            let isOver = progress.withLock { progress in
                if case .ended = progress { return true }
                progress = .waiting(continuation)
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    /// The reply, or why there is none. Call after ``wait()``.
    func result() throws(RPCError) -> Reply {
        if let reply { return reply }
        throw error ?? RPCError(code: .internal, message: "The call has not ended; report it.")
    }

    func receive(reply payload: UnsafeRawBufferPointer) {
        do throws(RPCError) {
            let reply = try Reply(replyPayload: payload)
            end { self.reply = reply }
        } catch {
            end(error)
        }
    }

    func receive(message payload: UnsafeRawBufferPointer) {
        end(RPCError(code: .internal, message: "The server streams an answer to a unary call."))
    }

    func end(_ error: RPCError?) {
        end { self.error = error ?? RPCError(code: .internal, message: "The server ended the call without a reply.") }
    }

    /// The first outcome counts.
    private func end(_ write: () -> Void) {
        let waiting = progress.withLock { progress -> UnsafeContinuation<Void, Never>? in
            if case .ended = progress { return nil }
            write()
            defer { progress = .ended }
            guard case .waiting(let continuation) = progress else { return nil }
            return continuation
        }
        waiting?.resume()
    }
}

/// How far a unary call is. Not within it, where it would be another type for each reply.
private enum UnaryProgress {
    case created
    case waiting(UnsafeContinuation<Void, Never>)
    case ended
}
