import Logging
import TicketCore
import TicketDesks
import TicketStoreMemory

@testable import TicketMail

/// A tenant with the five desks, some people, and mail going in and out.
struct MailStage: Sendable {
    static let tenant = "acme"

    static let ana = person("ana", "Ana García", .requester, account: "acme", locale: "es")
    static let bruno = person("bruno", "Bruno Díaz", .requester, account: "acme", locale: "en")
    static let alba = person("alba", "Alba Ruiz", .agent, locale: "en")
    static let ines = person("ines", "Inés Soler", .admin, locale: "en")

    let clock: TestClock
    let store: any TicketStore
    var house: MailHouse
    let sender: ScriptedSender

    /// A stage with a key of its own.
    init(
        sender: ScriptedSender = ScriptedSender(), domain: String = "mail.example.com", clock: TestClock = TestClock(),
        unsubscribeURL: String? = nil
    ) async throws {
        self.sender = sender
        self.clock = clock
        store = InMemoryTicketStore(clock: { clock.now })
        guard
            let house = MailHouse(
                domain: domain, ticketURL: "https://help.example.com/t/{ticket}", unsubscribeURL: unsubscribeURL,
                keys: MailKeys(current: .random()))
        else { throw Unexpected("no house") }
        self.house = house
        for desk in DeskTemplates.all { _ = try await store.install(desk, tenant: Self.tenant) }
        for actor in [Self.ana, Self.bruno, Self.alba, Self.ines] {
            try await store.save(Principal(person: actor.person, locale: actor.locale), tenant: Self.tenant)
        }
    }

    private static func person(
        _ id: String, _ name: String, _ role: Role, account: String? = nil, locale: String
    ) -> Actor {
        Actor(
            tenant: tenant,
            person: PersonReference(id: id, name: name, email: "\(id)@example.org", role: role, account: account),
            locale: LanguageTag(locale))
    }

    // MARK: What people do

    @discardableResult
    func run(_ command: Command, as actor: Actor) async throws -> Ticket {
        try await store.execute(CommandRequest(actor: actor, command: command)).ticket
    }

    func create(
        at desk: String = "help-center", as actor: Actor = ana, cc: [String] = [], requester: String? = nil,
        subject: String = "Printer", channel: Channel = .app
    ) async throws -> Int64 {
        let new = NewTicket(
            desk: desk, subject: subject, description: "It is on fire.", ccEmails: cc, channel: channel,
            requester: requester)
        return try await run(.create(new), as: actor).number
    }

    func comment(_ number: Int64, _ body: String, as actor: Actor = alba, isInternal: Bool = false) async throws {
        try await run(
            .addComment(
                number: number, body: body, replyTo: nil, informational: false, channel: .app, isInternal: isInternal),
            as: actor)
    }

    // MARK: What comes of it

    func service(
        _ sender: (any MailSender)? = nil, options: OutboxService.Options = OutboxService.Options()
    ) -> OutboxService {
        OutboxService(
            store: store, writer: TicketMailWriter(house: house, store: store), sender: sender ?? self.sender,
            options: options, clock: { [clock] in clock.now }, logger: .silent)
    }

    /// Delivers all that is due, and gives the mails that have been sent since the stage began, in the order in which
    /// they were put in.
    @discardableResult
    func deliver() async throws -> [ParsedMail] {
        var options = OutboxService.Options()
        options.mailsMax = 1
        while try await service(options: options).deliverDue() {}
        return try mails
    }

    /// The mails that have been sent.
    var mails: [ParsedMail] {
        get throws { try sender.sent.map { try ParsedMail($0.bytes) } }
    }

    /// Lives through the next so many due times.
    func live(_ service: OutboxService, times: Int) async throws {
        for _ in 0..<times {
            guard let due = try await store.nextMailDueTime() else { return }
            clock.set(max(clock.now, due))
            _ = try await service.deliverDue()
        }
    }

    var dead: [DeadMail] {
        get async throws { try await store.deadMail(tenant: Self.tenant, after: 0, limit: 99) }
    }
}

extension Logger {
    /// One that says nothing.
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
