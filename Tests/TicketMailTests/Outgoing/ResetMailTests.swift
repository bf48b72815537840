import Testing
import TicketCore

@testable import TicketMail

@Suite struct `The mail for a new password` {
    private func request(_ stage: MailStage, _ address: String = "ana@example.org") async throws {
        let reset = PasswordReset(id: "r1", personID: "", digest: [1], createTime: stage.clock.now)
        try await stage.store.requestReset(
            reset, address: address, audit: AuditEntry(time: stage.clock.now, kind: .passwordResetRequested),
            tenant: MailStage.tenant)
    }

    private func stage() async throws -> MailStage {
        var stage = try await MailStage()
        stage.house.resetURL = "https://help.example.com/p?t={token}"
        stage.house.resetToken = { "tkr_\($0.id)" }
        return stage
    }

    @Test func `brings the token, for as long as that is taken`() async throws {
        let stage = try await stage()
        try await request(stage)
        let mail = try #require(try await stage.deliver().first)
        #expect(mail.subject == "Elige una contraseña nueva" && mail.to.map(\.address) == ["ana@example.org"])
        #expect(mail.text.contains("https://help.example.com/p?t=tkr_r1") && mail.text.contains("30 minutos"))
        #expect(mail.fields["Auto-Submitted"] == "auto-generated" && mail.replyTo.isEmpty)
    }

    @Test func `is not sent once the token is of no use`() async throws {
        let stage = try await stage()
        try await request(stage)
        stage.clock.advance(seconds: 30 * 60)
        #expect(try await stage.deliver().isEmpty)
        #expect(try await stage.dead.isEmpty)
    }

    @Test func `goes to nobody whom the desk does not know`() async throws {
        let stage = try await stage()
        try await request(stage, "eve@example.net")
        #expect(try await stage.deliver().isEmpty)
    }
}
