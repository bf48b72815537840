import ProcessTestSupport
import Testing

@Suite("A moved clock", .timeLimit(.minutes(10)))
struct MovedClockTests {
    @Test("A server that is not for development is not told the time by a file")
    func needsDevelopment() async throws {
        let folder = try TemporaryFolder()
        let arguments = ["serve", "--data", "\(folder.path)/data", "--clock-offset-file", "\(folder.path)/offset"]
        let server = try ChildProcess("ticketd", arguments, log: folder)
        #expect(try await server.ending() == .exit(2))
        #expect(server.log.contains("--clock-offset-file needs --dev"))
    }
}
