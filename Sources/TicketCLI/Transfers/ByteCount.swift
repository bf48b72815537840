/// Numbers of bytes as people read them.
enum ByteCount {
    /// `512 B`, `1.5 KiB`, `25.0 MiB`.
    static func text(_ bytes: Int64) -> String {
        var value = Double(max(0, bytes))
        var unit = "B"
        for next in ["KiB", "MiB", "GiB", "TiB"] where value >= 1_024 {
            value /= 1_024
            unit = next
        }
        if unit == "B" { return "\(max(0, bytes)) B" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}
