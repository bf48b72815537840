internal import TicketCore

extension TenantState {
    /// What a request id was used for and which version came of it.
    struct KnownDeskRequest {
        var fingerprint: [UInt8]
        var version: DeskVersion
    }

    func deskSource(_ key: String, version: Int?) -> DeskSource? {
        desks.last { $0.version.desk.key == key && (version == nil || version == $0.version.version) }
    }

    mutating func install(_ desk: Desk, source: String?) -> DeskVersion {
        let newest = deskSource(desk.key, version: nil)
        if let newest, newest.origin == .written { return newest.version }
        if let newest, newest.version.desk == desk {
            if newest.text == nil { add(source, to: newest.version) }
            return newest.version
        }
        let version = DeskVersion(version: (newest?.version.version ?? 0) + 1, desk: desk)
        desks.append(DeskSource(version: version, text: source, origin: .builtIn))
        return version
    }

    mutating func change(_ change: DeskChange, now: Timestamp) throws -> DeskVersion {
        let name = change.idempotencyKey.map { RequestName(person: change.actor.person.id, requestID: $0.requestID) }
        if let key = change.idempotencyKey, let known = name.flatMap({ deskRequests[$0] }) {
            guard known.fingerprint == key.fingerprint else { throw Refusal.requestIDReused(key.requestID) }
            return known.version
        }
        let newest = deskSource(change.desk.key, version: nil)
        let version = try change.version(after: newest)
        guard !change.validateOnly, version != newest?.version else { return version }
        desks.append(
            DeskSource(
                version: version, text: change.source, origin: .written, author: change.actor.person, createTime: now))
        if let name, let key = change.idempotencyKey {
            deskRequests[name] = KnownDeskRequest(fingerprint: key.fingerprint, version: version)
        }
        return version
    }

    /// Gives a version that was kept without its text the text.
    private mutating func add(_ source: String?, to version: DeskVersion) {
        for index in desks.indices where desks[index].version == version { desks[index].text = source }
    }
}
