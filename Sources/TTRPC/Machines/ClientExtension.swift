/// What a client knows of a connection that speaks the extension.
struct ClientExtension: Sendable {
    let settings: ExtensionSettings
    /// What the server takes of all streams together.
    var credit: FlowCredit
    /// What this side takes of all streams together.
    var window: FlowWindow
    var keepalive: Keepalive
    var strikes = PingStrikes()
    /// When bytes came last.
    var now: MonotonicTime
    /// Tells this side's pings apart.
    var pingCount: UInt64 = 0

    init(_ settings: ExtensionSettings, limits: ClientLimits, now: MonotonicTime) {
        self.settings = settings
        self.now = now
        credit = FlowCredit(windowBytes: settings.sendConnectionWindowBytes)
        window = FlowWindow(windowBytes: settings.receiveConnectionWindowBytes)
        keepalive = Keepalive(
            silence: max(limits.pingInterval, settings.terms.pingIntervalMin), answer: limits.pingTimeout, now: now)
    }
}

/// A Hello whose answer has not come.
struct ClientHello: Sendable {
    let offer: ExtensionOffer
    let deadline: MonotonicTime
    /// When bytes came last.
    var now: MonotonicTime
    /// RESETs of calls that were given up meanwhile: an extended server hears of them behind its answer.
    var resets: [UInt8] = []
}
