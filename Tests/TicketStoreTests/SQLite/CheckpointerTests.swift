import Testing

@testable import TicketStoreSQLite

@Suite("SQLite: when to checkpoint")
struct CheckpointerTests {
    private static var options: SQLiteStoreOptions {
        var options = SQLiteStoreOptions()
        options.idleCheckpointPages = 10
        options.busyCheckpointPages = 100
        return options
    }

    private var checkpointer = Checkpointer(options: Self.options)

    @Test("A short log is left alone, busy or idle")
    mutating func short() {
        #expect(checkpointer.afterCommit(pages: 9) == nil)
        #expect(!checkpointer.isDueWhenIdle)
        #expect(checkpointer.whenIdle() == nil)
    }

    @Test("An idle writer carries over what a busy one leaves, once")
    mutating func idle() {
        #expect(checkpointer.afterCommit(pages: 99) == nil)
        #expect(checkpointer.isDueWhenIdle)
        #expect(checkpointer.whenIdle() == .passive)
        #expect(!checkpointer.isDueWhenIdle)
        #expect(checkpointer.whenIdle() == nil)
    }

    @Test("A long log is carried over although commands wait, and a new one counts from nothing")
    mutating func busy() {
        #expect(checkpointer.afterCommit(pages: 100) == .passive)
        #expect(checkpointer.afterCommit(pages: 20) == nil)
        #expect(checkpointer.afterCommit(pages: 99) == nil)
        #expect(checkpointer.afterCommit(pages: 101) == .passive)
    }

    @Test("A log that readers keep from beginning anew is tried again when it has grown, and at last waited for")
    mutating func stuck() {
        #expect(checkpointer.afterCommit(pages: 100) == .passive)
        #expect(checkpointer.afterCommit(pages: 150) == nil)
        #expect(checkpointer.afterCommit(pages: 200) == .passive)
        #expect(checkpointer.afterCommit(pages: 300) == .passive)
        #expect(checkpointer.afterCommit(pages: 400) == .restart)
    }
}
