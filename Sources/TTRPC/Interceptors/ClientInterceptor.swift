/// Stands around every call of a client, whatever its shape: adds metadata, measures, logs, refuses, or tries again.
///
///     struct Tagging: ClientInterceptor {
///         func intercept<Value>(
///             _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
///         ) async throws -> Value {
///             var call = call
///             call.options.metadata.append("x-source", "import")
///             return try await next(call)
///         }
///     }
public protocol ClientInterceptor: Sendable {
    /// Makes the call by calling `next`, or does not.
    ///
    /// What `next` returns is the caller's: the reply of a unary call, or what the caller's closure made of its
    /// streams. Streams are read and written inside `next`. It may be called again for a unary call, after an error
    /// that makes a repetition safe (``RPCError/mayHaveExecuted``); for any other shape a second time would run the
    /// caller's closure twice.
    ///
    /// - Throws: what `next` throws, or an ``RPCError`` in its place.
    nonisolated(nonsending) func intercept<Value>(
        _ call: OutgoingCall, next: (OutgoingCall) async throws -> Value
    ) async throws -> Value
}
