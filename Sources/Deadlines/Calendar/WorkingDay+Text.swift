/// How people write what is worked on a day: `09:00–13:00, 14:00–18:00`; nothing, or a dash, is a day off.
extension WorkingDay: LosslessStringConvertible {
    /// - Returns: nil for what is no such list, or one whose spans overlap.
    package init?(_ text: String) {
        let parts = text.split { $0 == "," || $0 == ";" }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        guard parts.contains(where: { $0.contains(where: \.isNumber) }) else {
            guard parts.allSatisfy({ $0.allSatisfy { "–—-".contains($0) } }) else { return nil }
            self = .off
            return
        }
        var spans: [WorkingSpan] = []
        for part in parts {
            let times = part.split { "–—-".contains($0) }.map { Self.minutes(String($0)) }
            guard times.count == 2, let from = times[0], let until = times[1] else { return nil }
            do { spans.append(try WorkingSpan(from: from == 1440 ? 0 : from, until: until)) } catch { return nil }
        }
        do { try self.init(spans) } catch { return nil }
    }

    package var description: String { spans.map(\.description).joined(separator: ", ") }

    /// `9`, `9:30` and `24:00`.
    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let hours = parts[0] else { return nil }
        guard let minutes = parts.count == 2 ? parts[1] : 0, (0..<60).contains(minutes) else { return nil }
        let all = hours * 60 + minutes
        return (0...1440).contains(all) ? all : nil
    }
}
