package import Testing

/// Runs each test of a suite, or each case of a test, on a thread of its own.
///
/// For tests that compute for seconds without waiting for anything: the threads that all tests share are as few as the
/// machine has cores, and whatever waits for a moment or a deadline meanwhile would come too late.
package struct ThreadOfItsOwn: TestTrait, SuiteTrait, TestScoping {
    package let isRecursive = true

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let thread = ThreadExecutor()
        defer { thread.finish() }
        try await withTaskExecutorPreference(thread) { try await function() }
    }
}

extension Trait where Self == ThreadOfItsOwn {
    /// Runs each test, or each case of one, on a thread of its own.
    package static var onThreadOfItsOwn: Self { ThreadOfItsOwn() }
}
