internal import TTRPC
internal import TicketCore
internal import TicketDesks
internal import TicketMessages

extension RPCError {
    /// How many faults of a desk's text are told at most.
    private static let faultsMax = 100

    /// What a caller is told of a change of a desk that is not carried out.
    init(_ refusal: DeskRefusal) {
        switch refusal {
        case .exists(let key):
            self.init(
                .alreadyExists, reason: "DESK_EXISTS",
                message: "there is a desk \"\(key)\" already; change it with UpdateDesk, or choose another key",
                metadata: [("desk", key)])
        case .missing(let key): self = .notFound("desk \"\(key)\"")
        case .stale(let newest):
            self.init(
                .aborted, reason: "STALE_ETAG",
                message: "somebody else changed the desk since you read it; read it again and repeat the change",
                metadata: [("etag", DeskETag.text(version: newest))])
        }
    }

    /// A desk's text that cannot be used, each fault with its line.
    static func brokenDesk(_ faults: [DeskFileFinding]) -> RPCError {
        .invalidArgument(
            faults.prefix(faultsMax)
                .map { fault in
                    let place = [fault.line.map { "line \($0)" }, fault.column.map { "column \($0)" }]
                        .compactMap { $0 }.joined(separator: ", ")
                    return .init(
                        field: "source", description: place.isEmpty ? fault.message : "\(place): \(fault.message)",
                        reason: fault.code)
                })
    }
}
