internal import TTRPC
internal import TicketMessages

extension GoogleRPCStatus {
    /// An error inside an answer, as a call would have ended with it.
    init(_ error: RPCError) {
        self.init(
            code: error.code.rawValue, message: error.message,
            details: error.details.map { GoogleProtobufAny(typeURL: $0.typeURL, value: $0.value) })
    }
}
