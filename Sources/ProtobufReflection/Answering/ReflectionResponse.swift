/// An answer of the reflection service, as `grpc.reflection.v1.ServerReflectionResponse` has them.
public enum ReflectionResponse: Hashable, Sendable {
    /// Packed `google.protobuf.FileDescriptorProto`s: the file that was asked for first, then those that it imports
    /// and that were not sent in the same call before.
    case files([[UInt8]])
    /// The numbers of the extensions of a message, in ascending order.
    case extensionNumbers(message: String, [Int32])
    /// Full names of services, in alphabetical order.
    case services([String])
    /// What was asked for is not there: gRPC's NOT_FOUND with a sentence for people.
    case notFound(String)
}
