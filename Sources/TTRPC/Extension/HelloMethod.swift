/// The call by which two peers agree on the extension.
package enum HelloMethod {
    /// The version of the extension that this library speaks.
    package static let version: UInt32 = 1
    /// `ttrpcx.v1.Connection/Hello`.
    package static let descriptor = MethodDescriptor(
        service: "ttrpcx.v1.Connection", method: "Hello", shape: .unary)
    /// The only stream on which the extension can be agreed on.
    package static let streamID: UInt32 = 1
}
