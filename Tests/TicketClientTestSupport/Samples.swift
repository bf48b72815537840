public import TicketMessages

/// A ticket, its people and its events, as the tests read them.
public enum Samples {
    public static let ana = Person(id: "p1", name: "Ana", email: "ana@acme.example", role: .requester, account: "acme")
    public static let alba = Person(id: "p2", name: "Alba", role: .agent)

    /// 2026-11-21T21:24:15.5Z
    public static let time = GoogleProtobufTimestamp(seconds: 1_795_296_255, nanos: 500_000_000)

    public static let ticket = Ticket(
        number: 100_001, displayNumber: "#100001", desk: "account-portal", subject: "No puedo entrar 🔑",
        issueType: "account-access", issueTypeLabel: "Login & Account access",
        description: "Desde ayer.\n¿Qué hago?", ccEmails: ["marta@acme.example", "julien@acme.example"], shared: true,
        locale: "es", channel: .api, status: "open", statusLabel: "Open", category: .open, waitingOn: .agent,
        requester: ana, account: "acme", createTime: time, updateTime: time, revision: 1, etag: "r1", commentCount: 2,
        deskVersion: 1)

    public static let comment = Comment(
        id: 2, ticketNumber: 100_001, body: "Sí,\npero nada.", replyTo: 1, author: ana, createTime: time, channel: .api)

    public static func event(_ revision: Int64, _ kind: Event.Kind) -> Event {
        Event(
            id: "e\(revision)", cursor: "c\(revision)", ticketNumber: 100_001, desk: "account-portal",
            revision: revision, time: time, actor: ana, kind: kind)
    }

    public static let created = event(1, .created(TicketCreated(ticket: ticket)))
    public static let moved = event(
        2, .transitioned(TicketTransitioned(fromStatus: "open", toStatus: "pending", trigger: .command)))
    public static let answered = event(3, .commentAdded(CommentAdded(comment: comment)))
}
