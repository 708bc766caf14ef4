import Basics
import People
import Store

/// What a solved case says about how much of specialists' time its kind takes (SPEC L6).
struct Effort: Sendable, Hashable {
    let day: CalendarDay
    let kind: Case.Kind
    /// Solved by the first line, and no other line ever had it. Otherwise the second line worked on it for `minutes`.
    let isAlone: Bool
    let minutes: Int

    /// - Parameters:
    ///   - isBeyond: whether a line beyond the first ever had it.
    ///   - worked: the second line's working time on it.
    /// - Returns: nil when it says nothing: another line had it, and nobody of the second worked on it.
    init?(solvedOn day: CalendarDay, kind: Case.Kind, isBeyond: Bool, worked: Duration) {
        guard !isBeyond || worked > .zero else { return nil }
        self.day = day
        self.kind = kind
        isAlone = !isBeyond
        minutes = isBeyond ? max(1, Int((worked.wholeMilliseconds + 30_000) / 60_000)) : 0
    }

    init(day: CalendarDay, kind: Case.Kind, isAlone: Bool, minutes: Int) {
        self.day = day
        self.kind = kind
        self.isAlone = isAlone
        self.minutes = minutes
    }
}

extension CaseStep {
    /// Whose working time the second line spends on it before and after.
    var handsBefore: Person.ID? { before.flatMap(Self.hands) }
    var handsAfter: Person.ID? { Self.hands(after) }

    private static func hands(_ place: Place) -> Person.ID? {
        place.line == .second && place.status == .working ? place.worker : nil
    }

    var isBeyondFirst: Bool { after.line > .first || (before.map { $0.line > .first } ?? false) }

    /// Work on it has ended with this.
    var isSolved: Bool { !isByJoining && (before?.isUnsolved ?? true) && !after.isUnsolved }
}
