extension Duration {
    /// Whole milliseconds, at least 1.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return max(
            1, Int(clamping: min(seconds, 1_000_000)) * 1_000 + Int(clamping: attoseconds / 1_000_000_000_000_000))
    }
}
