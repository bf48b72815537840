internal import TicketCore

#if canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What the system says went wrong with a file.
struct FileFailure: Error, Hashable, CustomStringConvertible {
    /// The call that failed.
    let call: String
    /// The system's number for it.
    let code: Int32

    /// The failure of the call that was just made.
    init(_ call: String) {
        self.call = call
        code = errno
    }

    var description: String { "\(call): \(String(cString: strerror(code)))" }

    /// What the failure means to whoever uses the store.
    var storeFailure: StoreFailure { .unwritable("an attachment's file: \(self)") }
}
