/// What a case cannot do without.
enum CaseNeed: Sendable {
    case `extension`
    case feature(String)
    case tls
    case clientCertificate
    case strangerCertificate
    case protectedCall
    case forbiddenCall
    case connectionsMax
    case frameSeconds
    case silenceSeconds
    case graceSeconds
    case stopCommand

    /// Why the server cannot be held to the case; nil when it can.
    func missing(_ target: Target) -> String? {
        let facts = target.facts
        switch self {
        case .extension: return facts.plainReason
        case .feature(let name): return facts.features.contains(name) ? nil : "the server does not have \(name)"
        case .tls: return Self.option("--tls", isGiven: target.tls != nil)
        case .clientCertificate: return Self.option("--tls-cert", isGiven: target.tls?.identity != nil)
        case .strangerCertificate: return Self.option("--tls-stranger-cert", isGiven: target.tls?.stranger != nil)
        case .protectedCall: return Self.option("--protected", isGiven: facts.protectedCall != nil)
        case .forbiddenCall: return Self.option("--forbidden", isGiven: facts.protectedCall?.forbiddenMethod != nil)
        case .connectionsMax: return Self.option("--connections-max", isGiven: facts.connectionsMax != nil)
        case .frameSeconds: return Self.option("--frame-seconds", isGiven: facts.frameSeconds != nil)
        case .silenceSeconds: return Self.option("--silence-seconds", isGiven: facts.silenceSeconds != nil)
        case .graceSeconds: return Self.option("--grace-seconds", isGiven: facts.graceSeconds != nil)
        case .stopCommand: return Self.option("--stop", isGiven: facts.stopCommand != nil)
        }
    }

    private static func option(_ name: String, isGiven: Bool) -> String? {
        isGiven ? nil : "needs \(name)"
    }
}
