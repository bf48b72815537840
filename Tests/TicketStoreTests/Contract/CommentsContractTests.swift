import Testing
import TicketCore

@Suite("Every store: comments")
struct CommentsContractTests {
    @Test("Comments come oldest first, each once, in pages of any size", arguments: StoreUnderTest.allCases)
    func pages(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let number = try await store.create().number
            let other = try await store.create().number
            var expected: [TicketCore.Comment] = []
            for index in 0..<10 {
                clock.advance(seconds: 1)
                let outcome = try await store.comment(
                    number, as: index % 2 == 0 ? Cast.ana : Cast.alba, "Comment \(index)",
                    replyTo: index >= 5 ? Int64(index - 4) : nil)
                expected.append(try #require(outcome.comment))
                try await store.comment(other, "Elsewhere \(index)")
            }
            #expect(expected.map(\.id) == Array(1...10))
            for limit in 1...11 {
                #expect(try await pages(store, number: number, limit: limit) == expected)
            }
        }
    }

    private func pages(_ store: any TicketStore, number: Int64, limit: Int) async throws -> [TicketCore.Comment] {
        var listed: [TicketCore.Comment] = []
        while listed.count <= 100 {
            let page = try await store.comments(
                of: number, tenant: Cast.tenant, after: listed.last?.id ?? 0, limit: limit)
            listed += page
            if page.count < limit { break }
        }
        return listed
    }

    @Test(
        "A comment keeps its author, time, channel and the comment that it answers", arguments: StoreUnderTest.allCases)
    func fields(kind: StoreUnderTest) async throws {
        let clock = TestClock()
        try await kind.withAccountPortal(clock: clock) { store in
            let number = try await store.create().number
            try await store.comment(number, as: Cast.alba, "Which browser?")
            clock.advance(seconds: 5)
            try await store.comment(number, as: Cast.ana, "Firefox", replyTo: 1)
            let comments = try await store.comments(of: number, tenant: Cast.tenant, after: 1, limit: 10)
            #expect(
                comments == [
                    TicketCore.Comment(
                        id: 2, body: "Firefox", replyTo: 1, author: Cast.ana.person, createTime: clock.now,
                        channel: .app)
                ])
        }
    }

    @Test("A comment of another ticket cannot be answered here", arguments: StoreUnderTest.allCases)
    func replyElsewhere(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let first = try await store.create().number
            let second = try await store.create().number
            try await store.comment(first)
            await #expect(throws: Refusal.self) { try await store.comment(second, "Yes", replyTo: 1) }
            #expect(try await store.comment(first, "Yes", replyTo: 1).comment?.replyTo == 1)
        }
    }

    @Test("A ticket that is not there has no comments", arguments: StoreUnderTest.allCases)
    func unknownTicket(kind: StoreUnderTest) async throws {
        try await kind.withAccountPortal { store in
            let comments = try await store.comments(of: 100_001, tenant: Cast.tenant, after: 0, limit: 10)
            #expect(comments == [])
        }
    }
}
