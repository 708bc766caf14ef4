import HTML
import Telephony

/// A sound as a drawing: each channel a band of its own, louder where it is broader. For those who hear the page it says nothing.
struct Waveform: WrittenHTML {
    private let peaks: Peaks
    /// As loud as the loudest is drawn, so that a far voice is seen, too.
    private let scale: Double

    /// Of a channel.
    private static let height = 40
    /// More lines than these no screen shows apart.
    private static let most = 300
    /// What is no louder than this is noise, and not to be blown up.
    private static let quietest = 12.0

    init(_ peaks: Peaks) {
        let loudest = peaks.peaks.reduce(0.0) { max($0, abs(Double($1.low)), abs(Double($1.high))) }
        self.peaks = peaks
        scale = Double(Self.height / 2 - 1) / max(Self.quietest, loudest)
    }

    func write(to page: inout HTMLWriter) {
        let size = "0 0 \(lines) \(peaks.channels * Self.height)"
        page.write(trusted: "<svg viewBox=\"\(size)\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
        for channel in 0..<peaks.channels {
            page.write(trusted: "<path class=\"side-\(channel)\" d=\"\(path(channel))\"/>")
        }
        page.write("</svg>")
    }

    private var lines: Int { max(1, min(peaks.count, Self.most)) }

    /// A line for each stretch, from its lowest to its highest.
    private func path(_ channel: Int) -> String {
        let own = peaks[channel]
        let middle = Double(channel * Self.height + Self.height / 2)
        return (0..<lines).map { line in
            let stretch = own[line * own.count / lines..<(line + 1) * own.count / lines]
            let high = middle - Double(stretch.map(\.high).max() ?? 0) * scale
            let low = middle - Double(stretch.map(\.low).min() ?? 0) * scale
            // Silence is seen as a line.
            return "M\(line) \(Self.number(min(high, middle - 0.5)))V\(Self.number(max(low, middle + 0.5)))"
        }
        .joined()
    }

    /// With one place behind the point.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
