internal import TicketCore

/// One reader for each event loop, so that reads on the loops share nothing.
///
/// `@unchecked`: a reader is used only by the loop whose index it has, and the array never changes.
final class PointReaders: @unchecked Sendable {
    private let readers: [any PointReader]

    /// A reader for each of so many loops; nil if the store has no readers that do not block.
    init?(store: any TicketStore, loopCount: Int) throws {
        var readers: [any PointReader] = []
        for _ in 0..<loopCount {
            guard let reader = try store.makePointReader() else { return nil }
            readers.append(reader)
        }
        self.readers = readers
    }

    /// The reader of the calling loop; nil for an index that no loop has.
    subscript(loop: Int) -> (any PointReader)? {
        readers.indices.contains(loop) ? readers[loop] : nil
    }
}
