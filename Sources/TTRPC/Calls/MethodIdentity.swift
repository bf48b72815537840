/// A method behind one reference, so that a context is cheap to make and to copy.
final class MethodIdentity: Sendable {
    let method: MethodDescriptor

    init(_ method: MethodDescriptor) {
        self.method = method
    }
}
