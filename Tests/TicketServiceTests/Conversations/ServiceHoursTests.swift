import Foundation
import Testing
import TicketCore
import TicketDesks
import TicketMessages

@Suite("Conversations: service hours")
struct ServiceHoursTests {
    /// Live-chat is served Monday to Friday 08:00–12:00 and 14:00–17:30.
    @Test(
        "A chat can be opened at any time, and outside the hours the answer says when service resumes",
        arguments: [
            // A Saturday; the lunch break; the last moment of it; after hours on a Friday.
            ("Europe/Madrid", "2026-01-17T10:00:00Z", "2026-01-19T07:00:00Z"),
            ("Europe/Madrid", "2026-01-14T11:30:00Z", "2026-01-14T13:00:00Z"),
            ("Europe/Madrid", "2026-01-14T12:59:59Z", "2026-01-14T13:00:00Z"),
            ("Europe/Madrid", "2026-01-16T16:30:00Z", "2026-01-19T07:00:00Z"),
            ("America/Bogota", "2026-01-17T10:00:00Z", "2026-01-19T13:00:00Z"),
            ("America/Bogota", "2026-01-14T17:30:00Z", "2026-01-14T19:00:00Z"),
            // The weekends on which Europe changes its clocks; Bogota does not.
            ("Europe/Madrid", "2026-03-28T10:00:00Z", "2026-03-30T06:00:00Z"),
            ("Europe/Madrid", "2026-03-29T01:30:00Z", "2026-03-30T06:00:00Z"),
            ("Europe/Madrid", "2026-10-24T10:00:00Z", "2026-10-26T07:00:00Z"),
            ("Europe/Madrid", "2026-10-25T00:30:00Z", "2026-10-26T07:00:00Z"),
            ("America/Bogota", "2026-03-28T10:00:00Z", "2026-03-30T13:00:00Z"),
            ("America/Bogota", "2026-03-29T01:30:00Z", "2026-03-30T13:00:00Z"),
            ("America/Bogota", "2026-10-24T10:00:00Z", "2026-10-26T13:00:00Z"),
            ("America/Bogota", "2026-10-25T00:30:00Z", "2026-10-26T13:00:00Z"),
        ])
    func outside(zone: String, now: String, resumption: String) async throws {
        try await ChatFixture.run(at: try Self.time(now), desks: [Self.liveChat(in: zone)]) { fixture in
            let started = try await fixture.start(body: "Hola")
            #expect(started.state == .open)
            #expect(started.ticketNumber > 0)
            #expect(
                started.serviceResumeTime?.seconds == (try Self.time(resumption)).microsecondsSinceEpoch / 1_000_000)
            #expect(started.notice.hasPrefix("Ahora mismo no estamos."))
            // Whoever has no language of their own is told in the desk's.
            #expect(try await fixture.start(as: .bruno).notice.hasPrefix("We are not here just now."))
            // Staff read what the customer was told.
            let read = try await fixture.connected(as: .alba) { conversations, _ in
                try await conversations.getConversation(GetConversationRequest(id: started.id))
            }
            #expect(read.notice == started.notice)
        }
    }

    @Test(
        "During service nothing is said of it",
        arguments: [
            ("Europe/Madrid", "2026-01-14T07:00:00Z"), ("Europe/Madrid", "2026-03-30T06:00:00Z"),
            ("Europe/Madrid", "2026-10-26T07:00:00Z"), ("America/Bogota", "2026-03-30T13:00:00Z"),
        ])
    func during(zone: String, now: String) async throws {
        try await ChatFixture.run(at: try Self.time(now), desks: [Self.liveChat(in: zone)]) { fixture in
            let started = try await fixture.start()
            #expect(started.serviceResumeTime == nil)
            #expect(started.notice == "")
        }
    }

    @Test("Whoever is in the chat learns that service has resumed")
    func resumption() async throws {
        let saturday = try Self.time("2026-01-17T10:00:00Z")
        try await ChatFixture.run(at: saturday) { fixture in
            let id = try await fixture.start().id
            try await fixture.chat(id, as: .ana) { ana in
                #expect(try await ana.changed().notice != "")
                fixture.time.set(try Self.time("2026-01-19T07:00:00Z"))
                await fixture.timer.hasSleeper()
                fixture.timer.advance(by: .seconds(15))
                #expect(try await ana.changed().notice == "")
            }
        }
    }

    private static func liveChat(in zone: String) -> TicketCore.Desk {
        var desk = DeskTemplates.liveChat
        desk.hours?.zone = zone
        return desk
    }

    private static func time(_ text: String) throws -> Timestamp {
        let seconds = try Date(text, strategy: .iso8601).timeIntervalSince1970
        return Timestamp(microsecondsSinceEpoch: Int64(seconds) * 1_000_000)
    }
}
