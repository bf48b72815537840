internal import TTRPC

extension CallContext {
    /// How the keys begin of the metadata that goes back ahead of the answer, and with its end.
    private static var initialPrefix: String { "conformance-initial-" }
    private static var trailingPrefix: String { "conformance-trailing-" }

    /// Sends the metadata back that the caller has marked so.
    func returnMetadata() throws {
        let initial = metadata.filter { $0.key.hasPrefix(Self.initialPrefix) }
        if !initial.isEmpty { try sendHeaders(Metadata(initial)) }
        let trailing = metadata.filter { $0.key.hasPrefix(Self.trailingPrefix) }
        if !trailing.isEmpty { try setTrailers(Metadata(trailing)) }
    }
}
