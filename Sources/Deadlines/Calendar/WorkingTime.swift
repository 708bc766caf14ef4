import Basics

/// A calendar made ready for counting: when it opens and closes is worked out beforehand for the years that are asked about most,
/// and anew for each question about others.
package struct WorkingTime: Sendable {
    package let calendar: BusinessCalendar
    private let zone: Zone
    private let kept: Openings

    /// How far ahead an end, an opening or a closing is looked for.
    package static let yearsAhead = 20
    private static let horizon = Duration.days(yearsAhead * 365 + 5)

    /// - Parameter years: of which the openings are kept; it changes nothing but the speed.
    package init(_ calendar: BusinessCalendar, years: Range<Int> = 2010..<2060) {
        self.calendar = calendar
        zone = Zone(calendar.zone)
        kept = Openings(
            of: calendar,
            in: zone,
            from: .beginning(ofYear: years.lowerBound),
            to: .beginning(ofYear: years.upperBound)
        )
    }

    package func isWorking(at moment: Moment) -> Bool {
        openings(from: moment, to: moment + .milliseconds(1)).contains(moment)
    }

    /// The work between two moments; negative when they are the other way round, so that parts always add up.
    package func workingTime(from earlier: Moment, to later: Moment) -> Duration {
        guard earlier <= later else { return .zero - workingTime(from: later, to: earlier) }
        let openings = openings(from: earlier, to: later)
        return .milliseconds(openings.worked(until: later) - openings.worked(until: earlier))
    }

    /// The first moment at which so much has been worked: the closing time of a day rather than the opening of the next. A span of
    /// nothing, or less, is over at once, also outside of working time. Fractions of a millisecond are cut off.
    /// - Throws: `closedTooLong` when that is more than 20 years ahead, or never.
    package func end(of span: Duration, from moment: Moment) throws(CalendarFlaw) -> Moment {
        // Nothing takes less time than the work in it; and the milliseconds of any greater span might not fit.
        guard span <= Self.horizon else { throw closedTooLong }
        let milliseconds = span.wholeMilliseconds
        guard milliseconds > 0 else { return moment }
        guard let end = find(from: moment, { $0.end(of: milliseconds, from: moment) }) else { throw closedTooLong }
        return end
    }

    /// The first beginning of work that is later than the moment; nil when there is none in the next 20 years.
    package func nextOpening(after moment: Moment) -> Moment? {
        find(from: moment) { $0.nextOpening(after: moment) }
    }

    /// The first end of work that is later than the moment; nil when there is none in the next 20 years.
    package func nextClosing(after moment: Moment) -> Moment? {
        find(from: moment) { $0.nextClosing(after: moment) }
    }

    private var closedTooLong: CalendarFlaw { .closedTooLong(calendar: calendar.name, years: Self.yearsAhead) }
}

extension WorkingTime {
    private func openings(from earlier: Moment, to later: Moment) -> Openings {
        if kept.covers(from: earlier, to: later) { return kept }
        return Openings(of: calendar, in: zone, from: earlier, to: later)
    }

    private func find(from moment: Moment, _ search: (Openings) -> Moment?) -> Moment? {
        let latest = moment + Self.horizon
        if kept.covers(moment), let found = search(kept) { return found <= latest ? found : nil }
        if kept.covers(from: moment, to: latest) { return nil }
        // What is sought is mostly near, and the years ahead take long to work out.
        let near = Openings(of: calendar, in: zone, from: moment, to: moment + .days(60))
        return search(near) ?? search(Openings(of: calendar, in: zone, from: moment, to: latest))
    }
}

extension Moment {
    fileprivate static func beginning(ofYear year: Int) -> Moment {
        let day = CalendarDay(year: year, month: 1, day: 1)?.number ?? 0
        return Moment(milliseconds: Int64(day) * 86_400_000)
    }
}
