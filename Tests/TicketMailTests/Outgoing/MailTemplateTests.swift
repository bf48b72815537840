import Testing
import TicketCore
import TicketMail

@Suite struct `A template` {
    private static let values: [MailTemplate.Place: String] = [
        .ticket: "#123456", .desk: "Help Center", .subject: "Printer {link}", .status: "Solved", .author: "Bea",
        .message: "Line {ticket}\n\n<b>two</b>", .link: "https://example.com/t/123456", .expiry: "30 min", .replies: "",
    ]

    private func template(_ event: MailEvent, _ language: String) throws -> MailTemplate {
        MailTemplates.template(for: event, in: LanguagePreference(wanted: [try #require(LanguageTag(language))]))
    }

    @Test(arguments: MailEvent.allCases, ["en", "es", "fr", "pt"])
    func `is there for each event in each language, with the same places`(event: MailEvent, language: String) throws {
        let template = try template(event, language)
        #expect(try template.places == self.template(event, "en").places)
        let (subject, text) = template.filled(Self.values)
        #expect(!subject.isEmpty && !subject.contains("\n"))
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        if language != "en" { #expect(try text != self.template(event, "en").filled(Self.values).text) }
        if ![.passwordReset, .mailReceived].contains(event) { #expect(subject.contains("[#123456]")) }
    }

    @Test func `of an automatic answer has nothing of the sender's in it`() throws {
        for event in [MailEvent.created, .statusAnswer, .passwordReset, .mailReceived] {
            #expect(try template(event, "en").places.isDisjoint(with: [.subject, .message, .author]))
        }
    }

    @Test func `is in the language that is wanted, or a more general one, or English`() throws {
        #expect(try template(.created, "es-MX") == template(.created, "es"))
        #expect(try template(.created, "pt-BR") == template(.created, "pt"))
        #expect(try template(.created, "de") == template(.created, "en"))
    }

    @Test func `puts in values as they are, and never looks at them again`() throws {
        let (subject, text) = try template(.publicReply, "en").filled(Self.values)
        #expect(subject == "Re: [#123456] Printer {link}")
        #expect(text.contains("Line {ticket}\n\n<b>two</b>"))
        #expect(try template(.created, "en").filled([:]).subject == "[] We have received your request")
        let evil = try template(.ccAdded, "en").filled([.subject: "a\r\nBcc: x@y.org"])
        #expect(evil.subject == "[] a Bcc: x@y.org")
    }

    @Test func `makes HTML that says the same and holds no markup of others`() throws {
        let text = try template(.publicReply, "fr").filled(Self.values).text
        let html = SimpleHTML.html(of: text)
        #expect(html.contains("&lt;b&gt;two&lt;/b&gt;"))
        #expect(html.contains("<a href=\"https://example.com/t/123456\">"))
        let mail = try ParsedMail(Mails.mail("Content-Type: text/html; charset=utf-8", body: html))
        #expect(mail.text == text)
        let evil = SimpleHTML.html(of: "https://x.org/\"onclick=\"y\n<script>\nhttps://x.org/'>\n")
        #expect(!evil.contains("<script") && !evil.contains("\"onclick") && !evil.contains("href"))
    }
}
