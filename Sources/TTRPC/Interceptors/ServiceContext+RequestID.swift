public import Instrumentation

extension ServiceContext {
    /// The name of the call that is being handled, so that logs and calls to other services can carry it on.
    public package(set) var requestID: String? {
        get { self[RequestIDKey.self] }
        set { self[RequestIDKey.self] = newValue }
    }

    private enum RequestIDKey: ServiceContextKey {
        typealias Value = String
    }
}
