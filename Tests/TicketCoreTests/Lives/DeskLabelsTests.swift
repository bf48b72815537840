import Testing
import TicketCore
import TicketDesks

/// What customers read, written out here from the desks' descriptions.
@Suite("Every desk: what customers read")
struct DeskLabelsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var desk: String
        var status: String
        var texts: [String: String]
        var waitingOn: Status.WaitingOn

        init(_ desk: String, _ status: String, _ en: String, _ es: String, _ fr: String, _ waitingOn: Status.WaitingOn)
        {
            self.desk = desk
            self.status = status
            texts = ["en": en, "es": es, "fr": fr]
            self.waitingOn = waitingOn
        }

        var testDescription: String { "\(desk) \(status)" }
    }

    static let rows: [Row] = [
        Row("live-chat", "open", "Ticket open", "Ticket abierto", "Ticket ouvert", .agent),
        Row("live-chat", "closed", "Ticket closed", "Ticket cerrado", "Ticket fermé", .nobody),
        Row("help-center", "open", "Open", "Abierta", "Ouverte", .agent),
        Row(
            "help-center", "awaiting_customer", "Awaiting your reply", "Esperando su respuesta",
            "En attente de votre réponse", .customer),
        Row("help-center", "resolved", "Resolved", "Resuelta", "Résolue", .nobody),
        Row("tiered-desk", "sent", "Sent", "Enviado", "Envoyé", .agent),
        Row("tiered-desk", "in_progress", "In progress", "En curso", "En cours", .agent),
        Row(
            "tiered-desk", "awaiting_customer", "Awaiting your response", "A la espera de tu respuesta",
            "En attente de votre réponse", .customer),
        Row("tiered-desk", "resolved", "Resolved", "Resuelto", "Résolu", .nobody),
        Row("tiered-desk", "closed", "Resolved", "Resuelto", "Résolu", .nobody),
        Row("zendesk", "on-hold", "Open", "Abierto", "Ouvert", .agent),
    ]

    @Test("A customer reads this, in each language", arguments: rows)
    func labels(row: Row) throws {
        let desk = try #require(DeskTemplates.all.first { $0.key == row.desk })
        let seen = try #require(desk.presented(row.status, to: .requester))
        for (tag, text) in row.texts {
            let language = try #require(LanguageTag(tag))
            #expect(seen.labels(for: .requester).texts[language] == text)
        }
        #expect(seen.waitingOn == row.waitingOn)
    }

    @Test(
        "The incident beside a request reads like this",
        arguments: [
            ("awaiting_creation", "Awaiting creation", "Esperando creación"),
            ("in_progress", "Incident in progress", "Incidencia en progreso"),
            ("completed", "Incident completed", "Incidencia completada"),
            ("not_required", "No incident required", "No requiere incidencia"),
        ])
    func incident(key: String, english: String, spanish: String) throws {
        let track = try #require(DeskTemplates.helpCenter.track("incident"))
        let state = try #require(track.state(key))
        let en = try #require(LanguageTag("en"))
        let es = try #require(LanguageTag("es"))
        #expect(state.labels.texts[en] == english)
        #expect(state.labels.texts[es] == spanish)
    }

    @Test("Staff read what customers do not: closed, pending and on hold")
    func staff() throws {
        let en = try #require(LanguageTag("en"))
        #expect(DeskTemplates.tieredDesk.presented("closed", to: .agent)?.labels(for: .agent).texts[en] == "Closed")
        #expect(DeskTemplates.zendesk.presented("on-hold", to: .agent)?.labels(for: .agent).texts[en] == "On hold")
        #expect(DeskTemplates.zendesk.presented("on-hold", to: .agent)?.waitingOn == .thirdParty)
        #expect(DeskTemplates.zendesk.presented("pending", to: .agent)?.waitingOn == .customer)
        #expect(DeskTemplates.accountPortal.presented("pending", to: .agent)?.waitingOn == .agent)
    }

    @Test("Every desk speaks four languages", arguments: DeskTemplates.all.map(\.key))
    func languages(key: String) throws {
        let desk = try #require(DeskTemplates.all.first { $0.key == key })
        #expect(desk.languages.map(\.text) == ["en", "es", "fr", "pt"])
        #expect(!desk.messages.isEmpty)
    }
}
