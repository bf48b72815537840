internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// The certificates with which a server meets new connections, read anew when their files change.
///
/// A connection keeps those it began with. Files that cannot be used leave the last good ones in place.
final class ServerCertificates: Sendable {
    private struct State {
        var context: NIOSSLContext
        /// Those of the last files that were read, good or bad: bad ones are not read again until they change.
        var stamps: [FileStamp?]
        var nextCheck: ContinuousClock.Instant
        var isChecking = false
    }

    private let tls: ServerTLS
    private let logger: Logger
    private let state: Mutex<State>

    /// Reads the files. Blocks.
    ///
    /// - Throws: ``TLSFileError``.
    init(_ tls: ServerTLS, logger: Logger) throws(TLSFileError) {
        self.tls = tls
        self.logger = logger
        let stamps = tls.files.map { FileStamp($0) }
        state = Mutex(
            State(context: try tls.context(), stamps: stamps, nextCheck: .now + tls.fileCheckInterval))
    }

    /// What a connection that begins now uses, looked up without blocking `loop`.
    func current(on loop: any EventLoop, now: ContinuousClock.Instant) -> EventLoopFuture<NIOSSLContext> {
        let (context, isCheckDue) = state.withLock { state in
            let isDue = !state.isChecking && state.nextCheck <= now
            if isDue { state.isChecking = true }
            return (state.context, isDue)
        }
        guard isCheckDue else { return loop.makeSucceededFuture(context) }
        return NIOThreadPool.singleton.runIfActive(eventLoop: loop) { self.check(now: now) }
    }

    /// Reads the files, changed or not. Blocks.
    func reload() {
        read(stamps: tls.files.map { FileStamp($0) })
    }

    private func check(now: ContinuousClock.Instant) -> NIOSSLContext {
        let stamps = tls.files.map { FileStamp($0) }
        if stamps != state.withLock({ $0.stamps }) { read(stamps: stamps) }
        return state.withLock { state in
            state.isChecking = false
            state.nextCheck = now + tls.fileCheckInterval
            return state.context
        }
    }

    /// - Parameter stamps: taken before, so that a change while the files are read is seen next time.
    private func read(stamps: [FileStamp?]) {
        do throws(TLSFileError) {
            let context = try tls.context()
            state.withLock { state in
                state.context = context
                state.stamps = stamps
            }
            logger.info("certificates read", metadata: ["certificate": "\(tls.certificateFile)"])
        } catch {
            state.withLock { $0.stamps = stamps }
            logger.error("certificates not changed: the new ones cannot be used", metadata: ["error": "\(error)"])
        }
    }
}
