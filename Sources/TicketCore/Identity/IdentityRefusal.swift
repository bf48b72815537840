/// Why something about people and their tokens is not done.
public enum IdentityRefusal: Error, Sendable, Hashable {
    /// Another person of the tenant has the mail address.
    case addressTaken(String)
    /// A service token was made for this request id, and cannot be shown again.
    case tokenWasShown(id: String)
    /// The service has as many tokens as it may.
    case tooManyTokens
    /// A service has the name of a certificate already.
    case certificateTaken
}
