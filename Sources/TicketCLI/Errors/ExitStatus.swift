internal import TTRPC

/// What the program's exit status says, which scripts rely on.
public struct ExitStatus: RawRepresentable, Sendable, Hashable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// It is done.
    public static let success = ExitStatus(rawValue: 0)
    /// Something on this machine failed, such as writing to a full disk.
    public static let failure = ExitStatus(rawValue: 1)
    /// The command line is wrong; nothing was sent.
    public static let usage = ExitStatus(rawValue: 2)
    /// Interrupted by SIGINT, as shells number it.
    public static let interrupted = ExitStatus(rawValue: 130)
    /// Whoever read standard output has gone, as shells number SIGPIPE.
    public static let outputClosed = ExitStatus(rawValue: 141)

    /// The call ended with this code: 64 and the code's number.
    static func call(_ code: StatusCode) -> ExitStatus { ExitStatus(rawValue: 64 + code.rawValue) }
}
