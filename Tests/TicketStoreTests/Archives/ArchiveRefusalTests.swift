import Testing
import TicketArchive
import TicketCore
import TicketDesks
import TicketStoreMemory

/// Archives that are not as a server wrote them.
@Suite("Archives that are refused")
struct ArchiveRefusalTests {
    private static let desk = "help-center"

    /// An archive with some of everything.
    private static func archive() async throws -> ArchiveText {
        let clock = TestClock()
        let store = InMemoryTicketStore(clock: { clock.now })
        try await store.installEverything(tenant: Cast.tenant)
        _ = try await ArchiveContractTests.fill(store, clock)
        return ArchiveText(try await store.exported(desk))
    }

    /// Why a store refuses an archive, having looked that it changed nothing.
    private func refusal(of archive: [UInt8], limits: ArchiveLimits = ArchiveLimits()) async throws -> ArchiveRefusal {
        var refusals: [ArchiveRefusal] = []
        for kind in StoreUnderTest.allCases {
            try await kind.withEveryDesk { store in
                let before = try await store.exported(Self.desk)
                let refusal = await #expect(throws: ArchiveRefusal.self) {
                    try await store.importArchive(archive, limits: limits)
                }
                refusals.append(try #require(refusal))
                #expect(try await store.exported(Self.desk) == before)
                #expect(try await store.allTickets(filter: TicketFilter(includesDeleted: true)).isEmpty)
                #expect(try await store.allEvents().isEmpty)
                #expect(try await store.checked() == [])
            }
        }
        #expect(refusals.dropFirst().allSatisfy { $0 == refusals.first })
        return try #require(refusals.first)
    }

    @Test("One that was cut off is told from one that was altered, and one that is none at all")
    func damaged() async throws {
        let whole = try await Self.archive().signed()
        for count in [whole.count - 1, whole.count / 2, 200] {
            #expect(try await refusal(of: Array(whole.prefix(count))).reason == "ARCHIVE_CUT_OFF", "\(count)")
        }
        let line = try #require(whole.firstIndex(of: 0x0a))
        for index in [line / 2, line + 100, whole.count * 2 / 3] {
            var altered = whole
            altered[index] ^= 1
            let reason = try await refusal(of: altered).reason
            #expect(["ARCHIVE_ALTERED", "NO_ARCHIVE"].contains(reason), "\(index)")
        }
        var joined = whole
        joined += whole
        #expect(try await refusal(of: joined).reason == "ARCHIVE_ALTERED")
        #expect(try await refusal(of: Array("key: help-center\n".utf8)).reason == "NO_ARCHIVE")
        #expect(try await refusal(of: []).reason == "NO_ARCHIVE")
    }

    @Test("One of a newer version says that it is")
    func newer() async throws {
        let archive = try await Self.archive().replacing("\"version\":\"1\"", "\"version\":\"2\"", in: "header")
        let refusal = try await refusal(of: archive)
        #expect(refusal.reason == "NEWER_ARCHIVE")
        #expect(refusal.kind == .newer)
    }

