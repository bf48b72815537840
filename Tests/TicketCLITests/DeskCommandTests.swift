import Foundation
import TTRPC
import Testing
import TicketClientTestSupport
import TicketDesks
import TicketMessages

@Suite("ticketctl desk")
struct DeskCommandTests {
    private let terminal = Terminal()
    private var service: FakeService { terminal.service }

    /// Runs a test with a file, which is gone behind it.
    private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".yaml").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    private static let chat = DeskTemplates.files["live-chat"] ?? ""

    @Test("validate says that a good file is one, and calls nobody")
    func good() async throws {
        try await withFile(Self.chat) { path in
            #expect(await terminal.run("desk", "validate", path) == 0)
            #expect(terminal.output == "\(path): the desk live-chat can be used\n")
            #expect(service.calls.isEmpty)
        }
    }

    @Test("validate names file, line and column of each finding, and a broken file exits with 67")
    func broken() async throws {
        let text = Self.chat.replacing("Europe/Madrid", with: "Europe/Nowhere")
            .replacing("{en: Close, es: Cerrar, ", with: "{en: Close, ")
        try await withFile(text) { path in
            #expect(await terminal.run("desk", "validate", path) == 67)
            let lines = terminal.output.split(separator: "\n").map(String.init)
            #expect(lines.contains { $0.hasPrefix("\(path):20:9: error: hours.zone: there is no time zone") })
            #expect(lines.contains { $0.contains(": warning: ") && $0.contains("nothing in es") })
            #expect(await terminal.run("desk", "validate", path, "-o", "id") == 67)
            #expect(terminal.output.contains("UNKNOWN_ZONE\n"))
        }
        let input = Terminal(input: "key: [")
        #expect(await input.run("desk", "validate", "-") == 67)
        #expect(input.output.hasPrefix("-:2:1: error: not YAML"))
        #expect(await terminal.run("desk", "validate", "/nowhere/desk.yaml") == 2)
    }

    @Test("simulate plays a script from files, and names the line of one that cannot be read")
    func simulate() async throws {
        try await withFile(Self.chat) { path in
            try await withFile("requester create chat\nagent comment Hello\nwait 5m\nagent take") { script in
                #expect(await terminal.run("desk", "simulate", path, script, "--start", "2026-07-14T08:00:00Z") == 0)
                let lines = terminal.output.split(separator: "\n").map(String.init)
                #expect(lines.count == 5)
                #expect(lines[2].hasSuffix("inactivity due 2026-07-14T08:05:00Z"))
                #expect(lines[3].hasPrefix("3     2026-07-14T08:05:00Z  wait 5m"))
                #expect(lines[3].hasSuffix("closed  -> closed (timer)"))
            }
            try await withFile("agent dance") { script in
                #expect(await terminal.run("desk", "simulate", path, script) == 67)
                #expect(terminal.notes.contains { $0.contains("\(script):1: \"dance\" is none of") })
            }
        }
    }

    @Test("simulate shows what rules do and what is promised, and calls nobody")
    func simulatedRules() async throws {
        try await withFile(DeskTemplates.files["zendesk"] ?? "") { path in
            try await withFile("requester create\nagent field priority urgent\nwait 24h") { script in
                #expect(await terminal.run("desk", "simulate", path, script, "--start", "2026-07-14T08:00:00Z") == 0)
                let output = terminal.output
                #expect(output.contains("resolution (urgent_resolution) due 2026-07-15T08:00:00Z"))
                #expect(output.contains("rule overdue: +overdue; rule overdue: note: "))
                #expect(output.contains("broken, was due 2026-07-15T08:00:00Z"))
                #expect(service.calls.isEmpty)
            }
        }
    }

    @Test("create and update send the file's text; a broken one is named before anything is sent")
    func change() async throws {
        service.answer(DeskServiceMethods.createDesk) { (_: CreateDeskRequest) in Desk(key: "live-chat") }
        service.answer(DeskServiceMethods.updateDesk) { (_: UpdateDeskRequest) in Desk(key: "live-chat") }
        try await withFile(Self.chat) { path in
            #expect(await terminal.run("desk", "create", path, "--request-id", "r", "-o", "id") == 0)
            #expect(
                await terminal.run("desk", "update", path, "--request-id", "q", "--etag", "v1", "--validate-only") == 0)
        }
        #expect(service.requests() == [CreateDeskRequest(source: Self.chat, requestID: "r")])
        #expect(
            service.requests() == [
                UpdateDeskRequest(
                    desk: "live-chat", source: Self.chat, etag: "v1", requestID: "q", validateOnly: true)
            ])
        try await withFile(Self.chat.replacing("initial_status: open", with: "initial_status: opne")) { path in
            #expect(await terminal.run("desk", "update", path) == 67)
            #expect(terminal.notes.contains { $0.contains("\(path):28:17: initial_status: \"opne\" is none of") })
        }
        #expect(service.calls.count == 2)
    }

    @Test("show takes a version, and prints the text as it was written")
    func show() async {
        service.answer(DeskServiceMethods.getDesk) { (_: GetDeskRequest) in
            Desk(key: "d", chat: DeskChatPolicy(ticket: .onConversion))
        }
        service.answer(DeskServiceMethods.getDeskSource) { (_: GetDeskSourceRequest) in
            DeskSource(desk: "d", source: "# mine\nkey: d\n")
        }
        #expect(await terminal.run("desk", "show", "d", "--version", "2", "-o", "id") == 0)
        #expect(service.requests() == [GetDeskRequest(desk: "d", version: 2)])
        _ = terminal.output
        #expect(await terminal.run("desk", "show", "d", "--source") == 0)
        #expect(terminal.output == "# mine\nkey: d\n")
        #expect(await terminal.run("desk", "show", "d") == 0)
        #expect(terminal.output.contains("staff make tickets of those that deserve it"))
    }

    @Test("hours say when service resumes")
    func hours() async {
        service.answer(DeskServiceMethods.getServiceHours) { (_: GetServiceHoursRequest) in
            GetServiceHoursResponse(
                time: ZonedTime(localTime: "2026-07-18T12:00:00+02:00"), open: false,
                nextOpen: ZonedTime(localTime: "2026-07-20T08:00:00+02:00"),
                hours: ServiceHours(
                    zone: "Europe/Madrid",
                    week: [
                        WeekdayHours(
                            day: .monday,
                            intervals: [.init(start: "08:00", end: "12:00"), .init(start: "14:00", end: "17:30")])
                    ], specialDays: [SpecialDate(date: "2026-12-25")]))
        }
        #expect(await terminal.run("desk", "hours", "live-chat", "--at", "2026-07-18T10:00:00Z") == 0)
        #expect(
            terminal.output == """
                live-chat
                at       2026-07-18T12:00:00+02:00
                service  closed
                resumes  2026-07-20T08:00:00+02:00
                zone     Europe/Madrid

                DAY         HOURS
                monday      08:00-12:00, 14:00-17:30
                2026-12-25  closed

                """)
        #expect(
            service.requests() == [GetServiceHoursRequest(desk: "live-chat", time: .init(seconds: 1_784_368_800))])
    }

    @Test("deadline asks for service hours, or for the clock on the wall, and shows each interval")
    func deadline() async {
        service.answer(DeskServiceMethods.previewDeadline) { (_: PreviewDeadlineRequest) in
            let time = ZonedTime(time: .init(seconds: 0), localTime: "1970-01-01T01:00:00+01:00")
            return PreviewDeadlineResponse(
                start: time, due: time, clock: .serviceHours, zone: "Europe/Madrid",
                intervals: [DeadlineInterval(start: time, end: time, counted: .init(seconds: 5_400))])
        }
        #expect(await terminal.run("desk", "deadline", "live-chat", "90m") == 0)
        #expect(terminal.output.contains("due    1970-01-01T01:00:00+01:00 (1970-01-01T00:00:00Z)\n"))
        #expect(terminal.output.isEmpty)
        #expect(await terminal.run("desk", "deadline", "live-chat", "4d", "--clock", "-o", "id") == 0)
        #expect(terminal.output == "1970-01-01T00:00:00Z\n")
        #expect(
            service.requests(PreviewDeadlineRequest.self).map(\.clock) == [.serviceHours, .wall])
        #expect(service.requests(PreviewDeadlineRequest.self).map(\.duration?.seconds) == [5_400, 345_600])
        #expect(await terminal.run("desk", "deadline", "live-chat", "soon") == 2)
    }

    @Test("statuses and types are listed by key")
    func lists() async {
        service.answer(DeskServiceMethods.listStatuses) { (_: ListStatusesRequest) in
            ListStatusesResponse(statuses: [DeskStatus(key: "open", label: "Open", category: .open, waitingOn: .agent)])
        }
        service.answer(DeskServiceMethods.listIssueTypes) { (_: ListIssueTypesRequest) in
            ListIssueTypesResponse(issueTypes: [IssueType(key: "other", label: "Other", fallback: true)])
        }
        #expect(await terminal.run("desk", "statuses", "d", "-o", "id") == 0)
        #expect(await terminal.run("desk", "types", "d") == 0)
        #expect(terminal.output == "open\nISSUE TYPE  LABEL\nother       Other (if none is named)\n")
    }
}
