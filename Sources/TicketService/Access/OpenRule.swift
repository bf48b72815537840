/// Who may call a method without a token. What such a method does for strangers it has to bound itself.
enum OpenRule: Sendable {
    /// Whoever can connect.
    case anybody
}
