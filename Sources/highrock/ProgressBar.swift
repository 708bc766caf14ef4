/// ▓▓▓▓░░░░ 52 %
enum ProgressBar {
    private static let width = 32

    static func text(done: Int64, all: Int64) -> String {
        let share = all > 0 ? min(1, Double(done) / Double(all)) : 1
        let full = Int(share * Double(width))
        return String(repeating: "▓", count: full) + String(repeating: "░", count: width - full)
            + " \(Int(share * 100)) %"
    }
}
