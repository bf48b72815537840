internal import ProtobufC
internal import TTRPC
internal import TicketMessages

/// Sends lines of JSON, many in a message, for as long as the visitor may have them. It holds one message's worth and
/// one line of them.
final class LineSender {
    private static let messageBytes = 64 << 10

    private let writer: ResponseWriter<ExportPersonResponse>
    private var fresh: FreshCaller
    private var waiting: [UInt8] = []

    init(_ writer: ResponseWriter<ExportPersonResponse>, for fresh: FreshCaller) {
        self.writer = writer
        self.fresh = fresh
    }

    /// Sends a record as a line, in a while.
    func send(_ record: PersonRecord) async throws {
        var json = JSONWriter()
        record.writeJSON(to: &json)
        waiting += json.bytes
        waiting.append(UInt8(ascii: "\n"))
        while waiting.count >= Self.messageBytes { try await send(first: Self.messageBytes) }
    }

    /// Sends what waits.
    func finish() async throws {
        if !waiting.isEmpty { try await send(first: waiting.count) }
    }

    private func send(first count: Int) async throws {
        _ = try await fresh.current()
        try await writer.send(ExportPersonResponse(data: Array(waiting.prefix(count))))
        waiting.removeFirst(count)
    }
}
