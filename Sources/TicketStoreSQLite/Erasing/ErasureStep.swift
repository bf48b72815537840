internal import TicketCore

/// One kind of rows from which somebody is erased.
///
/// What a step has to do is found by a reader, portion by portion, and done by the writer, one thing a job. Both may
/// happen again after a restart, so a step that finds what it has done already does nothing. A new table with personal
/// data is one more step in ``ErasureSteps/all``.
protocol ErasureStep: Sendable {
    /// The keys of what may have the person in it, of a portion of the rows behind a place.
    func find(in scope: ErasureScope, after place: Int64) throws -> ErasurePortion

    /// Erases the person from what has a key or, where the scope only counts, counts what would go.
    func erase(_ key: Int64, in scope: ErasureScope) throws -> ErasureReport
}

/// What a step has found in a portion of the rows.
struct ErasurePortion: Sendable {
    /// What to erase from.
    var keys: [Int64] = []
    /// Behind which place to go on; nil at the end.
    var next: Int64?
    /// The person, if more is known of them by then: what was looked at before is to be looked at again.
    var learned: ErasedPerson?
}

/// The steps, in the order in which they are taken.
enum ErasureSteps {
    static let all: [any ErasureStep] = [
        TicketStep(), ConversationStep(), AttachmentStep(), UploadStep(), OutboxStep(), HeldMailStep(),
        AddressNoteStep(), PersonStep(),
    ]
}
