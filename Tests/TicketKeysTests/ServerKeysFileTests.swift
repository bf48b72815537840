import Foundation
import Testing
import TicketKeys

@Suite final class ServerKeysFileTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
    private var file: ServerKeysFile { ServerKeysFile(directory: directory.path) }

    init() throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    private func write(_ text: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    }

    private func line(_ digit: String) -> String { String(repeating: digit, count: 64) + "\n" }

    @Test func theFirstStartMakesAKeyAndTheNextOneReadsIt() throws {
        let first = try file.open()
        let second = try file.open()
        #expect(first.isFresh && !second.isFresh)
        #expect(first.keys.keys(for: "a") == second.keys.keys(for: "a"))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["secret-keys"])
    }

    @Test func severalKeysAreReadInTheirOrder() throws {
        try write("ticketd secret keys 1\n" + line("1") + line("2"))
        let keys = try #require(ServerKeys([0x11, 0x22].map { [UInt8](repeating: $0, count: 32) }))
        #expect(try file.read()?.keys(for: "a") == keys.keys(for: "a"))
    }

    @Test func whatWasLeftOfAWriteThatDiedIsInNobodysWay() throws {
        try Data("half".utf8).write(to: URL(fileURLWithPath: file.path + ".new"))
        let written = try file.open().keys
        #expect(try file.read()?.key(for: "a") == written.key(for: "a"))
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func aFileThatOthersCouldReadIsRefused(mode: Int) throws {
        try write("ticketd secret keys 1\n" + line("1"), mode: mode)
        let error = #expect(throws: ServerKeysError.self) { try self.file.open() }
        #expect("\(try #require(error))".contains("chmod 600 \(file.path)"))
    }

    @Test func aDirectoryOrALinkInItsPlaceIsRefused() throws {
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: "/dev/zero")
        #expect(throws: ServerKeysError.self) { try self.file.open() }
        try FileManager.default.removeItem(atPath: file.path)
        try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: false)
        #expect(throws: ServerKeysError.self) { try self.file.open() }
    }

    @Test func aNewerFormatIsNotGuessedAt() throws {
        try write("ticketd secret keys 2\nsomething\n")
        #expect(throws: ServerKeysError.newerFormat(path: file.path)) { try self.file.open() }
    }

    @Test func aDamagedFileIsRefusedAndLeftAsItIs() throws {
        let good = "ticketd secret keys 1\n" + line("a")
        let damaged = [
            "", "\n", "ticketd secret keys 1\n", String(good.dropLast()), String(good.dropLast(2)) + "\n", good + "\n",
            good.replacing("a\n", with: "g\n"), "other\n" + line("a"), good + line("é"),
            good + String(repeating: line("b"), count: 8), good + String(repeating: "c", count: 5_000) + "\n",
        ]
        for text in damaged {
            try write(text)
            let error = #expect(throws: ServerKeysError.self, "\(text)") { try self.file.open() }
            guard case .damaged = error else {
                Issue.record("\(text): \(String(describing: error))")
                continue
            }
            #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
        }
    }

    @Test func errorsSayNothingOfTheKeys() throws {
        try write("ticketd secret keys 1\n" + line("d").dropLast(2) + "x\n")
        let error = #expect(throws: ServerKeysError.self) { try self.file.open() }
        #expect(!"\(try #require(error))".contains("dddd"))
    }
}
