import Basics
import Clients
import Deadlines
import People
import Store

extension Snapshot {
    /// The text with its gaps filled for one case, with the times by which the client is told to have an answer if it names them.
    package func filled(
        _ text: TemplateText,
        for found: Case,
        of client: Client,
        by author: Person.ID?,
        link: String = ""
    ) throws -> String {
        var values = try templateValues(for: found, of: client, by: author, link: link)
        if !text.fields.isDisjoint(with: [.caseAnswerBy, .caseSolutionBy]) {
            values.merge(try deadlineValues(for: found, of: client)) { _, deadline in deadline }
        }
        return text.filled(with: values)
    }

    private func deadlineValues(for found: Case, of client: Client) throws -> [TemplateText.Field: String] {
        let clocks = try openClocks(of: found, history(of: found))
        let zone = Zone(try deadlinePolicy().standardCalendar.calendar.zone)
        func told(_ clocks: [Clock]) -> String? {
            clocks.compactMap(\.reachableDue).min().map { WallTime($0, in: zone).told(in: client.language) }
        }
        return [
            .caseAnswerBy: told(clocks.filter { $0.goal != .solution }),
            .caseSolutionBy: told(clocks.filter { $0.goal == .solution }),
        ]
        .compactMapValues(\.self)
    }
}

extension WallTime {
    /// In figures: whoever reads it is not asked which month that was.
    fileprivate func told(in language: Language) -> String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let clock = "\(two(hour)):\(two(minute))"
        return switch language {
        case .russian: "\(two(day)).\(two(month)).\(year), \(clock)"
        case .english: "\(calendarDay), \(clock)"
        }
    }
}
