internal import TicketClient

/// What the calls of a run are about; all lanes have the same.
struct CallTarget: Sendable {
    /// Tickets a page of a list or a search.
    static let pageSize: Int32 = 50

    let desk: String
    /// The tickets that are read and commented on; none where the mix needs none.
    let numbers: [Int64]
    /// Begins the request ids, so that no other run has the same.
    let requestPrefix: String

    func requestID(_ index: UInt64) -> String { "\(requestPrefix)-\(index)" }

    func ticket(_ choice: UInt64) -> Ticket {
        let text = SampleText.chosen(choice)
        return Ticket(desk: desk, subject: text.subject, description: text.description, locale: text.locale)
    }

    /// One of the tickets; 0, which is none, where there are none.
    func number(_ choice: UInt64) -> Int64 {
        numbers.isEmpty ? 0 : numbers[Int(choice % UInt64(numbers.count))]
    }
}
