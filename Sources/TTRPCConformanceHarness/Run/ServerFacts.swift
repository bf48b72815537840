/// What decides which cases a server can be held to: what it answers to Hello, and what the caller says of its
/// configuration.
public struct ServerFacts: Sendable, Hashable {
    /// Why no extension is spoken; nil when it is.
    public var plainReason: String? = "no Hello was sent"
    /// The features of the extension that the server has, of those that have cases.
    public var features: [String] = []
    /// How many handlers of a connection may run at a time.
    public var runningCallsMax = 100
    /// How many connections the server takes.
    public var connectionsMax: Int?
    /// How long a frame's header and its body may take, in seconds.
    public var frameSeconds: Double?
    /// After how much silence with a call active the server has given a connection up, in seconds: until its PING, and
    /// until it stops waiting for the answer, together.
    public var silenceSeconds: Double?
    /// How long running calls may take after the server was told to stop, in seconds.
    public var graceSeconds: Double?
    /// A command of the shell that tells the server to stop.
    public var stopCommand: String?
    /// Calls that need a token.
    public var protectedCall: ProtectedCall?

    public init() {}

    /// Asks the server with Hello whether it speaks the extension.
    public mutating func learn(from target: Target) {
        do {
            let session = try Session(target)
            let hello = Hello(features: Hello.knownFeatures)
            try session.call(1, hello)
            let response = try session.response(1)
            guard response.code == 0 else {
                plainReason = "the server has no extension: it answers Hello with \(response.code)"
                return
            }
            let reply = try HelloAnswer(response.payload)
            guard reply.version > 0 else {
                plainReason = "the server answers Hello with version 0"
                return
            }
            plainReason = nil
            runningCallsMax = Int(reply.runningCallsMax)
            features = Hello.knownFeatures.filter { name in
                (try? Session(target, Hello(features: [name])).agreement.features) == [name]
            }
        } catch {
            plainReason = "Hello came to nothing: \(error)"
        }
    }
}

/// Methods of the server under test that need a token, of unary shape.
public struct ProtectedCall: Sendable, Hashable {
    /// A method for callers of every kind, as `SERVICE/METHOD`.
    public var method: String
    /// A token that is good for it.
    public var token: String
    /// A token that is not good any more, or never was.
    public var badToken: String
    /// A method that the good token is not allowed to call, as `SERVICE/METHOD`; nil where there is none.
    public var forbiddenMethod: String?

    public init(method: String, token: String, badToken: String, forbiddenMethod: String? = nil) {
        self.method = method
        self.token = token
        self.badToken = badToken
        self.forbiddenMethod = forbiddenMethod
    }
}
