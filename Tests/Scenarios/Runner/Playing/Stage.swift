internal import ProcessTestSupport
internal import TTRPC
internal import TicketClient

/// Where a scenario is played: a server of its own, everybody's clients, and what the lines before speak of.
final class Stage {
    private struct ClientName: Hashable {
        let person: Person
        let language: String?
    }

    let desk: String
    let server: ScenarioServer
    /// Whether waits that can be asked for in real time are waited for.
    let isInRealTime: Bool
    var clock: MovedClock
    /// The number of the ticket that was spoken of last.
    private(set) var currentTicket: Int64?
    private var tickets: [String: Int64] = [:]
    /// The chat that was spoken of last, as its start was answered.
    var conversation: Conversation?
    /// What the last refused action was refused with.
    var lastRefusal: RPCError?
    /// The last file that somebody wrote for the desk.
    var lastSource = ""
    /// What the last command in a terminal has shown, and what it ended with.
    var terminalOutput = ""
    var terminalEnding: Int32 = 0
    /// What became of the last mail that was brought.
    var takenMail: IngestedMail?
    /// That mail.
    var lastMail: IngestMailRequest?
    var broughtMailCount = 0
    /// The files of the mails that the rules before have brought about.
    private(set) var earlierMails: Set<String> = []
    /// The tokens of people outside the cast who have signed in, by mail address.
    var guestTokens: [String: String] = [:]
    /// What the last line has to show beside that it held.
    var notes: [String] = []
    private var clients: [ClientName: TicketClient] = [:]
    var serviceClient: TicketClient?

    init(_ script: Script, isInRealTime: Bool) async throws {
        let folder = try TemporaryFolder()
        let clock = try MovedClock(folder: folder.path, start: script.start)
        desk = script.desk
        server = try await ScenarioServer(arguments: clock.arguments, folder: folder)
        self.isInRealTime = isInRealTime
        self.clock = clock
    }

    /// Forgets what the rule before spoke of.
    func beginRule() {
        currentTicket = nil
        tickets = [:]
        conversation = nil
        lastRefusal = nil
        terminalOutput = ""
        takenMail = nil
        lastMail = nil
        earlierMails = mailNames
    }

    /// Whether a line of this rule has made the ticket, or spoken of it.
    func hasRemembered(_ number: Int64) -> Bool { tickets.values.contains(number) }

    /// Somebody's client; labels come in the person's own language unless another is named.
    func client(of person: Person, in language: String? = nil) throws -> TicketClient {
        let name = ClientName(person: person, language: language)
        if let client = clients[name] { return client }
        let client = TicketClient(
            address: try ServerAddress(parsing: server.address),
            configuration: TicketClientConfiguration(
                token: try server.people.token(of: person), language: language))
        clients[name] = client
        return client
    }

    /// Remembers a ticket that the lines that follow speak of.
    func remember(_ ticket: Ticket) {
        currentTicket = ticket.number
        tickets[ticket.subject] = ticket.number
    }

    /// Remembers the ticket that a comment has become; it is `the ticket "follow-up"` from now on.
    func rememberFollowUp(_ ticket: Ticket) {
        tickets["follow-up"] = ticket.number
        currentTicket = ticket.number
    }

    /// The number of the ticket with this subject, which does not become `it`.
    func known(_ subject: String) throws -> Int64 {
        guard let number = tickets[subject] else { throw Mismatch("this rule has not spoken of such a ticket before") }
        return number
    }

    /// The number of a ticket as a line names it; it is `it` from now on.
    func number(of name: SlotValue.TicketName) throws -> Int64 {
        let found: Int64?
        switch name {
        case .it: found = currentTicket
        case .subject(let subject): found = tickets[subject]
        }
        guard let found else { throw Mismatch("this rule has not spoken of such a ticket before") }
        currentTicket = found
        return found
    }

    /// The ticket as somebody sees it.
    func ticket(
        _ name: SlotValue.TicketName = .it, as person: Person, in language: String? = nil
    ) async throws -> Ticket {
        let number = try number(of: name)
        return try await client(of: person, in: language).tickets.getTicket(GetTicketRequest(number: number))
    }

    /// Whoever asked for a ticket.
    func requester(of name: SlotValue.TicketName) async throws -> Person {
        let id = try await ticket(name, as: .ines).requester?.id ?? ""
        guard let person = Person.allCases.first(where: { $0.id == id }) else {
            throw Mismatch("its requester \"\(id)\" is nobody of the cast")
        }
        return person
    }

    /// Every event so far that is about a ticket, oldest first.
    func events(of name: SlotValue.TicketName) async throws -> [Event] {
        let filter = EventFilter(ticketNumbers: [try number(of: name)])
        return try await allEvents(filter)
    }

    func allEvents(_ filter: EventFilter? = nil) async throws -> [Event] {
        var events: [Event] = []
        var token = ""
        repeat {
            let page = try await client(of: .ines).events.listEvents(
                ListEventsRequest(pageSize: 200, pageToken: token, filter: filter))
            events += page.events
            token = page.nextPageToken
        } while !token.isEmpty
        return events
    }

    /// Closes every connection, as before the server ends.
    func disconnect() async {
        for client in clients.values { await client.close() }
        clients = [:]
        await serviceClient?.close()
        serviceClient = nil
    }

    /// Ends the server and with it the play.
    func end() async throws {
        await disconnect()
        try await server.stop()
    }
}
