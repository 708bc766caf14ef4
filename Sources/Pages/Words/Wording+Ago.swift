import Basics

extension Wording {
    /// How far away a moment is, as one says it: 5 мин назад, вчера в 14:06, через 2 ч, 18 ноября.
    /// `times.js` says the same in the browser; keep the two alike.
    package func ago(_ moment: Moment) -> String {
        let seconds = (now - moment).wholeMilliseconds / 1000
        let days = wall(now).dayNumber - wall(moment).dayNumber
        let past = seconds >= 0
        let minutes = Int(seconds.magnitude / 60)
        switch (minutes, abs(days)) {
        case (0, _): return self("ago.now")
        case (..<60, _): return past ? count("ago.minutes", minutes) : count("ahead.minutes", minutes)
        case (_, 0): return past ? count("ago.hours", minutes / 60) : count("ahead.hours", minutes / 60)
        case (_, 1): return self(past ? "ago.yesterday" : "ahead.tomorrow", ["time": time(moment)])
        case (_, ..<7): return past ? count("ago.days", days) : count("ahead.days", -days)
        default: return day(moment)
        }
    }

    /// 4 мин 20 с: the two greatest units.
    package func duration(_ span: Duration) -> String {
        let seconds = Int(span.components.seconds.magnitude)
        let units = lexicon.units
        let parts = [
            (seconds / 86_400, units.days), (seconds / 3600 % 24, units.hours), (seconds / 60 % 60, units.minutes),
            (seconds % 60, units.seconds),
        ]
        guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "0\u{A0}" + units.seconds }
        let text = parts[first..<min(first + 2, parts.count)].filter { $0.0 > 0 }
            .map { "\($0.0)\u{A0}\($0.1)" }.joined(separator: " ")
        return span < .zero ? "−" + text : text
    }

    /// 0:48, for what is counting
    package func clock(_ span: Duration) -> String {
        let seconds = Int(span.components.seconds.magnitude)
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let tail = (rest < 10 ? ":0" : ":") + String(rest)
        guard hours > 0 else { return String(minutes) + tail }
        return "\(hours):" + (minutes < 10 ? "0" : "") + String(minutes) + tail
    }
}
