/// Keeps what one job of a group writes apart from the others: all of it stays or none.
final class Savepoint {
    private let begin: Statement
    private let release: Statement
    private let rollBack: Statement

    init(_ connection: Connection) throws {
        begin = try connection.prepare("SAVEPOINT job")
        release = try connection.prepare("RELEASE job")
        rollBack = try connection.prepare("ROLLBACK TO job")
    }

    /// Runs `body`; if it throws, what it wrote is undone.
    func run<Value>(_ body: () throws -> Value) throws -> Value {
        try begin.run()
        do {
            let value = try body()
            try release.run()
            return value
        } catch let failure as SQLiteFailure where failure.kind != .statement {
            // The whole transaction is at an end; SQLite may have rolled it back by itself.
            throw failure
        } catch {
            try rollBack.run()
            try release.run()
            throw error
        }
    }
}
