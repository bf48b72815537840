import Testing
import TicketCore

@Suite("account-portal: what its readers see")
struct AccountPortalTests {
    private let desk = Cast.desk

    private func label(_ text: LocalizedText, _ tag: String) -> String? {
        LanguageTag(tag).flatMap { text.texts[$0] }
    }

    @Test(
        "Its statuses have these labels, and wait on these",
        arguments: [
            ("open", "Open", "Abierto", "Ouvert", .open, .agent),
            ("pending", "Pending", "Pendiente", "En attente", .open, .agent),
            (
                "awaiting_customer", "Awaiting your response", "En espera de tu respuesta",
                "En attente de votre réponse",
                .waiting, .customer
            ),
            ("resolved", "Resolved", "Resuelto", "Résolu", .solved, .nobody),
            ("closed", "Closed", "Cerrado", "Fermé", .closed, .nobody),
        ] as [(String, String, String, String, Status.Category, Status.WaitingOn)])
    func status(
        key: String, english: String, spanish: String, french: String, category: Status.Category,
        waitingOn: Status.WaitingOn
    ) throws {
        let status = try #require(desk.status(key))
        #expect(label(status.labels, "en") == english)
        #expect(label(status.labels, "es") == spanish)
        #expect(label(status.labels, "fr") == french)
        #expect(status.category == category)
        #expect(status.waitingOn == waitingOn)
    }

    @Test("It has these five statuses in this order and begins with open")
    func order() {
        #expect(desk.statuses.map(\.key) == ["open", "pending", "awaiting_customer", "resolved", "closed"])
        #expect(desk.initialStatus == "open")
    }

    @Test("Its fallback issue type has these labels")
    func fallbackIssueType() throws {
        let type = try #require(desk.issueType(desk.fallbackIssueType))
        #expect(type.key == "support-ui-general")
        #expect(label(type.labels, "en") == "Support, UI & General inquiry")
        #expect(label(type.labels, "es") == "Soporte, UI y Consulta general")
        #expect(label(type.labels, "fr") == "Support, UI & Demande générale")
    }

    @Test("It takes 140 scalars, 256 KiB and 20 addresses, by api and app, shares, and writes #123456")
    func limits() {
        #expect(desk.limits == DeskLimits(subjectScalarsMax: 140, bodyBytesMax: 256 * 1_024, ccEmailsMax: 20))
        #expect(desk.channels == [.api, .app])
        #expect(desk.sharing)
        #expect(desk.numberPrefix == "#")
    }

    @Test("It lists mail, telephone and web as other ways to get support")
    func supportContacts() {
        #expect(desk.supportContacts.map(\.kind) == ["mail", "phone", "web"])
        #expect(desk.supportContacts.allSatisfy { !$0.address.isEmpty })
    }

    @Test("Everything that a reader sees is there in English, Spanish, French and Portuguese")
    func languages() {
        let texts =
            [desk.names] + desk.statuses.flatMap { [$0.labels, $0.descriptions] } + desk.issueTypes.map(\.labels)
            + desk.transitions.map(\.actionLabels) + desk.supportContacts.map(\.names)
        for text in texts {
            #expect(text.languages.map(\.text) == ["en", "es", "fr", "pt"])
            #expect(text.texts.values.allSatisfy { !$0.isEmpty })
        }
    }

    @Test("A Mexican reads Spanish, a Brazilian Portuguese, an Italian, for whom it has nothing, English")
    func readers() throws {
        let status = try #require(desk.status("resolved"))
        let mexican = LanguagePreference(
            wanted: [LanguageTag("es-MX")].compactMap { $0 }, deskDefault: desk.defaultLocale)
        let brazilian = LanguagePreference(
            wanted: [LanguageTag("pt-BR")].compactMap { $0 }, deskDefault: desk.defaultLocale)
        #expect(status.labels.text(in: mexican) == "Resuelto")
        let italian = LanguagePreference(
            wanted: [LanguageTag("it-IT")].compactMap { $0 }, deskDefault: desk.defaultLocale)
        #expect(status.labels.text(in: brazilian) == "Resolvido")
        #expect(status.labels.text(in: italian) == "Resolved")
    }
}
