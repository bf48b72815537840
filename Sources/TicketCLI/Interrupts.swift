package import Dispatch
internal import Glibc

/// SIGINT as a wish to stop, instead of the end of the process.
package enum Interrupts {
    /// Calls `stop` at the first SIGINT; a second one ends the process at once, as it does for other programs.
    ///
    /// - Returns: what must be kept for as long as the signal is to be heard.
    package static func onFirst(_ stop: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            signal(SIGINT, SIG_DFL)
            stop()
        }
        source.activate()
        return source
    }
}
