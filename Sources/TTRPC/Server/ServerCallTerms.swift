/// What holds for the calls of one connection.
package struct ServerCallTerms: Sendable {
    let frameBytesMax: Int
    let metadata: MetadataLimits
    package let compression: Compression?
    let isExtended: Bool
    let queuedMessagesMax: Int
    let queuedBytesMax: Int
    let receivedMessagesMax: Int
    let receivedBytesMax: Int
    let budget: ByteBudget

    /// - Parameters:
    ///   - settings: what was agreed on; nil for a plain connection.
    ///   - budget: bounds what waits, both ways, over all connections.
    package init(limits: ServerLimits, settings: ExtensionSettings?, budget: ByteBudget) {
        self.budget = budget
        metadata = limits.metadata
        compression = settings?.compression
        isExtended = settings != nil
        frameBytesMax = settings?.frameBytesMax ?? limits.frameBytesMax
        queuedMessagesMax = limits.queuedMessagesMax
        // What the peer gives no credit for need not wait here: the handler can.
        queuedBytesMax = min(limits.queuedBytesMax, settings?.sendStreamWindowBytes ?? .max)
        // An extended peer is bounded by its credit.
        receivedMessagesMax = settings == nil ? limits.receivedMessagesMax : .max
        receivedBytesMax = settings == nil ? limits.receivedBytesMax : .max
    }
}
