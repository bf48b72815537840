import Testing
import TicketKeys

@Suite struct ServerKeysTests {
    private let old = [UInt8](repeating: 1, count: 32)
    private let new = [UInt8](repeating: 2, count: 32)

    @Test func eachPurposeAndEachKeyHasAKeyOfItsOwn() throws {
        let keys = try #require(ServerKeys([new, old]))
        let derived = keys.keys(for: "reply-address") + keys.keys(for: "password-reset")
        #expect(Set(derived).count == 4)
        #expect(derived.allSatisfy { $0.count == ServerKeys.keyBytes })
        #expect(keys.key(for: "reply-address") == derived[0])
        #expect(!derived.contains(new) && !derived.contains(old))
    }

    @Test func theSameKeysGiveTheSameAtTheNextStart() throws {
        let first = try #require(ServerKeys([old])).key(for: "reply-address")
        #expect(try #require(ServerKeys([old])).key(for: "reply-address") == first)
    }

    @Test func aNewKeyComesFirstAndTheOldOnesAreStillBelieved() throws {
        let keys = try #require(ServerKeys([old]))
        let rotated = keys.rotated()
        #expect(rotated.key(for: "a") != keys.key(for: "a"))
        #expect(rotated.keys(for: "a").last == keys.key(for: "a"))
        let full = (0..<20).reduce(keys) { keys, _ in keys.rotated() }
        #expect(full.keys(for: "a").count == ServerKeys.keysMax)
    }

    @Test func keysOfAnotherLengthOrNumberAreNone() {
        #expect(ServerKeys([]) == nil)
        #expect(ServerKeys([Array(old.dropLast())]) == nil)
        #expect(ServerKeys(Array(repeating: old, count: ServerKeys.keysMax + 1)) == nil)
    }

    @Test func descriptionsSayNothingOfTheKeys() throws {
        let keys = try #require(ServerKeys([[UInt8](repeating: 213, count: 32)]))
        var dumped = ""
        dump(keys, to: &dumped)
        #expect("\(keys)" == "ServerKeys(count: 1)")
        #expect(!dumped.contains("213") && !String(reflecting: keys).contains("213"))
    }

    @Test func aMailThatIsComposedAgainBringsTheSameResetToken() throws {
        let keys = try #require(ServerKeys([old]))
        let token = PasswordResetToken.derive(keys, "a1")
        #expect(token.hasPrefix("tkr_") && token.utf8.count == 4 + 43)
        #expect(token == PasswordResetToken.derive(keys, "a1"))
        #expect(token != PasswordResetToken.derive(keys, "a2"))
        let digest = PasswordResetToken.digest(token)
        #expect(PasswordResetToken.derive(keys.rotated(), "a1", digest: digest) == token)
        #expect(PasswordResetToken.derive(ServerKeys.random(), "a1", digest: digest) == nil)
    }
}
