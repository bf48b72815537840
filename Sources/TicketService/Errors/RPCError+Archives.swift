internal import TTRPC
internal import TicketCore

extension RPCError {
    /// What a caller is told of an archive that is not taken.
    init(_ refusal: ArchiveRefusal) {
        let code: StatusCode =
            switch refusal.kind {
            case .invalid, .tooLarge: .invalidArgument
            case .damaged: .dataLoss
            case .newer, .unmet: .failedPrecondition
            case .taken: .alreadyExists
            }
        self.init(
            code, reason: refusal.reason, message: "\(refusal); nothing was changed",
            metadata: refusal.line.map { [("line", String($0))] } ?? [])
    }
}
