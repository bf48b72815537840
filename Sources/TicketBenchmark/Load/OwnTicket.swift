/// A ticket that one lane alone moves, to and fro, so that no call is refused because another one was faster.
struct OwnTicket: Sendable, Hashable {
    let number: Int64
    /// The status that it goes to next.
    private(set) var next: String
    private var afterwards: String

    /// - Parameters:
    ///   - status: in which it is.
    ///   - other: to which it can go, and from there back.
    init(number: Int64, status: String, other: String) {
        self.number = number
        next = other
        afterwards = status
    }

    /// It was moved, or what is known of it is wrong.
    mutating func turn() { swap(&next, &afterwards) }
}