    /// What is altered, in which lines, and what the refusal says of it.
    private static let alterations: [(kind: String, old: String, new: String, said: String)] = [
        ("event", "\"revision\":\"1\"", "\"revision\":\"1\",\"mood\":\"good\"", "one member"),
        ("event", "\"subject\":", "\"mood\":\"good\",\"subject\":", "no member \"mood\""),
        ("event", "\"revision\":\"1\"", "\"revision\":1", "revision"),
        ("event", "\"revision\":\"1\"", "\"revision\":\"9223372036854775808\"", "revision"),
        ("event", "\"revision\":\"1\"", "\"revision\":\"-1\"", "revision"),
        ("event", "\"revision\":\"1\"", "\"revision\":\"01\"", "revision"),
        ("event", "\"revision\":\"2\"", "\"revision\":\"4\"", "has to come next"),
        ("event", "\"ticket\":\"100001\"", "\"ticket\":\"1099511627776\"", "is no ticket's number"),
        ("event", "\"time\":\"2026", "\"time\":\"20026", "expected a time"),
        ("event", "\"role\":\"requester\"", "\"role\":\"owner\"", "expected one of"),
        ("event", "\"created\":", "\"born\":", "no such event"),
        (
            "event", "\"key\":\"resolved\",\"category\":\"solved\"", "\"key\":\"resolved\",\"category\":\"closed\"",
            "no such status"
        ),
        ("event", "\"issue_type\":\"", "\"issue_type\":\"x", "no issue type"),
        ("event", "\"desk_version\":\"1\"", "\"desk_version\":\"7\"", "version 7"),
        ("event", "\"comment_added\":{\"id\":\"1\"", "\"comment_added\":{\"id\":\"2\"", "has the id 1"),
        ("event", "\"reply_to\":\"1\"", "\"reply_to\":\"9\"", "comment 9"),
        ("event", "\"filename\":\"one.bin\"", "\"filename\":\"two.bin\"", "is not what the archive says"),
        ("event", "\"state\":{", "\"state\":{\"endings\":\"9223372036854775807\",", "no member \"endings\""),
        ("attachment", "\"filename\":\"one.bin\"", "\"filename\":\"../one\"", "path"),
        ("attachment", "\"size_bytes\":\"90000\"", "\"size_bytes\":\"90001\"", "missing"),
        ("attachment", "\"ticket\":\"100002\"", "\"ticket\":\"100009\"", "not in the archive"),
        ("file", "\"offset\":\"0\"", "\"offset\":\"1\"", "not the bytes that come next"),
        ("file", "\"data\":\"YWJj\"", "\"data\":\"YWJk\"", "another SHA-256"),
        ("desk_version", "\"definition\":{", "\"definition\":{\"mood\":1,", "does not know"),
        ("desk_version", "\"initialStatus\":\"open\"", "\"initialStatus\":\"gone\"", "cannot be used"),
        ("desk_version", "\"version\":\"1\"", "\"version\":\"0\"", "version"),
        ("vote", "\"article\"", "\"articles\"", "missing"),
        ("view", "\"definition\":\"AQIA\"", "\"definition\":\"AQI\"", "Base64"),
    ]

    @Test("What cannot be is refused with its line, although the digest fits", arguments: alterations.indices)
    func impossible(index: Int) async throws {
        let (kind, old, new, said) = Self.alterations[index]
        let refusal = try await refusal(of: try await Self.archive().replacing(old, new, in: kind))
        #expect(refusal.kind == .invalid)
        #expect(refusal.message.contains(said), "\(refusal)")
        #expect(refusal.line != nil, "\(refusal)")
    }

    @Test("Lines that are missing, doubled or out of order are found")
    func order() async throws {
        let whole = try await Self.archive()
        func altered(_ alter: (inout [String]) throws -> Void) async throws -> ArchiveRefusal {
            var copy = whole
            try alter(&copy.lines)
            return try await refusal(of: try copy.signed())
        }
        func index(_ kind: String, _ lines: [String]) throws -> Int {
            try #require(lines.firstIndex { $0.hasPrefix("{\"" + kind) })
        }
        for kind in ["desk_version", "attachment", "event", "vote", "view", "file"] {
            let missing = try await altered { $0.remove(at: try index(kind, $0)) }
            #expect(missing.kind == .invalid, "\(kind): \(missing)")
            let doubled = try await altered { lines in
                let place = try index(kind, lines)
                lines.insert(lines[place], at: place)
            }
            #expect(doubled.kind == .invalid, "\(kind): \(doubled)")
        }
        let swapped = try await altered { $0.swapAt(try index("event", $0), try index("vote", $0)) }
        #expect(swapped.message.contains("in front of"))
        let foreign = try await altered { $0.insert("{\"tokens\":{}}", at: 2) }
        #expect(foreign.message.contains("no such line"))
        let empty = try await altered { $0.insert("", at: 2) }
        #expect(empty.line == 3)
    }

    @Test("A line, and a number of records, beyond the limits are refused")
    func limits() async throws {
        var archive = try await Self.archive()
        var limits = ArchiveLimits()
        limits.recordsMax = 10
        #expect(try await refusal(of: try archive.signed(), limits: limits).reason == "TOO_MANY_RECORDS")
        limits = ArchiveLimits()
        limits.bytesMax = 1_000
        #expect(try await refusal(of: try archive.signed(), limits: limits).reason == "ARCHIVE_TOO_LARGE")
        archive.lines.insert("{\"vote\":{\"person\":\"" + String(repeating: "x", count: 10 << 20) + "\"}}", at: 2)
        let refusal = try await refusal(of: try archive.signed())
        #expect(refusal.reason == "LINE_TOO_LONG")
        #expect(refusal.line == 3)
    }
}
