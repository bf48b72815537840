import Testing
import TicketCore

@Suite("A session's refresh tokens")
struct SessionTests {
    private func session(generation: Int64, used: [UInt8]?) -> Session {
        Session(
            id: "s", personID: "ana", createTime: Cast.now, expireTime: Cast.now, generation: generation,
            usedDigest: used)
    }

    @Test("The first one is the owner's, and nobody else's")
    func first() {
        let session = session(generation: 0, used: nil)
        #expect(session.verdict(onRefreshToken: [1], generation: 1) == .owner)
        #expect(session.verdict(onRefreshToken: [1], generation: 2) == .thief)
    }

    @Test("The one that was used may come again while no successor was used; a rival of it may not")
    func lostReply() {
        let session = session(generation: 1, used: [1])
        #expect(session.verdict(onRefreshToken: [1], generation: 1) == .owner)
        #expect(session.verdict(onRefreshToken: [2], generation: 2) == .owner)
        #expect(session.verdict(onRefreshToken: [3], generation: 2) == .owner)
        #expect(session.verdict(onRefreshToken: [9], generation: 1) == .thief)
    }

    @Test("One whose successor was used, or a rival of that, is a thief's")
    func stolen() {
        let session = session(generation: 2, used: [2])
        #expect(session.verdict(onRefreshToken: [1], generation: 1) == .thief)
        #expect(session.verdict(onRefreshToken: [3], generation: 2) == .thief)
    }

    @Test("A token is taken from when it was made until it expires, and no longer when the clock is set back")
    func validity() {
        let (start, minute) = (Cast.now, Int64(60_000_000))
        let token = TokenRecord(
            digest: [1], personID: "ana", expireTime: start.advanced(byMicroseconds: 15 * minute), createTime: start)
        for (offset, isTaken) in [
            (-1_440 * minute, false), (-minute - 1, false), (-minute, true), (0, true), (15 * minute - 1, true),
            (15 * minute, false), (10 * 366 * 1_440 * minute, false),
        ] {
            #expect(token.isValid(at: start.advanced(byMicroseconds: offset)) == isTaken, "\(offset)")
        }
    }
}
