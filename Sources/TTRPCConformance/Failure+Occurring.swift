internal import ConformanceMessages
internal import TTRPC

extension Failure {
    /// An error that is no status, such as a bug throws.
    struct Crash: Error {
        let text: String
    }

    /// Throws what is asked for, if anything.
    func occur() throws {
        if isCrash { throw Crash(text: message) }
        if code == 0 { return }
        var details = details.map { StatusDetail(typeURL: $0.typeURL, value: $0.value) }
        if detailBytes > 0 {
            details.append(
                StatusDetail(
                    typeURL: "type.googleapis.com/ttrpc.conformance.v1.Filler",
                    value: ConformanceService.zeros(detailBytes)))
        }
        throw RPCError(code: StatusCode(rawValue: code) ?? .unknown, message: message, details: details)
    }
}
