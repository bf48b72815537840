/// A call that a client is about to make, as its interceptors see and change it.
public struct OutgoingCall: Sendable {
    /// What is called.
    public let method: MethodDescriptor
    /// What goes with the call: its time and its metadata.
    public var options: CallOptions

    public init(method: MethodDescriptor, options: CallOptions) {
        self.method = method
        self.options = options
    }
}
