import Basics
import HTML
import Pages

/// Days of the week and the time from and to, as a form asks for them.
struct HoursFields: HTML {
    let form: Form
    let w: Wording

    var body: some HTML {
        let days = form.ticked("day", stored: "days")
        div(.class("ticks"), .class("days")) {
            ForEach(1...7) { day in
                Tick(
                    name: "day",
                    value: "\(day)",
                    label: w.weekday(day),
                    isOn: days.isEmpty ? day < 6 : days.contains("\(day)")
                )
            }
        }
        div(.class("fields")) {
            TextField("from", w("admin.rules.from"), form.filled("from", "09:00"), w, kind: .time, required: false)
            TextField("to", w("admin.rules.to"), form.filled("to", "18:00"), w, kind: .time, required: false)
        }
    }
}

/// One of several boxes of the same name.
struct Tick: HTML {
    let name: String
    let value: String
    let label: String
    let isOn: Bool

    var body: some HTML {
        Element(
            "label",
            [.class("choice")],
            Group {
                input(.type("checkbox"), .name(name), .value(value), .checked.when(isOn))
                span { label }
            }
        )
    }
}

extension Form {
    /// What the fields above said; nil, with an error, when that is no time.
    mutating func hours(isOutside: Bool) -> WeekHours? {
        let days = Set(all("day").compactMap { Int($0) }.filter { (1...7).contains($0) })
        guard let from = minutes("from"), let to = minutes("to"), !days.isEmpty else {
            refuse("from", "refusal.rule.hours")
            return nil
        }
        return WeekHours(days: days, from: from, to: to, zone: self["zone"] ?? "", isOutside: isOutside)
    }

    /// For showing hours that are kept.
    static func values(of hours: WeekHours) -> [String: String] {
        [
            "from": clock(hours.from), "to": clock(hours.to),
            "days": hours.days.sorted().map(String.init).joined(separator: " "),
        ]
    }

    /// Words that were ticked, however the form came by them.
    func ticked(_ name: String, stored: String) -> Set<String> {
        let sent = all(name)
        return Set(sent.isEmpty ? (self[stored] ?? "").split(separator: " ").map(String.init) : sent)
    }

    private static func clock(_ minutes: Int) -> String {
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private func minutes(_ name: String) -> Int? {
        let parts = (self[name] ?? "").split(separator: ":").compactMap { Int($0) }
        guard parts.count >= 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return parts[0] * 60 + parts[1]
    }
}
