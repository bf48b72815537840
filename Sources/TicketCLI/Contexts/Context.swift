/// A server where somebody has signed in, under a name.
struct Context: Sendable, Hashable {
    /// Its name: letters, digits, "-", "_" and ".".
    var name: String
    /// Where the server listens, as `--server` has it. The tokens go nowhere else.
    var server: String
    /// Who has signed in.
    var email: String
    /// Goes with each call.
    var accessToken: String
    /// From when on it is not taken, in seconds since the Unix epoch.
    var accessExpireSeconds: Int64
    /// Gets the next tokens.
    var refreshToken: String

    /// Whether something can be the name of a context.
    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
