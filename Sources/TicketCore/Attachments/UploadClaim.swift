/// The right to add to an upload. The next one that is given takes it away, so that whoever comes back after a lost
/// connection need not wait until the server has noticed the loss.
public struct UploadClaim: Sendable, Hashable {
    /// The tenant.
    public let tenant: String
    /// Whose upload it is.
    public let personID: String
    /// What they call it.
    public let uploadID: String
    /// The id of the file that it becomes.
    public let fileID: String
    /// Rises with each claim.
    public let number: UInt64

    /// A claim, as a store gives it.
    public init(tenant: String, personID: String, uploadID: String, fileID: String, number: UInt64) {
        self.tenant = tenant
        self.personID = personID
        self.uploadID = uploadID
        self.fileID = fileID
        self.number = number
    }
}
