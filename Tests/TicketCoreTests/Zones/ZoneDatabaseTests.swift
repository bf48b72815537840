import Foundation
import Testing
import TicketCore

@Suite("Time zones: the machine's database")
struct ZoneDatabaseTests {
    private func error(_ name: String, in database: ZoneDatabase = .system) -> ZoneError? {
        do {
            _ = try database.rules(named: name)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "What is no zone is told by its name",
        arguments: [
            "Europe/Madird", "Europe", "", "/", "../zoneinfo/Europe/Madrid", "/usr/share/zoneinfo/Europe/Madrid",
            "Europe//Madrid", "Europe/Madrid/", "Europe/Madrid/x", "tzdata.zi", "localtime", "posixrules", "España",
            "Europe/Madrid\0", String(repeating: "x", count: 65),
        ])
    func unknown(name: String) {
        #expect(error(name) == .unknown(name: name))
        #expect(
            ZoneError.unknown(name: name).description
                == "there is no time zone \"\(name)\": use an IANA name such as \"Europe/Madrid\"")
    }

    @Test("A machine without zones is told so, and has UTC all the same")
    func noData() throws {
        let nowhere = ZoneDatabase(directories: ["/nonexistent/zones", "/nonexistent/more"])
        #expect(
            error("Europe/Madrid", in: nowhere) == .noData(directories: ["/nonexistent/zones", "/nonexistent/more"]))
        #expect(
            error("Europe/Madrid", in: nowhere)?.description.contains("none in /nonexistent/zones or /nonexistent/more")
                == true)
        #expect(try nowhere.rules(named: "UTC") == .utc)
        #expect(throws: ZoneError.self) { _ = try nowhere.calendar(.liveChat("Europe/Madrid")) }
    }

    @Test("A file that is no zone, or too large to be one, is told by its path")
    func unusable() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zones-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("root".utf8).write(to: folder.appendingPathComponent("Text"))
        try Data(count: 200_000).write(to: folder.appendingPathComponent("Large"))
        let database = ZoneDatabase(directories: ["/nonexistent", folder.path])
        #expect(error("Text", in: database) == .unusable(path: folder.path + "/Text", reason: "no TZif file"))
        #expect(
            error("Large", in: database) == .unusable(path: folder.path + "/Large", reason: "more than 65536 bytes"))
        #expect(error("Other", in: database) == .unknown(name: "Other"))
    }

    @Test("Hours that do not hold together are told before any file is read")
    func inconsistent() {
        #expect(throws: CalendarError.self) {
            _ = try ZoneDatabase.system.calendar(ServiceHours(zone: "UTC", week: [:]))
        }
    }
}
