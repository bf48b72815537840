/// What a server's machine knows of a connection that has agreed on the extension.
struct ServerExtension: Sendable {
    let settings: ExtensionSettings
    /// What may be sent on all streams together.
    var credit: FlowCredit
    /// What the peer may send on all streams together.
    var window: FlowWindow
    var keepalive: Keepalive
    var strikes: PingStrikes
    var resets: TokenBucket
    /// Streams whose next message waits for credit.
    var starved: [UInt32] = []
    /// Pings sent so far, which number them.
    var pingCount: UInt64 = 0
    /// The ping whose answer says that the peer has heard of the drain.
    var drainPing: UInt64?
    /// Requests above it are refused.
    var lastStreamAnnounced: UInt32?

    init(settings: ExtensionSettings, limits: ServerLimits, now: MonotonicTime) {
        self.settings = settings
        credit = FlowCredit(windowBytes: settings.sendConnectionWindowBytes)
        window = FlowWindow(windowBytes: settings.receiveConnectionWindowBytes)
        keepalive = Keepalive(silence: limits.pingSilence, answer: limits.pingTimeout, now: now)
        strikes = PingStrikes(strikesMax: limits.pingStrikesMax, intervalMin: limits.pingIntervalMin)
        resets = TokenBucket(countMax: limits.resetsMax, period: limits.abusePeriod)
    }
}

/// What a server's machine knows of a stream's flow on an extended connection.
struct StreamFlow: Sendable {
    var credit: FlowCredit
    var window: FlowWindow
    /// Data bytes that came and that the handler has not read yet.
    var unreadBytes = 0

    init(_ settings: ExtensionSettings) {
        credit = FlowCredit(windowBytes: settings.sendStreamWindowBytes)
        window = FlowWindow(windowBytes: settings.receiveStreamWindowBytes)
    }
}
