internal import Synchronization

/// Names for calls that came without one: unique for as long as anybody keeps a log, and no secret.
package final class RequestIDSource: Sendable {
    /// The metadata that carries a call's name.
    package static let key = "x-request-id"
    private static let byteCountMax = 128

    private let prefix: String
    private let count = Atomic<UInt64>(0)

    /// - Parameter process: tells this process from every other.
    package init(process: UInt64 = .random(in: .min ... .max)) {
        prefix = Self.hexadecimal(process) + "-"
    }

    /// Drawing randomness for each would cost a system call.
    func next() -> String {
        prefix + String(count.wrappingAdd(1, ordering: .relaxed).newValue, radix: 16)
    }

    /// The name that the caller has given: 1 to 128 visible ASCII characters. Anything else is not worth writing into a
    /// log.
    static func requestID(in metadata: Metadata) -> String? {
        guard let id = metadata[first: key], (1...byteCountMax).contains(id.utf8.count),
            id.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return id
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
