internal import TTRPC
internal import TicketMessages

extension [BulkResult] {
    /// What the first that failed has to say; nil if none did.
    var failure: RPCError? {
        guard let first = first(where: { $0.error != nil }), let error = first.error else { return nil }
        let failed = filter { $0.error != nil }.count
        let name = TicketNumber.text(first.number)
        return RPCError(
            code: StatusCode(rawValue: error.code) ?? .unknown,
            message: "\(failed) of \(count) failed, the first of them \(name): \(error.message)")
    }
}
