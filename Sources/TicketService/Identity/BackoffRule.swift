/// How long somebody has to wait after how many attempts.
struct BackoffRule: Sendable {
    /// How many attempts come before the first wait.
    var freeAttempts: Int
    /// The first wait, in microseconds; each further one is twice as long.
    var firstMicroseconds: Int64
    /// The longest wait, in microseconds.
    var maxMicroseconds: Int64
    /// After how long without an attempt all is forgotten, in microseconds.
    var forgottenMicroseconds: Int64
}
