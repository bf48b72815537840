import Testing
import TicketCore
import TicketDesks

@Suite("The zone of a desk's hours")
struct DeskZoneTests {
    private static let file = DeskTemplates.files["live-chat"] ?? ""

    @Test("A zone that is not in the database is found when the desk is loaded, with its line and column")
    func unknown() throws {
        let yaml = Self.file.replacing("Europe/Madrid", with: "Europe/Madird")
        let finding = try #require(DeskFile.validate(yaml: yaml, file: "desk.yaml").first)
        #expect(finding.severity == .error)
        #expect(finding.code == "UNKNOWN_ZONE")
        #expect(finding.path == "hours.zone")
        #expect(
            finding.description == "desk.yaml:20:9: hours.zone: there is no time zone \"Europe/Madird\": use an IANA "
                + "name such as \"Europe/Madrid\"")
        #expect(throws: DeskFileError.self) { try DeskFile.load(yaml: yaml) }
    }

    @Test("A name that is none is found once")
    func noName() {
        let yaml = Self.file.replacing("Europe/Madrid", with: "../etc/passwd")
        #expect(DeskFile.validate(yaml: yaml).map(\.code) == ["INVALID_HOURS"])
    }

    @Test("A machine without zones says so")
    func noData() throws {
        let nowhere = ZoneDatabase(directories: ["/nowhere"])
        let finding = try #require(DeskFile.validate(yaml: Self.file, zones: nowhere).first)
        #expect(finding.message.contains("install the tzdata package"))
        #expect(DeskFile.validate(yaml: Self.file, zones: nil).isEmpty)
    }
}
